/** Pages of the shape that Musinsa's have: the product in the state of the page's own program. */

import type { Product } from '../product';
import { priceOf } from '../price';
import { assignedJson, scriptsOf } from '../read/embedded-json';
import {
	at,
	firstString,
	isRecord,
	listOf,
	parseJson,
	stringOf,
	type JsonRecord
} from '../read/json';
import { documentOf, jsonOf } from '../read/page-content';
import { categoryPath, makeProduct, pricesOf, type Prices } from './make-product';
import type { Page, Source } from './source';

const PICTURES = 'https://image.msscdn.net';
const CURRENCY = 'KRW';

const isState = (value: unknown): value is JsonRecord =>
	isRecord(value) && stringOf(value['goodsNo']) !== '' && stringOf(value['goodsNm']) !== '';

/** Where the state stands: set by a script, in Next's data, or alone in an answer of the API. */
function stateOf(page: Page): JsonRecord | null {
	if (!page.text.includes('goodsNo')) return null;
	const json = jsonOf(page);
	if (json !== undefined) return [json, at(json, 'data')].find(isState) ?? null;
	const $ = documentOf(page);
	if (!$) return null;
	const next = at(parseJson($('script#__NEXT_DATA__').text()), 'props', 'pageProps');
	const set = scriptsOf(page).map((script) => assignedJson(script, '__MSS__.product.state'));
	return [at(next, 'meta', 'data'), at(next, 'data'), ...set].find(isState) ?? null;
}

/** Paths without a host are on the host of the pictures. */
const onHost = (address: unknown): string => {
	const text = stringOf(address);
	return /^\/(?!\/)/.test(text) ? `${PICTURES}${text}` : text;
};

function pricesIn(price: unknown): Prices {
	const money = (name: string) => priceOf(at(price, name), CURRENCY);
	const now = money('immediateDiscountedPrice') ?? money('salePrice') ?? money('normalPrice');
	return pricesOf([now], money('normalPrice'));
}

/** Those that are ticked, else all that are named. */
function materialOf(materials: unknown): string {
	const items = listOf(materials).flatMap((entry) => listOf(at(entry, 'items') ?? entry));
	const isTicked = (item: unknown) => at(item, 'isSelected') === true;
	const told = items.some(isTicked) ? items.filter(isTicked) : items;
	return told.map((item) => firstString(at(item, 'name'), item)).join(', ');
}

function categoryOf(state: JsonRecord): string {
	const path = stringOf(state['baseCategoryFullPath']);
	if (path !== '') return path;
	const depths = [1, 2, 3, 4].map((depth) => at(state, 'category', `categoryDepth${depth}Name`));
	return categoryPath(depths);
}

function toProduct(state: JsonRecord, base: string): Product | null {
	const isGone = state['isOutOfStock'] ?? state['isSoldOut'];
	return makeProduct(
		{
			name: state['goodsNm'],
			number: stringOf(state['goodsNo']),
			brand: at(state, 'brandInfo', 'brandName'),
			category: categoryOf(state),
			prices: pricesIn(state['goodsPrice']),
			...(typeof isGone === 'boolean'
				? { availability: isGone ? 'out-of-stock' : 'in-stock' }
				: {}),
			material: materialOf(at(state, 'goodsMaterial', 'materials')),
			gender: listOf(state['sex'] ?? state['genders'])
				.map(stringOf)
				.join(', '),
			images: [
				onHost(state['thumbnailImageUrl']),
				...listOf(state['goodsImages']).map((image) => onHost(at(image, 'imageUrl')))
			],
			labels: { nameEn: stringOf(state['goodsNmEng']), style: stringOf(state['styleNo']) }
		},
		base
	);
}

export const musinsa: Source = {
	id: 'musinsa',
	entries: () => [],
	read(page) {
		const state = stateOf(page);
		const product = state && toProduct(state, page.url);
		return product && { products: [product], requests: [] };
	}
};
