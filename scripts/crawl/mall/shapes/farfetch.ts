/** A shop with a listing API of the shape that Farfetch's has. */

import { html, json } from '../answer';
import type { Garment } from '../garment';
import { page } from '../page';
import { numberParameter, pageCount, pageOf, type Shape, type Stall } from '../shape';
import { money, truthOf } from '../truth';

const PAGE_SIZE = 90;
const LISTING = '/plpslice/listing-api/products-facets';
const CURRENCY = 'USD';

const pathOf = ({ number }: Garment): string => `/shopping/item-${number}.aspx`;

function item(garment: Garment, stall: Stall): unknown {
	const all = stall.pictures(garment);
	const list = garment.listPriceCents ?? garment.priceCents;
	return {
		id: Number(garment.number),
		shortDescription: garment.name.en,
		merchantId: 1,
		brand: { id: 1, name: garment.brand.en },
		gender: garment.gender.en,
		images: { cutOut: all[0], model: all[1] ?? null, all },
		priceInfo: {
			finalPrice: garment.priceCents / 100,
			initialPrice: list / 100,
			currencyCode: CURRENCY,
			isOnSale: garment.listPriceCents !== null
		},
		stockTotal: garment.isInStock ? 3 : 0,
		url: `${pathOf(garment)}?storeid=1`
	};
}

export const farfetch: Shape = {
	language: 'en',
	fields: [
		...(['number', 'name', 'link', 'brand', 'price', 'listPrice', 'availability'] as const),
		...(['gender', 'images'] as const)
	],
	start: [`${LISTING}?page=1`],
	productPath: null,
	truth(garment, stall) {
		const list = garment.listPriceCents;
		return truthOf(garment, stall, 'en', {
			link: `${stall.url}${pathOf(garment)}?storeid=1`,
			price: money(garment.priceCents, CURRENCY),
			listPrice: list === null ? null : money(list, CURRENCY),
			...{ description: '', category: '', colours: [], sizes: [], material: '' }
		});
	},
	answer(url, stall) {
		if (url.pathname === LISTING) {
			const index = numberParameter(url, 'page', 1);
			const items = pageOf(stall.garments, index, PAGE_SIZE).map((garment) => item(garment, stall));
			const totalPages = pageCount(stall.garments, PAGE_SIZE);
			const totalItems = stall.garments.length;
			return json({
				listingItems: { items },
				listingPagination: { index, view: PAGE_SIZE, totalItems, totalPages }
			});
		}
		if (url.pathname !== '/') return null;
		const title = 'Demo shop on Farfetch’s shape';
		return html(page({ language: 'en', title, body: `<h1>${title}</h1>` }));
	}
};
