/** Listings of the shape that Farfetch's have: as an answer of its API, or in the state of a page. */

import type { Product } from '../product';
import { priceOf } from '../price';
import { at, firstString, isRecord, listOf, numberOf, stringOf } from '../read/json';
import { embeddedJson } from '../read/embedded-json';
import { jsonOf } from '../read/page-content';
import { makeProduct, pricesOf, type Prices } from './make-product';
import { pageAfter } from './next-page';
import type { PageRequest, Source } from './source';

function pricesIn(info: unknown): Prices {
	const currency = stringOf(at(info, 'currencyCode'));
	const money = (name: string) => priceOf(at(info, name), currency);
	return pricesOf([money('finalPrice')], money('initialPrice'));
}

/** A list of addresses, or of records that hold one. */
const imagesIn = (images: unknown): unknown[] =>
	['cutOut', 'model', 'all'].flatMap((role) =>
		listOf(at(images, role)).map((image) => (isRecord(image) ? image['url'] : image))
	);

function toProduct(item: unknown, base: string): Product | null {
	const stock = numberOf(at(item, 'stockTotal'));
	return makeProduct(
		{
			name: at(item, 'shortDescription'),
			link: at(item, 'url'),
			number: stringOf(at(item, 'id')),
			brand: firstString(at(item, 'brand', 'name'), at(item, 'brand')),
			prices: pricesIn(at(item, 'priceInfo')),
			...(stock === null ? {} : { availability: stock > 0 ? 'in-stock' : 'out-of-stock' }),
			gender: stringOf(at(item, 'gender')),
			images: imagesIn(at(item, 'images'))
		},
		base
	);
}

function after(url: string, pagination: unknown): readonly PageRequest[] {
	const index = numberOf(at(pagination, 'index'));
	const pages = numberOf(at(pagination, 'totalPages'));
	return index !== null && pages !== null && index < pages ? [pageAfter(url, 'page')] : [];
}

export const farfetch: Source = {
	id: 'farfetch',
	entries: () => [],
	read(page) {
		const state = jsonOf(page) ?? embeddedJson(page, 'listingItems');
		const items = at(state, 'listingItems', 'items');
		if (!Array.isArray(items)) return null;
		const pagination = at(state, 'listingPagination');
		const total = numberOf(at(pagination, 'totalItems'));
		const products = items.map((item) => toProduct(item, page.url));
		return {
			products: products.filter((product) => product !== null),
			requests: after(page.url, pagination),
			...(total === null ? {} : { total })
		};
	}
};
