/** The clusters that a garment's colours are put together from: many, small, and each well known. */

import type { Raster } from '../image/raster';
import { countInteriors } from './edges';
import type { GarmentSamples } from './garment-samples';
import type { ColourPoints } from './histogram';
import { weightedKmeans } from './kmeans';
import { LIGHTNESS_WEIGHT, toClusterSpace } from './nearest-bin';
import type { Oklab } from './spaces';

/** More split the shades of one dye too finely to be told from mixtures. */
const START_CLUSTERS = 10;

export type Cluster = {
	readonly oklab: Oklab;
	/** Safe samples. */
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

/** K-means over the points, each cluster with its mean and how it lies among the others. */
export function startClusters(
	raster: Raster,
	samples: GarmentSamples,
	points: ColourPoints
): StartClusters {
	const features = toClusterSpace(points.oklab);
	const { centres, assignment, weights } = weightedKmeans(features, points.counts, START_CLUSTERS);
	const interiors = countInteriors(raster, samples, points, assignment, centres);
	const k = weights.length;
	const insidePx = sumByCluster(assignment, interiors, k);
	const clusters = Array.from(weights, (weight, c) => {
		const [l = 0, a = 0, b = 0] = centres.subarray(c * 3, c * 3 + 3);
		return {
			oklab: [l / LIGHTNESS_WEIGHT, a, b] as const,
			weight,
			interior: (insidePx[c] ?? 0) / weight,
			members: [c]
		};
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
