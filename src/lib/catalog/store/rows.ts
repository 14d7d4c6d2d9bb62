/** Some rows of many vectors. */

import { DIMS, type QuantisedVectors } from '../snapshot/quantise';

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
