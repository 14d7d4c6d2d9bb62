/** Feeds for advertisers (Google Merchant): RSS or Atom with `g:` fields. A person names them, or a page links them. */

import type { Product } from '../product';
import { readPrice } from '../price';
import { at, isRecord, listOf, stringOf, type JsonRecord } from '../read/json';
import { isXml } from '../read/page-content';
import { lineOf } from '../read/plain-text';
import { parseXml } from '../read/xml';
import { makeProduct, pricesOf, type Prices } from './make-product';
import type { Source } from './source';

/** Text of an element that may have attributes, or come more than once. */
function textIn(value: unknown): string {
	const [first] = listOf(value);
	return isRecord(first) ? stringOf(first['#text'] ?? first['@href']) : stringOf(first);
}

const field = (item: JsonRecord, name: string): string =>
	textIn(item[`g:${name}`]) || textIn(item[name]);

const fields = (item: JsonRecord, name: string): string[] =>
	[...listOf(item[`g:${name}`]), ...listOf(item[name])].map((value) => textIn(value));

function pricesIn(item: JsonRecord): Prices {
	const price = readPrice(lineOf(field(item, 'price')));
	const sale = readPrice(lineOf(field(item, 'sale_price')));
	return sale ? pricesOf([sale], price) : pricesOf([price]);
}

function availabilityOf(item: JsonRecord): Product['availability'] {
	const text = field(item, 'availability')
		.toLowerCase()
		.replaceAll(/[\s_-]/g, '');
	if (text === '') return 'unknown';
	if (/outofstock|soldout|discontinued/.test(text)) return 'out-of-stock';
	return /instock|preorder|backorder|available/.test(text) ? 'in-stock' : 'unknown';
}

/** `Black/White` is one colour of a garment in two; a feed lists sizes with a slash or a comma. */
const sizesOf = (item: JsonRecord): string[] =>
	fields(item, 'size').flatMap((size) => size.split(/[,/]/));

function toProduct(item: JsonRecord, base: string): Product | null {
	return makeProduct(
		{
			name: field(item, 'title'),
			link: field(item, 'link'),
			number: field(item, 'id'),
			group: field(item, 'item_group_id'),
			brand: field(item, 'brand'),
			description: field(item, 'description') || field(item, 'summary'),
			category: field(item, 'product_type') || field(item, 'google_product_category'),
			prices: pricesIn(item),
			availability: availabilityOf(item),
			colours: [field(item, 'color')],
			sizes: sizesOf(item),
			material: field(item, 'material'),
			gender: field(item, 'gender'),
			images: [...fields(item, 'image_link'), ...fields(item, 'additional_image_link')],
			labels: { pattern: field(item, 'pattern'), ageGroup: field(item, 'age_group') }
		},
		base
	);
}

/** Items of one group that differ by size alone are one product in several sizes. */
function foldSizes(products: readonly Product[]): Product[] {
	const folded = new Map<string, Product>();
	for (const product of products) {
		const { group, colours, images, number } = product;
		const key = group ? JSON.stringify([group, colours, images[0]]) : JSON.stringify([number]);
		const first = folded.get(key);
		if (!first) folded.set(key, product);
		else {
			const isThere = first.availability === 'in-stock' || product.availability === 'in-stock';
			folded.set(key, {
				...first,
				sizes: [...new Set([...first.sizes, ...product.sizes])],
				availability: isThere ? 'in-stock' : first.availability
			});
		}
	}
	return [...folded.values()];
}

export const merchantFeed: Source = {
	id: 'merchant-feed',
	entries: () => [],
	read(page) {
		if (!isXml(page) || !/<(?:rss|feed|rdf:RDF|products|items)[\s>]/.test(page.text)) return null;
		const xml = parseXml(page.text);
		const items = [
			...listOf(at(xml, 'rss', 'channel', 'item')),
			...listOf(at(xml, 'feed', 'entry')),
			...listOf(at(xml, 'rdf:RDF', 'item')),
			...listOf(at(xml, 'products', 'product')),
			...listOf(at(xml, 'items', 'item'))
		].filter((item) => isRecord(item));
		// A shop's news is RSS too: only what can be pictured or bought is a product.
		const sold = items.filter((item) => field(item, 'image_link') || field(item, 'price'));
		if (sold.length === 0) return null;
		const products = sold.map((item) => toProduct(item, page.url));
		return { products: foldSizes(products.filter((product) => product !== null)), requests: [] };
	}
};
