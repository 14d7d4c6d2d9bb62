/** Which of some colours a 5-bit bin is nearest to. */

import { binMiddle } from './bins';
import { assignToNearest } from './kmeans';
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

/** The middles [n × 3] of some bins in the clusters' space. */
export function middlesOf(bins: ArrayLike<number>): Float64Array {
	const oklab = new Float64Array(bins.length * 3);
	for (let i = 0; i < bins.length; i++) {
		const bin = bins[i] ?? 0;
		writeOklab(binMiddle(bin >> 10), binMiddle(bin >> 5), binMiddle(bin), oklab, i * 3);
		oklab[i * 3] = (oklab[i * 3] ?? 0) * LIGHTNESS_WEIGHT;
	}
	return oklab;
}

/**
 * Index of the centre nearest to the middle of a bin.
 *
 * @param centres [k × 3] in the space of `toClusterSpace`
 */
export const nearestToBin = (bin: number, centres: Float64Array): number =>
	assignToNearest(middlesOf([bin]), centres)[0] ?? 0;
