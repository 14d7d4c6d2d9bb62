/** A shop with a category API of the shape that ASOS's has: pictures without a scheme, links without a slash. */

import { html, json } from '../answer';
import type { Garment } from '../garment';
import { page } from '../page';
import { numberParameter, type Shape, type Stall } from '../shape';
import { money, truthOf } from '../truth';

const CATEGORY_API = '/api/product/search/v2/categories/4169';
const CURRENCY = 'GBP';
const MOST_A_PAGE = 72;

const pathOf = ({ number }: Garment): string => `demo/garment/prd/${number}`;

const withoutScheme = (address: string): string => address.replace(/^https?:\/\//, '');

function product(garment: Garment, stall: Stall): unknown {
	const [first = '', ...more] = stall.pictures(garment);
	const list = garment.listPriceCents;
	return {
		id: Number(garment.number),
		name: garment.name.en,
		price: {
			current: { value: garment.priceCents / 100, text: `£${garment.priceCents / 100}` },
			previous: { value: list === null ? null : list / 100, text: '' },
			isMarkedDown: list !== null,
			currency: CURRENCY
		},
		colour: garment.colours[0]?.en ?? '',
		colourWayId: Number(garment.number) * 10,
		brandName: garment.brand.en,
		url: pathOf(garment),
		imageUrl: withoutScheme(first),
		additionalImageUrls: more.map(withoutScheme)
	};
}

export const asos: Shape = {
	language: 'en',
	fields: ['number', 'name', 'link', 'brand', 'price', 'listPrice', 'colours', 'images'],
	start: [`${CATEGORY_API}?offset=0&limit=${MOST_A_PAGE}`],
	productPath: null,
	truth(garment, stall) {
		const list = garment.listPriceCents;
		return truthOf(garment, stall, 'en', {
			link: `${stall.url}/${pathOf(garment)}`,
			price: money(garment.priceCents, CURRENCY),
			listPrice: list === null ? null : money(list, CURRENCY),
			colours: garment.colours.slice(0, 1).map(({ en }) => en),
			...{ description: '', category: '', sizes: [], material: '', gender: '' }
		});
	},
	answer(url, stall) {
		if (url.pathname === CATEGORY_API) {
			const offset = numberParameter(url, 'offset', 0);
			const limit = Math.min(MOST_A_PAGE, numberParameter(url, 'limit', MOST_A_PAGE));
			const listed = stall.garments.slice(offset, offset + limit);
			return json({
				searchTerm: '',
				categoryName: 'All',
				itemCount: stall.garments.length,
				products: listed.map((garment) => product(garment, stall))
			});
		}
		if (url.pathname !== '/') return null;
		const title = 'Demo shop on ASOS’s shape';
		return html(page({ language: 'en', title, body: `<h1>${title}</h1>` }));
	}
};
