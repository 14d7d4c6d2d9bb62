/** Which of some colours a 5-bit bin is nearest to. */

import { BIN_COUNT, binMiddle } from './bins';
import { nearestCentre } from './kmeans';
import { writeOklab, type Oklab } from './spaces';

/**
 * Folds scale L, a and b together by the cube root of the light, so lightness counts less, or
 * every fold would be a colour of its own.
 */
export const LIGHTNESS_WEIGHT = 0.35;

/** OKLab points [n × 3] with L scaled for clustering. */
export function toClusterSpace(oklab: Float64Array): Float64Array {
	const points = oklab.slice();
	for (let i = 0; i < points.length; i += 3) points[i] = (points[i] ?? 0) * LIGHTNESS_WEIGHT;
	return points;
}

/** The centres [k × 3] of some colours in the clusters' space. */
export const centresOf = (colours: readonly { readonly oklab: Oklab }[]): Float64Array =>
	toClusterSpace(Float64Array.from(colours.flatMap(({ oklab }) => [...oklab])));

/** [bins × 3] middles in the clusters' space, each worked out when it is first asked for. */
const middles = new Float64Array(BIN_COUNT * 3).fill(NaN);

/** Place of a bin's middle in `middles`, filled. */
function placeOfMiddle(bin: number): number {
	const at = bin * 3;
	if (Number.isNaN(middles[at])) {
		writeOklab(binMiddle(bin >> 10), binMiddle(bin >> 5), binMiddle(bin), middles, at);
		middles[at] = (middles[at] ?? 0) * LIGHTNESS_WEIGHT;
	}
	return at;
}

/** The middles [n × 3] of some bins in the clusters' space. */
export function middlesOf(bins: ArrayLike<number>): Float64Array {
	const found = new Float64Array(bins.length * 3);
	for (let i = 0, to = 0; i < bins.length; i++, to += 3) {
		const at = placeOfMiddle(bins[i] ?? 0);
		found[to] = middles[at] ?? 0;
		found[to + 1] = middles[at + 1] ?? 0;
		found[to + 2] = middles[at + 2] ?? 0;
	}
	return found;
}

/**
 * Index of the centre nearest to the middle of a bin.
 *
 * @param centres [k × 3] in the space of `toClusterSpace`
 */
export const nearestToBin = (bin: number, centres: Float64Array): number =>
	nearestCentre(middles, placeOfMiddle(bin) / 3, centres);
