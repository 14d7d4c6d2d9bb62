/** Unit vectors as int8 with a scale each: a quarter of the bytes for a loss of about 0.002 in similarity. */

/** Length of a vector of the embedder. */
export const DIMS = 256;

/** Vector i = `int8[i × DIMS … (i + 1) × DIMS]` × `scales[i]`. */
export type QuantisedVectors = {
	/** [n × DIMS], row-major */
	readonly int8: Int8Array;
	/** [n] */
	readonly scales: Float32Array;
};

/** Room for rounding in float16 or int8 networks before a vector counts as not normalised. */
const NORM_TOLERANCE = 0.02;

const norm = (vector: ArrayLike<number>): number => {
	let sum = 0;
	for (let i = 0; i < vector.length; i += 1) sum += (vector[i] ?? 0) ** 2;
	return Math.sqrt(sum);
};

/**
 * Quantises one unit vector.
 *
 * The scale brings the rounded vector back to length 1 exactly, so that a vector's similarity with
 * itself is 1 and not 1.003.
 *
 * @param vector [DIMS], of length 1
 * @throws RangeError for another size or length
 */
export function quantise(vector: Float32Array): {
	readonly int8: Int8Array;
	readonly scale: number;
} {
	if (vector.length !== DIMS) throw new RangeError(`${vector.length} values instead of ${DIMS}`);
	const length = norm(vector);
	if (!(Math.abs(length - 1) <= NORM_TOLERANCE)) {
		throw new RangeError(`vector of length ${length.toFixed(3)} instead of 1`);
	}
	const largest = vector.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
	const int8 = Int8Array.from(vector, (value) => Math.round((value * 127) / largest));
	return { int8, scale: 1 / norm(int8) };
}

/** Quantises many, [DIMS] each. */
export function quantiseAll(vectors: readonly Float32Array[]): QuantisedVectors {
	const int8 = new Int8Array(vectors.length * DIMS);
	const scales = new Float32Array(vectors.length);
	for (const [i, vector] of vectors.entries()) {
		const quantised = quantise(vector);
		int8.set(quantised.int8, i * DIMS);
		scales[i] = quantised.scale;
	}
	return { int8, scales };
}
