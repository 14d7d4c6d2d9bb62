/** The items most like a garment, in shape, in colour, or in a blend of both. */

import type { SearchQuery } from '../records';
import { DIMS } from '../snapshot/quantise';
import { filterOrdinals } from './filter-ordinals';
import { packPalettes, packedDistance } from './palettes';
import { scanVectors } from './scan-vectors';
import { TopK } from './top-k';
import type { VectorIndex } from './vector-index';

/** A hit before its item is fetched. */
export type Match = {
	readonly id: string;
	readonly score: number;
	readonly similarity: number;
	readonly colourDistance: number | null;
};

/**
 * Palettes this far apart in OKLab have nothing in common any more: about the distance of red and
 * blue. Beyond it the colour part of the score is 0.
 */
export const COLOUR_FAR = 0.4;

/**
 * Exact search by a scan of all items that pass the filters.
 *
 * score = (1 − w) × similarity, at least 0, + w × (1 − colour distance / COLOUR_FAR, at least 0).
 * Without colours in the query w is 0; an item without colours gets nothing for them.
 *
 * @param limit how many at most
 * @returns best first; equal scores by similarity, then by id
 * @throws RangeError when the query's vector has another length than the index's
 */
export function searchItems(
	index: VectorIndex,
	query: SearchQuery,
	limit: number
): readonly Match[] {
	if (query.vector.length !== DIMS) {
		throw new RangeError(`a vector of ${query.vector.length} values instead of ${DIMS}`);
	}
	const palette = packPalettes([query.colours]);
	const weight = query.colours.length === 0 ? 0 : Math.max(0, Math.min(1, query.colourWeight));
	// All by position in `ordinals`, which rise, so that the order of positions is that of the ids.
	const ordinals = filterOrdinals(index, query);
	const similarities = scanVectors(query.vector, index, ordinals);
	const distances = new Float32Array(ordinals.length);
	const scores = new Float32Array(ordinals.length);

	const best = new TopK(Math.max(0, Math.floor(limit)), (a, b) => {
		const scoreGap = (scores[a] ?? 0) - (scores[b] ?? 0);
		if (scoreGap !== 0) return scoreGap > 0;
		const similarityGap = (similarities[a] ?? 0) - (similarities[b] ?? 0);
		return similarityGap === 0 ? a < b : similarityGap > 0;
	});
	for (const [n, ordinal] of ordinals.entries()) {
		const distance = packedDistance(palette, index.palettes, ordinal);
		const colour = Number.isNaN(distance) ? 0 : Math.max(0, 1 - distance / COLOUR_FAR);
		distances[n] = distance;
		scores[n] = (1 - weight) * Math.max(0, similarities[n] ?? 0) + weight * colour;
		best.push(n);
	}
	return best.sorted().map((n) => {
		const distance = distances[n] ?? NaN;
		return {
			id: index.ids[ordinals[n] ?? 0] ?? '',
			score: scores[n] ?? 0,
			similarity: similarities[n] ?? 0,
			colourDistance: Number.isNaN(distance) ? null : distance
		};
	});
}
