/** Clusters a garment's colour points: k-means, like ones merged, small ones dropped. */

import { squaredDistance, weightedKmeans } from './kmeans';

/**
 * Folds scale L, a and b together by the cube root of the light, so lightness counts less, or
 * every fold would be a colour of its own.
 */
export const LIGHTNESS_WEIGHT = 0.35;
const START_CLUSTERS = 8;
/** Clusters nearer than this in the weighted space are one colour under different light. */
const MERGE_DISTANCE = 0.08;
/** Logos of a fiftieth of the garment still count. */
const MIN_SHARE = 0.02;

export type ColourClusters = {
	/** [k × 3] in the weighted space, by falling weight */
	readonly centres: Float64Array;
	/** [k] pixels */
	readonly weights: Float64Array;
};

function scaleLightness(points: Float64Array): Float64Array {
	for (let i = 0; i < points.length; i += 3) points[i] = (points[i] ?? 0) * LIGHTNESS_WEIGHT;
	return points;
}

/** OKLab points [n × 3] with L scaled for clustering. */
export const toClusterSpace = (oklab: Float64Array): Float64Array => scaleLightness(oklab.slice());

type Cluster = { readonly centre: Float64Array; readonly weight: number };

const distanceBetween = (a: Cluster, b: Cluster): number =>
	Math.sqrt(squaredDistance(a.centre, 0, b.centre, 0));

/** Joins the two nearest clusters again and again while they are nearer than the threshold. */
function mergeNear(clusters: readonly Cluster[]): Cluster[] {
	const merged = [...clusters];
	for (;;) {
		let nearest = MERGE_DISTANCE;
		let pair: readonly [Cluster, Cluster] | undefined;
		merged.forEach((a, i) => {
			for (const b of merged.slice(i + 1)) {
				const distance = distanceBetween(a, b);
				if (distance >= nearest) continue;
				nearest = distance;
				pair = [a, b];
			}
		});
		if (!pair) return merged;
		const [a, b] = pair;
		const weight = a.weight + b.weight;
		const centre = a.centre.map(
			(value, d) => (value * a.weight + (b.centre[d] ?? 0) * b.weight) / weight
		);
		merged.splice(merged.indexOf(b), 1);
		merged[merged.indexOf(a)] = { centre, weight };
	}
}

/** Only the points that have pixels. */
function withoutWeightless(features: Float64Array, weights: Float64Array) {
	const kept = { features: new Float64Array(features.length), weights: weights.slice() };
	let size = 0;
	for (let i = 0; i < weights.length; i++) {
		const weight = weights[i] ?? 0;
		if (weight === 0) continue;
		for (let d = 0; d < 3; d++) kept.features[size * 3 + d] = features[i * 3 + d] ?? 0;
		kept.weights[size++] = weight;
	}
	return { features: kept.features.subarray(0, size * 3), weights: kept.weights.subarray(0, size) };
}

/**
 * Clusters of the points: k-means, like ones merged, small ones dropped, at most `maxColours`.
 *
 * @param features [n × 3] in the weighted space
 * @param weights [n] pixels, 0 for points to leave out
 */
export function findClusters(
	features: Float64Array,
	weights: Float64Array,
	maxColours: number
): ColourClusters {
	const counted = withoutWeightless(features, weights);
	const { centres, weights: totals } = weightedKmeans(
		counted.features,
		counted.weights,
		START_CLUSTERS
	);
	const clusters = Array.from(totals, (weight, c) => ({
		centre: centres.slice(c * 3, c * 3 + 3),
		weight
	})).filter(({ weight }) => weight > 0);
	const totalPx = totals.reduce((sum, weight) => sum + weight, 0);
	const kept = mergeNear(clusters)
		.filter(({ weight }) => weight >= MIN_SHARE * totalPx)
		.sort((a, b) => b.weight - a.weight)
		.slice(0, maxColours);
	return {
		centres: Float64Array.from(kept.flatMap(({ centre }) => [...centre])),
		weights: Float64Array.from(kept, ({ weight }) => weight)
	};
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
