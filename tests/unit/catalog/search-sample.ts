/** Seeded shards, and the plain search that the fast one must agree with. */

import { blend } from '../../../src/lib/catalog/search/blend';
import { FINE_STEPS, fineOf } from '../../../src/lib/catalog/search/fine';
import type { ShardData } from '../../../src/lib/catalog/search/flat-shard';
import {
	packPalettes,
	packedDistance,
	type WeightedColour
} from '../../../src/lib/catalog/search/palettes';
import { DIMS, quantiseAll } from '../../../src/lib/catalog/snapshot/quantise';
import { unitVector } from './sample-snapshot';

type Random = () => number;

/** None to seven colours. */
export const samplePalette = (random: Random): WeightedColour[] =>
	Array.from({ length: Math.floor(random() * 8) }, () => ({
		oklab: [random(), random() * 0.4 - 0.2, random() * 0.4 - 0.2] as const,
		share: random()
	}));

/** Vectors that crowd around a few, as garments do, so that the best are near each other. */
export function sampleVectors(random: Random, count: number, spread = 0.02): Float32Array[] {
	const centres = Array.from({ length: 5 }, () => unitVector(random));
	return Array.from({ length: count }, (_, i) => {
		const vector = Float32Array.from(centres[i % 5] ?? [], (v) => v + (random() - 0.5) * spread);
		const length = Math.hypot(...vector);
		return vector.map((v) => v / length);
	});
}

export function shardOf(
	vectors: readonly Float32Array[],
	random: Random,
	hasFine = true
): ShardData {
	const quantised = quantiseAll(vectors);
	const originals = new Float32Array(vectors.length * DIMS);
	for (const [i, vector] of vectors.entries()) originals.set(vector, i * DIMS);
	return {
		vectors: quantised,
		...(hasFine ? { fine: fineOf(originals, quantised) } : {}),
		palettes: packPalettes(vectors.map(() => samplePalette(random)))
	};
}

/** Every item of some shards compared in double precision and sorted: the definition. */
export function plainSearch(
	shards: readonly ShardData[],
	vector: Float32Array,
	colours: readonly WeightedColour[],
	weight: number
) {
	const palette = packPalettes([colours]);
	let from = 0;
	const all = shards.flatMap(({ vectors: { int8, scales }, fine, palettes }) => {
		const first = from;
		from += scales.length;
		return Array.from(scales, (scale, i) => {
			let [coarse, rest] = [0, 0];
			for (let d = 0; d < DIMS; d += 1) {
				coarse += (vector[d] ?? 0) * (int8[i * DIMS + d] ?? 0);
				rest += (vector[d] ?? 0) * (fine?.[i * DIMS + d] ?? 0);
			}
			const similarity = Math.max(-1, Math.min(1, (coarse + rest / FINE_STEPS) * scale));
			const distance = packedDistance(palette, palettes, i);
			return {
				ordinal: first + i,
				score: blend(similarity, distance, weight),
				similarity,
				colourDistance: Number.isNaN(distance) ? null : distance
			};
		});
	});
	return all.sort(
		(a, b) => b.score - a.score || b.similarity - a.similarity || a.ordinal - b.ordinal
	);
}
