/** Facets, their values and the conditions of a filter in the person's words. */

import { NOT_KNOWN, type Facet, type FilterNode } from '$lib/catalog/facets/filter';
import { isAttribute } from '$lib/vision/embed/attributes';
import { formats, nameOfColour, text } from '$lib/messages/current.svelte';

/** Names of collections by id. */
export type CollectionNames = Readonly<Record<string, string>>;

export const facetName = (facet: Facet): string =>
	isAttribute(facet) ? text().attributes.names[facet] : text().browse.facets[facet];

/** Ids of a fixed list by their text; a text that is in no list is its own name. */
function wordsOf(facet: Facet, collections: CollectionNames): Readonly<Record<string, string>> {
	if (isAttribute(facet)) return text().attributes.values[facet];
	switch (facet) {
		case 'collection':
			return collections;
		case 'category':
			return text().categories;
		case 'kind':
			return text().kinds;
		case 'hasModel':
		case 'pose':
		case 'framing':
			return text().browse[facet];
		case 'shop':
		case 'project':
		case 'label':
		case 'nearLabel':
			return {};
	}
}

export function valueName(facet: Facet, value: string, collections: CollectionNames): string {
	if (value === NOT_KNOWN) return text().browse.notKnown;
	if (facet === 'label' || facet === 'nearLabel') return nameOfColour(value);
	return wordsOf(facet, collections)[value] ?? value;
}

/** A range in words, open ends left out. */
function rangeText(
	from: string | null,
	to: string | null,
	words: { readonly from: (text: string) => string; readonly to: (text: string) => string }
): string {
	if (from !== null && to !== null) return text().browse.range(from, to);
	if (from !== null) return words.from(from);
	return to === null ? '' : words.to(to);
}

/** What a chip says of a part of a filter. */
export function partText(part: FilterNode, collections: CollectionNames): string {
	const { browse } = text();
	switch (part.kind) {
		case 'is': {
			const names = part.values.map((value) => valueName(part.facet, value, collections));
			const known = formats().list(names);
			// “Yes” alone says nothing.
			return part.facet === 'hasModel' || part.values.includes(NOT_KNOWN)
				? `${facetName(part.facet)}: ${known}`
				: known;
		}
		case 'price': {
			const amount = (value: number | null) =>
				value === null ? null : formats().price({ amount: value, currency: part.currency });
			const words = { from: browse.atLeast, to: browse.atMost };
			return rangeText(amount(part.min), amount(part.max), words);
		}
		case 'collected': {
			const day = (iso: string | null) => (iso === null ? null : formats().date(iso));
			return rangeText(day(part.from), day(part.to), { from: browse.since, to: browse.until });
		}
		case 'text':
			return browse.named(part.words.trim());
		case 'not':
			return browse.without(partText(part.of, collections));
		case 'and':
			return formats().list(part.of.map((one) => partText(one, collections)));
		case 'or':
			return formats().either(part.of.map((one) => partText(one, collections)));
	}
}
