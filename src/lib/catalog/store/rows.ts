/** Some rows of many vectors. */

import { DIMS, type QuantisedVectors } from '../snapshot/quantise';
import type { StoredVectors } from './catalog-store';

/** In the order of `rows`. */
export function takeRows(
	{ int8, scales }: QuantisedVectors,
	rows: readonly number[]
): QuantisedVectors {
	const taken = new Int8Array(rows.length * DIMS);
	for (const [i, row] of rows.entries()) {
		taken.set(int8.subarray(row * DIMS, (row + 1) * DIMS), i * DIMS);
	}
	return { int8: taken, scales: Float32Array.from(rows, (row) => scales[row] ?? 0) };
}

/** A row of the vectors of a shard. */
export type VectorSpot = {
	readonly vectors: QuantisedVectors;
	readonly fine: Int8Array | null;
	readonly row: number;
};

/** Rows of several shards, in order. */
export function gatherRows(spots: readonly VectorSpot[]): StoredVectors {
	const int8 = new Int8Array(spots.length * DIMS);
	const scales = new Float32Array(spots.length);
	const hasFine = spots.every((spot) => spot.fine !== null);
	const fine = hasFine ? new Int8Array(spots.length * DIMS) : null;
	for (const [i, { vectors, fine: from, row }] of spots.entries()) {
		int8.set(vectors.int8.subarray(row * DIMS, (row + 1) * DIMS), i * DIMS);
		scales[i] = vectors.scales[row] ?? 0;
		if (from) fine?.set(from.subarray(row * DIMS, (row + 1) * DIMS), i * DIMS);
	}
	return { int8, scales, fine };
}
