/** The inner loop of the search: one query against many rows of int8. */

import type { QuantisedVectors } from '../snapshot/quantise';

/** Keeps a row's sum within int32: 256 × 32767 × 127 < 2³¹. */
const QUERY_STEPS = 32767;

/** [256] in steps of `1 / QUERY_STEPS`: sums of integers are a quarter faster than of floats. */
const inSteps = (query: Float32Array): Int16Array =>
	Int16Array.from(query, (value) =>
		Math.round(Math.max(-1, Math.min(1, Number.isFinite(value) ? value : 0)) * QUERY_STEPS)
	);

/**
 * Similarity of a unit vector with some rows.
 *
 * @param query [256]
 * @returns [ordinals], −1..1, in the ordinals' order
 */
export function scanVectors(
	query: Float32Array,
	{ int8, scales }: QuantisedVectors,
	ordinals: Uint32Array
): Float32Array {
	const steps = inSteps(query);
	const similarities = new Float32Array(ordinals.length);
	for (let n = 0; n < ordinals.length; n += 1) {
		const ordinal = ordinals[n] ?? 0;
		const at = ordinal * steps.length;
		// Four sums, so that the processor need not wait for one to be done.
		let s0 = 0;
		let s1 = 0;
		let s2 = 0;
		let s3 = 0;
		for (let d = 0; d < steps.length; d += 4) {
			s0 = (s0 + Math.imul(steps[d] ?? 0, int8[at + d] ?? 0)) | 0;
			s1 = (s1 + Math.imul(steps[d + 1] ?? 0, int8[at + d + 1] ?? 0)) | 0;
			s2 = (s2 + Math.imul(steps[d + 2] ?? 0, int8[at + d + 2] ?? 0)) | 0;
			s3 = (s3 + Math.imul(steps[d + 3] ?? 0, int8[at + d + 3] ?? 0)) | 0;
		}
		const cosine = ((s0 + s1 + s2 + s3) / QUERY_STEPS) * (scales[ordinal] ?? 0);
		similarities[n] = Math.max(-1, Math.min(1, cosine));
	}
	return similarities;
}
