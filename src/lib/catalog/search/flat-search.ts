/** The best items of a flat index for a query: a fast scan of all, an exact look at the few that it leaves. */

import type { Bitmap } from './bitmap';
import { COLOUR_FAR } from './blend';
import { exactMatch, type FlatMatch } from './exact-match';
import type { FlatIndex } from './flat-index';
import { FlatScan } from './flat-scan';
import { histogramOf, quantileOf } from './histogram';
import { packPalettes, type WeightedColour } from './palettes';
import { queryColours, querySteps, type QuerySteps } from './query-steps';
import { selectBest } from './select-best';

export type FlatQuery = {
	/** Unit vector [256]. */
	readonly vector: Float32Array;
	/** Empty: by shape alone. */
	readonly colours?: readonly WeightedColour[];
	/** 0 = shape only … 1 = colour only. */
	readonly colourWeight?: number;
	/** Only these items; absent: all. */
	readonly filter?: Bitmap;
};

export type FlatRanking = {
	/** Best first. */
	readonly matches: readonly FlatMatch[];
	/** Score of the item in the middle of all that pass, what an ordinary item gets; NaN for none. */
	readonly ordinary: number;
	readonly passing: number;
};

/** Single precision rounds a similarity three times; ten times that. */
const ROUNDING = 2e-6;
/** How far the kernel's palette distances may be off. */
const DISTANCE_ROUNDING = 4e-6;

/**
 * Exact search: the answer is that of comparing the query, in double precision, with every stored
 * vector that passes.
 *
 * score = (1 − w) × similarity, at least 0, + w × (1 − colour distance / 0.4, at least 0). Without
 * colours in the query w is 0; an item without colours gets nothing for them.
 *
 * The scan takes the first int8 of each vector and the query in 16 bits. By Cauchy and Schwarz it is
 * off by no more than the lengths of what was left out; so what can be among the best is looked at
 * again with the second int8, and the last few in full.
 *
 * @param limit how many at most
 * @param tie which of two ordinals comes first where score and similarity are equal
 * @throws RangeError for a vector of another size, with what is no number, or a filter for another
 * count of items
 */
export function searchFlat(
	index: FlatIndex,
	query: FlatQuery,
	limit: number,
	tie: (a: number, b: number) => number = (a, b) => a - b
): FlatRanking {
	const steps = querySteps(query.vector);
	const colours = queryColours(query.colours ?? []);
	const weight = colours.length === 0 ? 0 : Math.max(0, Math.min(1, query.colourWeight ?? 0));
	const k = Math.max(0, Math.floor(limit));
	const scan = new FlatScan(index, query.filter);
	if (scan.count === 0) return { matches: [], ordinary: NaN, passing: 0 };

	const keys = scan.keys(steps, colours, weight);
	const histogram = histogramOf(keys);
	const { whole, fine } = farthestOff(index, steps, weight);
	let best = selectBest(keys, histogram, k, 2 * (whole + fine));
	if (fine > 0) {
		const finer = scan.refine(best, steps, weight);
		const kept = selectBest(finer, histogramOf(finer), k, 2 * whole);
		best = kept.map((n) => best[n] ?? 0);
	}

	const matches = exactMatches(index, scan.ordinalsAt(best), query.vector, colours, weight);
	matches.sort(
		(a, b) => b.score - a.score || b.similarity - a.similarity || tie(a.ordinal, b.ordinal)
	);
	return {
		matches: matches.slice(0, k),
		ordinary: quantileOf(histogram, 0.5),
		passing: scan.count
	};
}

/** How far a key of the scan may be off: without the second int8 by both, with it by `whole`. */
function farthestOff(index: FlatIndex, { length, lost }: QuerySteps, weight: number) {
	let [longest, longestFine] = [0, 0];
	for (const shard of index.shards) {
		longest = Math.max(longest, shard.longest);
		longestFine = Math.max(longestFine, shard.longestFine);
	}
	const shape = lost * longest + ROUNDING * Math.max(1, length * longest);
	return {
		whole: (1 - weight) * shape + weight * (DISTANCE_ROUNDING / COLOUR_FAR),
		fine: (1 - weight) * (length + lost) * longestFine
	};
}

/** @param ordinals rising */
function exactMatches(
	index: FlatIndex,
	ordinals: Uint32Array,
	vector: Float32Array,
	colours: readonly WeightedColour[],
	weight: number
): FlatMatch[] {
	const palette = packPalettes([colours]);
	const matches: FlatMatch[] = [];
	for (const shard of index.shards) {
		const view = index.view(shard);
		while (matches.length < ordinals.length) {
			const ordinal = ordinals[matches.length] ?? 0;
			if (ordinal >= shard.from + shard.count) break;
			matches.push(exactMatch(view, shard.from, ordinal, vector, palette, weight));
		}
	}
	return matches;
}
