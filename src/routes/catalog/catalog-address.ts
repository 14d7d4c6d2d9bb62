/** What the catalog shows as the query part of its address, and back. */

import { readFilter, writeFilter } from '$lib/catalog/facets/filter-address';
import type { Filter } from '$lib/catalog/facets/filter';
import { conditionIn, withCondition } from '$lib/catalog/facets/shape-filter';
import type { Sort } from '$lib/catalog/facets/sort-items';

export type CatalogView = { readonly filter: Filter; readonly sort: Sort };

const SORTS = ['low', 'high', 'name', 'colour'] as const;

/** `?…`; empty for everything, newest first. */
export function writeView({ filter, sort }: CatalogView): string {
	const query = new URLSearchParams();
	writeFilter(query, filter);
	const order = sort.by === 'price' ? sort.first : sort.by;
	if (order !== 'newest') query.set('sort', order);
	return query.size === 0 ? '' : `?${query.toString()}`;
}

/** @param language that names are sorted in */
export function readView(address: string, language: string): CatalogView {
	const query = new URLSearchParams(address);
	const order = SORTS.find((one) => one === query.get('sort'));
	return { filter: readFilter(query), sort: sortOf(order, language) };
}

function sortOf(order: (typeof SORTS)[number] | undefined, language: string): Sort {
	switch (order) {
		case undefined:
			return { by: 'newest' };
		case 'low':
		case 'high':
			return { by: 'price', first: order };
		case 'name':
			return { by: 'name', language };
		case 'colour':
			return { by: 'colour' };
	}
}

/** Whether the way from one view to the other is a step that Back should undo; a word being typed is none. */
export function isStep(from: CatalogView, to: CatalogView): boolean {
	const wordless = ({ filter, sort }: CatalogView) =>
		writeView({ filter: withCondition(filter, { kind: 'text', words: '' }), sort });
	const isTyping =
		conditionIn(from.filter, 'text') !== undefined && conditionIn(to.filter, 'text') !== undefined;
	return wordless(from) !== wordless(to) || !isTyping;
}
