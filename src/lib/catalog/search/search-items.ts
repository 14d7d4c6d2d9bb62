/** The items most like a garment, in shape, in colour, or in a blend of both. */

import type { SearchQuery } from '../records';
import { combineExamples } from './combine-examples';
import { cutOffOf } from './cut-off';
import { filterBitmap } from './filter-bitmap';
import { searchFlat } from './flat-search';
import type { VectorIndex } from './vector-index';

/** A hit before its item is fetched. */
export type Match = {
	readonly id: string;
	/** Its place in the index. */
	readonly ordinal: number;
	readonly score: number;
	readonly similarity: number;
	readonly colourDistance: number | null;
};

export type Ranking = {
	/** Best first; equal scores by similarity, then by id. */
	readonly matches: readonly Match[];
	/** The least score that is worth showing unasked (`cutOffOf`). */
	readonly cutOff: number;
	/** How many items the filters let in. */
	readonly passing: number;
};

/**
 * Exact search among all items that pass the filters; the method is at `searchFlat`, that of the
 * examples at `combineExamples`. An example that is the id of no item counts for nothing.
 *
 * @param limit how many at most
 * @throws RangeError when a vector or the filter is of another size than the index's, or holds what
 * is no number
 * @throws ExamplesCancelError when the examples leave nothing to search for
 */
export function rankItems(index: VectorIndex, query: SearchQuery, limit: number): Ranking {
	const { ids, flat } = index;
	const vectorsOf = (examples: SearchQuery['plus'] = []): Float32Array[] =>
		examples
			.map((example) => (typeof example === 'string' ? flat.vector(ids.indexOf(example)) : example))
			.filter((vector) => vector !== null);
	const vector = combineExamples(query.vector, vectorsOf(query.plus), vectorsOf(query.minus));
	const filter = filterBitmap(index, query);
	const { colours, colourWeight } = query;
	const asked = { vector, colours, colourWeight, ...(filter && { filter }) };
	// Two hits at least, so that there is a measure beside the garment itself.
	const { matches, ordinary, passing } = searchFlat(flat, asked, Math.max(limit, 2), (a, b) =>
		(ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1
	);
	return {
		matches: matches
			.slice(0, Math.max(0, Math.floor(limit)))
			.map((match) => ({ id: ids[match.ordinal] ?? '', ...match })),
		cutOff: cutOffOf(matches, ordinary),
		passing
	};
}

/** The matches of `rankItems` alone. */
export const searchItems = (
	index: VectorIndex,
	query: SearchQuery,
	limit: number
): readonly Match[] => rankItems(index, query, limit).matches;
