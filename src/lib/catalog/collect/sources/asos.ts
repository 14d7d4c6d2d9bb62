/** Category APIs of the shape that ASOS's has: pictures without a scheme, links without a slash. */

import type { Product } from '../product';
import { priceOf } from '../price';
import { at, isRecord, listOf, numberOf, stringOf } from '../read/json';
import { jsonOf } from '../read/page-content';
import { makeProduct, pricesOf, type Prices } from './make-product';
import type { PageRequest, Source } from './source';

function pricesIn(price: unknown): Prices {
	const currency = stringOf(at(price, 'currency'));
	const money = (name: string) => priceOf(at(price, name, 'value'), currency);
	return pricesOf([money('current')], money('previous'));
}

/** Links are relative to the shop's front, whatever path the API has. */
const linkOf = (url: string): string =>
	/^(?:https?:)?\/\//i.test(url) ? url : `/${url.replace(/^\/+/, '')}`;

function toProduct(product: unknown, base: string): Product | null {
	const url = stringOf(at(product, 'url'));
	return makeProduct(
		{
			name: at(product, 'name'),
			link: url === '' ? undefined : linkOf(url),
			number: stringOf(at(product, 'id')),
			brand: at(product, 'brandName'),
			prices: pricesIn(at(product, 'price')),
			colours: [at(product, 'colour')],
			images: [at(product, 'imageUrl'), ...listOf(at(product, 'additionalImageUrls'))],
			labels: { colourWay: stringOf(at(product, 'colourWayId')) }
		},
		base
	);
}

const isProduct = (value: unknown): boolean =>
	isRecord(at(value, 'price', 'current')) && at(value, 'imageUrl') !== undefined;

function after(url: string, listed: number, total: number | null): readonly PageRequest[] {
	const next = new URL(url);
	const offset = Number(next.searchParams.get('offset') ?? '0') + listed;
	if (listed === 0 || (total !== null && offset >= total)) return [];
	next.searchParams.set('offset', String(offset));
	return [{ url: next.href, role: 'listing' }];
}

export const asos: Source = {
	id: 'asos',
	entries: () => [],
	read(page) {
		const json = jsonOf(page);
		const listed = at(json, 'products');
		if (!Array.isArray(listed)) return null;
		const total = numberOf(at(json, 'itemCount'));
		// The page after the last one is of this shape too.
		if (listed.length === 0 ? total === null : !listed.some(isProduct)) return null;
		const products = listed.map((product) => toProduct(product, page.url));
		return {
			products: products.filter((product) => product !== null),
			requests: after(page.url, listed.length, total),
			...(total === null ? {} : { total })
		};
	}
};
