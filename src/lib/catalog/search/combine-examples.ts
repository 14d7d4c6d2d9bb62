/** One vector to search with from a garment, from what should be more like it, and from what should not. */

import { DIMS } from '../snapshot/quantise';
import { ExamplesCancelError } from './search-errors';

/** What the mean of the liked, and of the disliked, weighs against the garment itself. */
const LIKED = 0.75;
const DISLIKED = 0.5;
/** Shorter than this there is no direction left. */
const SHORTEST = 1e-3;

/**
 * Relevance feedback after Rocchio (Manning, Raghavan and Schütze, Introduction to Information
 * Retrieval, 9.1.1), with one change: of the disliked mean only what lies across the wanted
 * direction is taken away. Garments have much in common; taken away whole, that would go too, and
 * skirts would be answered with shoes.
 *
 * @param vector unit vector [DIMS]; zeros where only examples are searched with
 * @param plus unit vectors [DIMS], more like these
 * @param minus unit vectors [DIMS], less like these
 * @returns unit vector [DIMS]; the very vector where there are no examples
 * @throws RangeError for a vector of another size or with what is no number
 * @throws ExamplesCancelError where nothing is left to search for
 */
export function combineExamples(
	vector: Float32Array,
	plus: readonly Float32Array[],
	minus: readonly Float32Array[]
): Float32Array {
	if (plus.length === 0 && minus.length === 0) return vector;
	const liked = meanOf(plus);
	const wanted = unit(added(meanOf([vector]), liked, LIKED));
	const disliked = meanOf(minus);
	const along = disliked.reduce((sum, value, d) => sum + value * (wanted[d] ?? 0), 0);
	const across = added(disliked, wanted, -along);
	return Float32Array.from(unit(added(wanted, across, -DISLIKED)));
}

/** Zeros for none. */
function meanOf(vectors: readonly Float32Array[]): Float64Array {
	const mean = new Float64Array(DIMS);
	for (const vector of vectors) {
		if (vector.length !== DIMS || !vector.every(Number.isFinite)) {
			throw new RangeError(`an example that is not ${DIMS} numbers`);
		}
		for (const [d, value] of vector.entries()) mean[d] = (mean[d] ?? 0) + value / vectors.length;
	}
	return mean;
}

const added = (a: Float64Array, b: Float64Array, times: number): Float64Array =>
	a.map((value, d) => value + times * (b[d] ?? 0));

function unit(vector: Float64Array): Float64Array {
	const length = Math.hypot(...vector);
	if (length < SHORTEST) throw new ExamplesCancelError();
	return vector.map((value) => value / length);
}
