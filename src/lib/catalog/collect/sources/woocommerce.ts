/** Shops on WooCommerce: the Store API, prices in minor units, names with entities. */

import type { Money, Product } from '../product';
import { at, isRecord, listOf, numberOf, stringOf, type JsonRecord } from '../read/json';
import { jsonOf } from '../read/page-content';
import { lineOf } from '../read/plain-text';
import {
	categoryPath,
	makeProduct,
	meaningOfOption,
	NO_PRICE,
	pricesOf,
	type Prices
} from './make-product';
import { nextPage } from './next-page';
import type { Findings, Page, Source } from './source';

const PATH = '/wp-json/wc/store/v1/products';
const PAGE_SIZE = 100;

/** ISO 4217 has none above 4. */
const MAX_MINOR_UNIT = 6;

function pricesIn(prices: unknown): Prices {
	const unit = numberOf(at(prices, 'currency_minor_unit')) ?? 0;
	if (!Number.isInteger(unit) || unit < 0 || unit > MAX_MINOR_UNIT) return NO_PRICE;
	const currency = stringOf(at(prices, 'currency_code')).toUpperCase();
	const money = (value: unknown): Money | null => {
		const minor = numberOf(value);
		// Moved by its digits: 1999 ÷ 100 as a decimal fraction, not as a product of floats.
		return minor === null || minor < 0 ? null : { amount: Number(`${minor}e-${unit}`), currency };
	};
	const range = at(prices, 'price_range');
	if (isRecord(range)) {
		return pricesOf([money(range['min_amount']), money(range['max_amount'])]);
	}
	return pricesOf([money(at(prices, 'price'))], money(at(prices, 'regular_price')));
}

const namesOf = (value: unknown): unknown[] => listOf(value).map((entry) => at(entry, 'name'));

function termsOf(product: JsonRecord, meaning: 'colour' | 'size' | 'material'): unknown[] {
	return listOf(product['attributes'])
		.filter((attribute) => meaningOfOption(at(attribute, 'name')) === meaning)
		.flatMap((attribute) => namesOf(at(attribute, 'terms')));
}

function availabilityOf(value: unknown): Product['availability'] {
	if (typeof value !== 'boolean') return 'unknown';
	return value ? 'in-stock' : 'out-of-stock';
}

const isProduct = (value: unknown): value is JsonRecord =>
	isRecord(value) && isRecord(value['prices']) && typeof value['permalink'] === 'string';

function toProduct(product: JsonRecord, base: string): Product | null {
	const description = stringOf(product['description']) || product['short_description'];
	return makeProduct(
		{
			name: product['name'],
			link: product['permalink'],
			number: stringOf(product['id']) || product['sku'],
			brand: namesOf(product['brands'])[0],
			description,
			category: categoryPath(namesOf(product['categories'])),
			prices: pricesIn(product['prices']),
			availability: availabilityOf(product['is_in_stock']),
			colours: termsOf(product, 'colour'),
			sizes: termsOf(product, 'size'),
			material: termsOf(product, 'material').map(lineOf).join(', '),
			images: listOf(product['images']).map((image) => at(image, 'src')),
			labels: { tags: namesOf(product['tags']).map(lineOf).join(', '), sku: product['sku'] }
		},
		base
	);
}

/** By the header's word, else as long as pages are not empty. */
function after(page: Page, listed: number): Pick<Findings, 'requests' | 'total'> {
	const total = numberOf(page.headers['x-wp-total']);
	const pages = numberOf(page.headers['x-wp-totalpages']);
	const number = Number(new URL(page.url).searchParams.get('page') ?? '1');
	const isLast = pages !== null && number >= pages;
	return {
		requests: isLast ? [] : nextPage(page.url, 'page', listed),
		...(total === null ? {} : { total })
	};
}

export const woocommerce: Source = {
	id: 'woocommerce',
	entries: (shop) => [
		{ url: new URL(`${PATH}?per_page=${PAGE_SIZE}&page=1`, shop).href, role: 'probe' }
	],
	read(page) {
		const json = jsonOf(page);
		const listed = isProduct(json) ? [json] : json;
		if (!Array.isArray(listed)) return null;
		const isListing = /\/wc\/store(?:\/v\d+)?\/products\/?$/.test(new URL(page.url).pathname);
		if (listed.length === 0 ? !isListing : !listed.some(isProduct)) return null;
		const products = listed.filter(isProduct).map((product) => toProduct(product, page.url));
		return {
			products: products.filter((product) => product !== null),
			...(isListing ? after(page, listed.length) : { requests: [] })
		};
	}
};
