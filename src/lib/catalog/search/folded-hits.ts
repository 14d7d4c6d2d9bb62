/** The hits of a search with the photos of one product under the best of them. */

import type { SearchHit } from '../records';
import { foldHits } from './fold-hits';
import type { Match } from './search-items';
import type { VectorIndex } from './vector-index';

/**
 * @param matches of this index, best first
 * @param hits of these matches; null where an item is gone, and so it stays
 */
export function foldedHits(
	{ flat }: VectorIndex,
	matches: readonly Match[],
	hits: readonly (SearchHit | null)[]
): readonly (SearchHit | null)[] {
	const known = matches.flatMap(({ ordinal }, i) => {
		const hit = hits[i];
		const vector = flat.vector(ordinal);
		return hit && vector ? [{ item: hit.item, vector, hit }] : [];
	});
	const folded = foldHits(known).flatMap(([first, ...others]) => {
		const best = known[first ?? -1];
		if (!best) return [];
		return [{ ...best.hit, folded: others.flatMap((i) => known[i]?.hit ?? []) }];
	});
	return [...folded, ...hits.filter((hit) => hit === null)];
}
