/** One item in full: similarity and colour distance in double precision from what is stored. */

import { DIMS } from '../snapshot/quantise';
import { blend } from './blend';
import { FINE_STEPS } from './fine';
import type { ShardData } from './flat-shard';
import { packedDistance, type Palettes } from './palettes';

/** How an item compares with a query. */
export type FlatMatch = {
	readonly ordinal: number;
	/** Blend of both that the order follows, 0..1. */
	readonly score: number;
	/** Cosine of the vectors, −1..1. */
	readonly similarity: number;
	/** Distance of the palettes in OKLab; null where either has no colours. */
	readonly colourDistance: number | null;
};

/** Similarity of a unit vector [DIMS] with row i of a shard, −1..1. */
export function exactSimilarity(vector: Float32Array, shard: ShardData, i: number): number {
	const { int8, scales } = shard.vectors;
	const { fine } = shard;
	let coarse = 0;
	let rest = 0;
	for (let d = 0, at = i * DIMS; d < DIMS; d += 1, at += 1) {
		coarse += (vector[d] ?? 0) * (int8[at] ?? 0);
		if (fine) rest += (vector[d] ?? 0) * (fine[at] ?? 0);
	}
	const similarity = (coarse + rest / FINE_STEPS) * (scales[i] ?? 0);
	return Math.max(-1, Math.min(1, similarity));
}

/**
 * @param from ordinal of the shard's first item
 * @param palette a pack of a single palette, perhaps without colours
 */
export function exactMatch(
	shard: ShardData,
	from: number,
	ordinal: number,
	vector: Float32Array,
	palette: Palettes,
	weight: number
): FlatMatch {
	const similarity = exactSimilarity(vector, shard, ordinal - from);
	const distance = packedDistance(palette, shard.palettes, ordinal - from);
	return {
		ordinal,
		score: blend(similarity, distance, weight),
		similarity,
		colourDistance: Number.isNaN(distance) ? null : distance
	};
}
