/** The clusters that a garment's colours are put together from: many, small, and each well known. */

import { countInteriors } from './edges';
import { NO_BIN, type ColourPoints } from './histogram';
import { weightedKmeans } from './kmeans';
import type { Oklab } from './spaces';

/**
 * Folds scale L, a and b together by the cube root of the light, so lightness counts less, or
 * every fold would be a colour of its own.
 */
export const LIGHTNESS_WEIGHT = 0.35;
/** More split the shades of one dye too finely to be told from mixtures. */
const START_CLUSTERS = 10;

export type Cluster = {
	readonly oklab: Oklab;
	/** Pixels. */
	readonly weight: number;
	/** Part of its pixels whose eight neighbours are all of it, 0..1. */
	readonly interior: number;
	/** Numbers of the start clusters in it. */
	readonly members: readonly number[];
};

export type StartClusters = {
	readonly clusters: readonly Cluster[];
	/** [n × 3] the points in the space of `toClusterSpace`. */
	readonly features: Float64Array;
	/** [n] start cluster of each point. */
	readonly assignment: Uint8Array;
	/** [k × 3] in the same space. */
	readonly centres: Float64Array;
	/** [n] pixels of each point whose neighbours are all of its cluster. */
	readonly interiors: Float64Array;
};

/** OKLab points [n × 3] with L scaled for clustering. */
export function toClusterSpace(oklab: Float64Array): Float64Array {
	const points = oklab.slice();
	for (let i = 0; i < points.length; i += 3) points[i] = (points[i] ?? 0) * LIGHTNESS_WEIGHT;
	return points;
}

/** [n] pixels of each point that lie inside a patch of its cluster. */
function interiorsOf(
	{ size, bins, pixelBins }: ColourPoints,
	assignment: Uint8Array,
	widthPx: number
): Float64Array {
	const ofBin = new Uint8Array(NO_BIN + 1);
	for (let i = 0; i < size; i++) ofBin[bins[i] ?? NO_BIN] = (assignment[i] ?? 0) + 1;
	const assigned = new Uint8Array(pixelBins.length);
	for (let p = 0; p < assigned.length; p++) assigned[p] = ofBin[pixelBins[p] ?? NO_BIN] ?? 0;
	const inBin = countInteriors(assigned, pixelBins, widthPx);
	return Float64Array.from(bins, (bin) => inBin[bin] ?? 0);
}

/**
 * K-means over the points, each cluster with its mean and how much of it lies in patches.
 *
 * @param widthPx of the raster that the points are from
 */
export function startClusters(points: ColourPoints, widthPx: number): StartClusters {
	const features = toClusterSpace(points.oklab);
	const { centres, assignment, weights } = weightedKmeans(features, points.counts, START_CLUSTERS);
	const interiors = interiorsOf(points, assignment, widthPx);
	const insidePx = sumByCluster(assignment, interiors, weights.length);
	const clusters = Array.from(weights, (weight, c) => {
		const [l = 0, a = 0, b = 0] = centres.subarray(c * 3, c * 3 + 3);
		const oklab: Oklab = [l / LIGHTNESS_WEIGHT, a, b];
		return { oklab, weight, interior: (insidePx[c] ?? 0) / weight, members: [c] };
	});
	const filled = clusters.filter(({ weight }) => weight > 0);
	return { clusters: filled, features, assignment, centres, interiors };
}

/** Pixels of each of `k` clusters. */
export function sumByCluster(
	assignment: Uint8Array,
	counts: Float64Array,
	k: number
): Float64Array {
	const sums = new Float64Array(k);
	for (let i = 0; i < assignment.length; i++) {
		const c = assignment[i] ?? 0;
		sums[c] = (sums[c] ?? 0) + (counts[i] ?? 0);
	}
	return sums;
}
