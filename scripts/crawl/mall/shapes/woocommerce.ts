/** A WooCommerce shop: the Store API, prices in minor units as text, names with entities. */

import { escaped, html, json } from '../answer';
import type { Garment } from '../garment';
import { page } from '../page';
import { numberParameter, pageCount, pageOf, type Shape, type Stall } from '../shape';
import { money, truthOf } from '../truth';

const MOST_A_PAGE = 100;
const CURRENCY = 'EUR';

const pathOf = ({ number }: Garment): string => `/product/garment-${number}/`;

/** Every seventh asks more for its larger sizes: the API says a range, and no one price. */
const isRange = ({ index }: Garment): boolean => index % 7 === 6;
const DEARER_CENTS = 500;

function prices(garment: Garment): unknown {
	const price = String(garment.priceCents);
	return {
		price,
		regular_price: String(garment.listPriceCents ?? garment.priceCents),
		sale_price: price,
		price_range: isRange(garment)
			? { min_amount: price, max_amount: String(garment.priceCents + DEARER_CENTS) }
			: null,
		currency_code: CURRENCY,
		currency_symbol: '€',
		currency_minor_unit: 2
	};
}

function product(garment: Garment, stall: Stall): unknown {
	const terms = (values: readonly string[]) =>
		values.map((name, id) => ({ id: id + 1, name, slug: name.replace(/ /g, '-') }));
	return {
		id: Number(garment.number),
		name: escaped(garment.name.en),
		slug: `garment-${garment.number}`,
		type: 'variable',
		permalink: `${stall.url}${pathOf(garment)}`,
		sku: `W-${garment.number}`,
		short_description: '',
		description: `<p>${escaped(garment.description.en)}</p>\n`,
		on_sale: garment.listPriceCents !== null,
		prices: prices(garment),
		images: stall.pictures(garment).map((src, i) => ({
			...{ id: Number(`${garment.number}${i}`), src, thumbnail: src, srcset: '', name: '', alt: '' }
		})),
		categories: [{ id: 1, name: escaped(garment.category.en), slug: 'c' }],
		tags: [],
		attributes: [
			{
				id: 1,
				name: 'Color',
				taxonomy: 'pa_color',
				terms: terms(garment.colours.map(({ en }) => en))
			},
			{ id: 2, name: 'Size', taxonomy: 'pa_size', terms: terms(garment.sizes) },
			{ id: 3, name: 'Material', taxonomy: 'pa_material', terms: terms([garment.material.en]) }
		],
		variations: [],
		is_in_stock: garment.isInStock
	};
}

export const woocommerce: Shape = {
	language: 'en',
	fields: [
		...(['number', 'name', 'link', 'description', 'category', 'price', 'listPrice'] as const),
		...(['availability', 'colours', 'sizes', 'images'] as const)
	],
	start: [],
	productPath: null,
	truth(garment, stall) {
		const isOnePrice = !isRange(garment);
		const list = garment.listPriceCents;
		return truthOf(garment, stall, 'en', {
			link: `${stall.url}${pathOf(garment)}`,
			price: isOnePrice ? money(garment.priceCents, CURRENCY) : null,
			listPrice: isOnePrice && list !== null ? money(list, CURRENCY) : null,
			...{ brand: '', gender: '' }
		});
	},
	answer(url, stall) {
		if (url.pathname === '/wp-json/wc/store/v1/products') {
			const size = Math.min(MOST_A_PAGE, numberParameter(url, 'per_page', 10));
			const listed = pageOf(stall.garments, numberParameter(url, 'page', 1), size);
			return json(
				listed.map((garment) => product(garment, stall)),
				{
					'x-wp-total': String(stall.garments.length),
					'x-wp-totalpages': String(pageCount(stall.garments, size))
				}
			);
		}
		if (url.pathname !== '/') return null;
		const title = 'Demo shop on WooCommerce’s shape';
		return html(page({ language: 'en', title, body: `<h1>${title}</h1>` }));
	}
};
