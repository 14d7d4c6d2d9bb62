/** Shops on Shopify: `/products.json`, 250 a page. It names no currency. */

import type { Product } from '../product';
import { priceOf } from '../price';
import { at, isRecord, listOf, stringOf, type JsonRecord } from '../read/json';
import { jsonOf } from '../read/page-content';
import { makeProduct, meaningOfOption, pricesOf, type Prices } from './make-product';
import { nextPage } from './next-page';
import type { Source } from './source';

const PAGE_SIZE = 250;

const isProduct = (value: unknown): value is JsonRecord =>
	isRecord(value) && typeof value['handle'] === 'string' && Array.isArray(value['variants']);

/** The values of the options that mean this, as the shop lists them. */
function optionValues(product: JsonRecord, meaning: 'colour' | 'size' | 'material'): string[] {
	const names = listOf(product['options']);
	return names.flatMap((option, i) => {
		const name = isRecord(option) ? option['name'] : option;
		if (meaningOfOption(name) !== meaning) return [];
		const listed = listOf(at(option, 'values')).map(stringOf);
		const position = `option${i + 1}`;
		return listed.length > 0
			? listed
			: listOf(product['variants']).map((variant) => stringOf(at(variant, position)));
	});
}

function pricesIn(variants: readonly unknown[]): Prices {
	const before = pricesOf(variants.map((variant) => priceOf(at(variant, 'compare_at_price'), '')));
	return pricesOf(
		variants.map((variant) => priceOf(at(variant, 'price'), '')),
		before.kind === 'one' ? before.price : null
	);
}

function availabilityOf(variants: readonly unknown[]): Product['availability'] {
	const said = variants
		.map((variant) => at(variant, 'available'))
		.filter((value) => typeof value === 'boolean');
	if (said.length === 0) return 'unknown';
	return said.includes(true) ? 'in-stock' : 'out-of-stock';
}

/** A list in the listing, one text in a product's own file. */
const tagsOf = (tags: unknown): string => listOf(tags).map(stringOf).join(', ');

function toProduct(product: JsonRecord, base: string): Product | null {
	const variants = listOf(product['variants']);
	return makeProduct(
		{
			name: product['title'],
			link: `/products/${encodeURIComponent(stringOf(product['handle']))}`,
			number: stringOf(product['id']),
			brand: product['vendor'],
			description: product['body_html'],
			category: stringOf(product['product_type']),
			prices: pricesIn(variants),
			availability: availabilityOf(variants),
			colours: optionValues(product, 'colour'),
			sizes: optionValues(product, 'size'),
			material: optionValues(product, 'material').join(', '),
			images: listOf(product['images']).map((image) => at(image, 'src') ?? image),
			labels: { tags: tagsOf(product['tags']) }
		},
		base
	);
}

export const shopify: Source = {
	id: 'shopify',
	entries: (shop) => [
		{ url: new URL(`/products.json?limit=${PAGE_SIZE}&page=1`, shop).href, role: 'probe' }
	],
	read(page) {
		const json = jsonOf(page);
		const single = at(json, 'product');
		const listed = isProduct(single) ? [single] : at(json, 'products');
		if (!Array.isArray(listed)) return null;
		const isListing = /\/products\.json$/.test(new URL(page.url).pathname);
		if (listed.length === 0) return isListing ? { products: [], requests: [] } : null;
		if (!listed.some(isProduct)) return null;
		const products = listed.filter(isProduct).map((product) => toProduct(product, page.url));
		return {
			products: products.filter((product) => product !== null),
			requests: isListing ? nextPage(page.url, 'page', listed.length) : []
		};
	}
};
