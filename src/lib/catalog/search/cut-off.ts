/** Where the hits of one query stop being worth a look. */

/** Part of the way from an ordinary item to the best hit that a hit must have come. */
const WORTH = 0.7;
/** A hit so near is the garment itself, which says nothing about how near others come. */
const ITSELF = 0.99;

type Scored = { readonly score: number; readonly similarity: number };

/**
 * The least score of a hit that is worth showing without being asked.
 *
 * No score fits all queries: for a plain shirt hundreds come near, for a feathered cape none does.
 * So each query is its own measure: the item in the middle of all that pass its filters shows what
 * likeness is worth nothing, the best hit what can be had, and the line lies at a fixed part of the
 * way between. `npm run bench -- search` prints how well that separates cuts of the demo catalog.
 *
 * @param hits best first
 * @param ordinary score of the item in the middle; NaN where there is none
 * @returns −Infinity where there is nothing to tell by
 */
export function cutOffOf(hits: readonly Scored[], ordinary: number): number {
	const best = hits.find(({ similarity }) => similarity < ITSELF);
	// Not below the ordinary either: a filter may leave a handful that are all alike.
	if (!best || !(best.score > ordinary)) return -Infinity;
	return ordinary + WORTH * (best.score - ordinary);
}
