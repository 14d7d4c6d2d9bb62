/** JSON-LD on a product's page: Product and ProductGroup, in a graph or alone, beside broken blocks. */

import type { Product } from '../product';
import { samePlace } from '../read/addresses';
import { at, isRecord, listOf, parseJson, stringOf, type JsonRecord } from '../read/json';
import { documentOf } from '../read/page-content';
import { absoluteUrl } from '../read/addresses';
import { lineOf } from '../read/plain-text';
import { categoryPath, FRONT } from './make-product';
import { isProductNode, readProductNode, typesOf } from './schema-product';
import type { Findings, Page, PageRequest, Source } from './source';

const MAX_DEPTH = 6;

/** Where products of a page stand; what is beside, similar or reviewed is not the page's own. */
const WAYS = ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item', 'about'];

/**
 * A block as JSON. Templates leave comments around it and line breaks within its texts; what is broken
 * beyond that is passed over.
 */
function parseBlock(text: string): unknown {
	const bare = text
		.trim()
		.replace(/^(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
		.replace(/(?:-->|\/\/\s*\]\]>|\]\]>|\/\*\s*\]\]>\s*\*\/)$/, '')
		.trim()
		.replace(/;$/, '');
	// eslint-disable-next-line no-control-regex -- raw control characters are just what breaks these blocks
	return parseJson(bare) ?? parseJson(bare.replaceAll(/[\u0000-\u001f]+/g, ' '));
}

function blocksOf(page: Page): unknown[] {
	const $ = documentOf(page);
	if (!$) return [];
	return $('script[type*="ld+json" i]')
		.toArray()
		.map((script) => parseBlock($(script).text()));
}

/** All nodes in the places where a page's own products and lists stand. */
function* nodesOf(value: unknown, depth = 0): Generator<JsonRecord> {
	if (depth > MAX_DEPTH) return;
	for (const node of listOf(value)) {
		if (!isRecord(node)) continue;
		yield node;
		for (const way of WAYS) yield* nodesOf(node[way], depth + 1);
	}
}

/** Names of the trail without its ends: the shop, and the product itself. */
function trailOf(nodes: readonly JsonRecord[], name: string): string {
	const trail = nodes.find((node) => typesOf(node).includes('BreadcrumbList'));
	const names = listOf(trail?.['itemListElement'])
		.map((entry) => lineOf(at(entry, 'name') ?? at(entry, 'item', 'name')))
		.filter((text) => text !== '' && text !== name);
	return categoryPath(names.filter((text) => !FRONT.test(text)));
}

/** Products that a list links without telling of them. */
function linkedBy(nodes: readonly JsonRecord[], page: Page): PageRequest[] {
	const lists = nodes.filter((node) => typesOf(node).includes('ItemList'));
	return lists
		.flatMap((list) => listOf(list['itemListElement']))
		.filter((entry) => !isProductNode(at(entry, 'item')) && !isProductNode(entry))
		.map((entry) => absoluteUrl(stringOf(at(entry, 'url') ?? at(entry, 'item')), page.url))
		.filter((url) => url !== '')
		.map((url) => ({ url, role: 'product' }));
}

/** The page's own product where it has one, else all as a list. */
export function findingsOf(
	products: readonly Product[],
	requests: readonly PageRequest[],
	page: Page
): Findings | null {
	if (products.length === 0 && requests.length === 0) return null;
	const own = products.find(({ link }) => samePlace(link, page.url));
	if (own && (products.length === 1 || own.images.length > 0 || own.price)) {
		return { products: [own], requests: [] };
	}
	const byNumber = new Map(products.map((product) => [product.number, product]));
	const isList = byNumber.size > 1 || requests.length > 0;
	return { products: [...byNumber.values()], requests, ...(isList ? { isPartial: true } : {}) };
}

export const jsonLd: Source = {
	id: 'json-ld',
	entries: () => [],
	read(page) {
		if (!/ld\+json/i.test(page.text)) return null;
		const nodes = [...nodesOf(blocksOf(page))];
		const products = nodes.filter(isProductNode).flatMap((node) => {
			const product = readProductNode(node, page.url);
			if (!product) return [];
			return [product.category ? product : { ...product, category: trailOf(nodes, product.name) }];
		});
		return findingsOf(products, linkedBy(nodes, page), page);
	}
};
