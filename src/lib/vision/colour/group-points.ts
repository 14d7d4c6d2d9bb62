/** Says of each point of colour which dye it belongs to, once the dyes are chosen. */

import { sumByCluster, type Cluster, type StartClusters } from './clusters';
import type { ColourPoints } from './histogram';
import { assignToNearest } from './kmeans';

export type Grouping = {
	/** [n] group of each point. */
	readonly groups: Uint8Array;
	/** [n] pixels of each point that show one dye only. */
	readonly clean: Float64Array;
	/** Number of groups. */
	readonly size: number;
};

/** Lace and tiny prints have hardly a pixel inside a patch: then all pixels of their clusters count. */
const MIN_INTERIOR = 0.1;

/** Points of clusters that belong to no dye (mixtures, specks) go to the dye nearest to them. */
function group(
	points: ColourPoints,
	start: StartClusters,
	dyes: readonly Cluster[]
): Grouping & { readonly shares: Float64Array } {
	const owners = dyes.flatMap(({ members }, dye) => members.map((member) => ({ member, dye })));
	const ownerOf = new Map(owners.map(({ member, dye }) => [member, dye]));
	const centres = owners.flatMap(({ member }) => [
		...start.centres.subarray(member * 3, member * 3 + 3)
	]);
	const nearest = assignToNearest(start.features, Float64Array.from(centres));
	const isOwn = start.assignment.map((cluster) => (ownerOf.has(cluster) ? 1 : 0));
	const groups = start.assignment.map(
		(cluster, i) => ownerOf.get(cluster) ?? owners[nearest[i] ?? 0]?.dye ?? 0
	);
	const weights = sumByCluster(groups, points.counts, dyes.length);
	const insidePx = sumByCluster(groups, start.interiors, dyes.length);
	const clean = points.counts.map((count, i) => {
		const dye = groups[i] ?? 0;
		const isPatchy = (insidePx[dye] ?? 0) >= MIN_INTERIOR * (weights[dye] ?? 0);
		return isPatchy ? (start.interiors[i] ?? 0) : isOwn[i] ? count : 0;
	});
	const wholePx = sumByCluster(groups, points.wholeCounts, dyes.length);
	const totalPx = wholePx.reduce((sum, px) => sum + px, 0);
	return { groups, clean, size: dyes.length, shares: wholePx.map((px) => px / totalPx) };
}

/**
 * Groups the points by dye.
 *
 * @param maxDyes the largest stay
 * @param minShare dyes of a smaller part of the garment are given up, to whatever is nearest
 */
export function groupPoints(
	points: ColourPoints,
	start: StartClusters,
	dyes: readonly Cluster[],
	maxDyes: number,
	minShare: number
): Grouping {
	const all = group(points, start, dyes);
	const { shares } = all;
	const ranked = [...shares.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
	const kept = ranked
		.slice(0, maxDyes)
		.filter((dye, rank) => rank === 0 || (shares[dye] ?? 0) >= minShare);
	if (kept.length === dyes.length) return all;
	return group(
		points,
		start,
		kept.flatMap((dye) => dyes[dye] ?? [])
	);
}
