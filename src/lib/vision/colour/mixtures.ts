/** Keeps the mixed pixels on the edges of a pattern out of the second round of clustering. */

import { sumByCluster, type ColourClusters } from './clusters';
import { countInteriors } from './edges';
import { NO_BIN, type ColourPoints } from './histogram';
import { assignToNearest } from './kmeans';

/** A cluster with a smaller part of its pixels inside patches is woven, mottled or a mixture. */
const MIN_INTERIOR = 0.1;
/** How near the line between two colours their mixtures lie, in the clusters' space. */
const NEAR_LINE = 0.05;
const ENDS = 0.1;

type Centre = readonly [number, number, number];

const centreOf = (centres: Float64Array, c: number): Centre => [
	centres[c * 3] ?? 0,
	centres[c * 3 + 1] ?? 0,
	centres[c * 3 + 2] ?? 0
];

const minus = (a: Centre, b: Centre): Centre => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Centre, b: Centre): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function liesBetween(point: Centre, a: Centre, b: Centre): boolean {
	const line = minus(b, a);
	const away = minus(point, a);
	const along = dot(away, line) / dot(line, line);
	if (!(along > ENDS && along < 1 - ENDS)) return false;
	return Math.sqrt(Math.max(0, dot(away, away) - along * along * dot(line, line))) < NEAR_LINE;
}

/** True when the colour of cluster `c` is a blend of two heavier ones. */
function isBlend({ centres }: ColourClusters, c: number): boolean {
	const point = centreOf(centres, c);
	for (let a = 0; a < c; a++) {
		for (let b = a + 1; b < c; b++) {
			if (liesBetween(point, centreOf(centres, a), centreOf(centres, b))) return true;
		}
	}
	return false;
}

/**
 * Of each point's pixels, how many show one colour only: those inside patches, and all of a
 * cluster that has no patches (a thin stripe, a fine weave) unless it is a blend of two others.
 *
 * @param features [n × 3] of the points, in the clusters' space
 * @param clusters of the first round, heaviest first
 * @returns [n] pixels, at most the points' own counts
 */
export function unmixedCounts(
	points: ColourPoints,
	features: Float64Array,
	clusters: ColourClusters,
	widthPx: number
): Float64Array {
	const { size, bins, counts, pixelBins } = points;
	const ofPoint = assignToNearest(features, clusters.centres);
	const ofBin = new Uint8Array(NO_BIN + 1);
	for (let i = 0; i < size; i++) ofBin[bins[i] ?? NO_BIN] = (ofPoint[i] ?? 0) + 1;
	const assigned = new Uint8Array(pixelBins.length);
	for (let p = 0; p < assigned.length; p++) assigned[p] = ofBin[pixelBins[p] ?? NO_BIN] ?? 0;
	const inBin = countInteriors(assigned, pixelBins, widthPx);
	const unmixed = Float64Array.from(bins, (bin) => inBin[bin] ?? 0);
	const k = clusters.weights.length;
	const totals = sumByCluster(ofPoint, counts, k);
	const interiors = sumByCluster(ofPoint, unmixed, k);
	const whole = totals.map((total, c) =>
		(interiors[c] ?? 0) < MIN_INTERIOR * total && !isBlend(clusters, c) ? 1 : 0
	);
	return unmixed.map((count, i) => (whole[ofPoint[i] ?? 0] ? (counts[i] ?? 0) : count));
}
