/** Microdata in a page: elements that say which property of which thing they hold. */

import type { CheerioAPI } from 'cheerio/slim';
import { documentOf } from '../read/page-content';
import { findingsOf } from './json-ld';
import { readProductNode } from './schema-product';
import type { Source } from './source';

type Selection = ReturnType<CheerioAPI>;
type Node = { [name: string]: unknown[] };

const MAX_DEPTH = 5;
const THING = '[itemscope]';

/** By the element's kind, as HTML says: an address, a machine's value, or what a person reads. */
function valueOf(element: Selection): string {
	const content = element.attr('content');
	if (content !== undefined) return content;
	const attributes = ['href', 'src', 'data', 'datetime'].map((name) => element.attr(name));
	const isLink = element.is('a,link,area,img,source,video,audio,embed,iframe,object,time,data');
	const told = isLink ? attributes.find((value) => value !== undefined) : undefined;
	return told ?? element.attr('value') ?? element.text().trim();
}

/** Properties of one thing; those of things within it are theirs. */
function readThing($: CheerioAPI, thing: Selection, depth = 0): Node {
	const node: Node = { '@type': (thing.attr('itemtype') ?? '').split(/\s+/) };
	if (depth > MAX_DEPTH) return node;
	for (const found of thing.find('[itemprop]').toArray()) {
		const element = $(found);
		const owner = element.parent().closest(THING);
		if (owner.get(0) !== thing.get(0)) continue;
		const value = element.is(THING) ? readThing($, element, depth + 1) : valueOf(element);
		for (const name of (element.attr('itemprop') ?? '').split(/\s+/)) {
			(node[name] ??= []).push(value);
		}
	}
	return node;
}

/** One value as it is, several as a list: what JSON-LD would say. */
function asJson(value: unknown): unknown {
	if (Array.isArray(value)) return value.length === 1 ? asJson(value[0]) : value.map(asJson);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asJson(inner)]));
}

export const microdata: Source = {
	id: 'microdata',
	entries: () => [],
	read(page) {
		const $ = page.text.includes('itemtype') ? documentOf(page) : null;
		if (!$) return null;
		const things = $('[itemscope][itemtype*="schema.org/Product"]').not('[itemprop]').toArray();
		const products = things.map((thing) => {
			const node = asJson(readThing($, $(thing)));
			return readProductNode(node as Record<string, unknown>, page.url);
		});
		return findingsOf(
			products.filter((product) => product !== null),
			[],
			page
		);
	}
};
