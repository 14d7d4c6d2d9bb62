/** Open Graph and the `product:` properties beside it: what a page says for those who share it. */

import type { Product } from '../product';
import { priceOf } from '../price';
import { documentOf } from '../read/page-content';
import { looksLikeProduct } from '../read/link-shapes';
import { makeProduct, pricesOf, type Prices } from './make-product';
import type { Page, Source } from './source';

type Properties = (...names: readonly string[]) => string[];

/** Values of the first of these names that the page has. */
function propertiesOf(page: Page): Properties | null {
	const $ = documentOf(page);
	if (!$) return null;
	const values = new Map<string, string[]>();
	for (const element of $('meta[property],meta[name]').toArray()) {
		const name = ($(element).attr('property') ?? $(element).attr('name') ?? '').toLowerCase();
		const content = ($(element).attr('content') ?? '').trim();
		if (content !== '') values.set(name, [...(values.get(name) ?? []), content]);
	}
	return (...names) => names.map((name) => values.get(name)).find((found) => found) ?? [];
}

const AMOUNT = ['product:sale_price:amount', 'product:price:amount', 'og:price:amount'] as const;
const CURRENCY = ['product:price:currency', 'og:price:currency'] as const;
const BEFORE = [
	...(['product:price:normal_price', 'product:original_price:amount'] as const),
	...(['og:price:standard_amount', 'og:standard_amount'] as const)
];

function pricesIn(property: Properties): Prices {
	const [currency = ''] = property(...CURRENCY);
	const [now] = property(...AMOUNT);
	const sale = property('product:sale_price:amount').length > 0;
	const [before] = sale ? property(...BEFORE, 'product:price:amount') : property(...BEFORE);
	return pricesOf([priceOf(now, currency)], priceOf(before, currency));
}

function availabilityOf(property: Properties): Product['availability'] {
	const [said = ''] = property('product:availability', 'og:availability');
	const text = said.toLowerCase().replaceAll(/[\s_-]/g, '');
	if (/outofstock|soldout|^oos$|discontinued/.test(text)) return 'out-of-stock';
	return /instock|available|preorder|backorder/.test(text) ? 'in-stock' : 'unknown';
}

function isProduct(property: Properties, page: Page): boolean {
	const [type = ''] = property('og:type');
	if (/^(?:og:)?product(?:\.item)?$/i.test(type)) return true;
	// Some shops call every page a website; a price on a product's address tells otherwise.
	return property(...AMOUNT).length > 0 && looksLikeProduct(page.url);
}

export const openGraph: Source = {
	id: 'open-graph',
	entries: () => [],
	read(page) {
		if (!/(?:og|product):/.test(page.text)) return null;
		const property = propertiesOf(page);
		if (!property || !isProduct(property, page)) return null;
		const one = (...names: readonly string[]) => property(...names)[0];
		const product = makeProduct(
			{
				name: one('og:title', 'twitter:title'),
				link: one('og:url'),
				number: one('product:retailer_item_id', 'product:product_id', 'product:id'),
				group: one('product:item_group_id'),
				brand: one('product:brand', 'og:brand'),
				description: one('og:description', 'description'),
				category: one('product:category') ?? '',
				prices: pricesIn(property),
				availability: availabilityOf(property),
				colours: property('product:color'),
				sizes: property('product:size'),
				material: one('product:material'),
				gender: one('product:target_gender', 'product:gender'),
				images: property('og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image'),
				labels: { pattern: one('product:pattern') }
			},
			page.url
		);
		return product && { products: [product], requests: [] };
	}
};
