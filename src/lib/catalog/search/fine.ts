/** What int8 leaves of a vector, as a second int8: both together are as good as float32 for any ranking. */

import { DIMS, type QuantisedVectors } from '../snapshot/quantise';

/** Vector = (int8 + fine / FINE_STEPS) × scale; what is left is at most a little over half a step. */
export const FINE_STEPS = 224;

/**
 * The second part of quantised vectors.
 *
 * @param originals [n × DIMS], what `quantised` was made from
 * @returns [n × DIMS]
 * @throws RangeError when there are not as many of both
 */
export function fineOf(originals: Float32Array, { int8, scales }: QuantisedVectors): Int8Array {
	if (originals.length !== int8.length) {
		throw new RangeError(`${originals.length} values for ${int8.length} of int8`);
	}
	const fine = new Int8Array(int8.length);
	for (let i = 0; i < fine.length; i += 1) {
		const scale = scales[Math.floor(i / DIMS)] ?? 1;
		const left = ((originals[i] ?? 0) / scale - (int8[i] ?? 0)) * FINE_STEPS;
		fine[i] = Math.max(-127, Math.min(127, Math.round(left)));
	}
	return fine;
}
