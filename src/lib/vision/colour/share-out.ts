/** Shares a garment's points out among its colours, as `assignPixels` does its pixels. */

import { sumByCluster } from './clusters';
import type { ColourPoints } from './histogram';
import { assignToNearest, squaredDistance } from './kmeans';
import { centresOf, middlesOf } from './nearest-bin';
import type { Oklab } from './spaces';

export type SharedOut<T> = {
	/** By falling share, 0..1. */
	readonly colours: readonly (T & { readonly share: number })[];
	/** [n] number of each point's colour. */
	readonly nearest: Uint8Array;
};

/** A point at most this part as far from its colour as from any other shows it; others may be mixtures. */
const SURE = 0.5;

/** The counts of the points that surely show their colour, 0 for the others. */
function sureCounts(
	points: Float64Array,
	centres: Float64Array,
	nearest: Uint8Array,
	counts: Float64Array
): Float64Array {
	const farthest = SURE * SURE;
	return counts.map((count, i) => {
		const own = nearest[i] ?? 0;
		const least = squaredDistance(points, i, centres, own);
		for (let k = 0; k * 3 < centres.length; k++) {
			if (k !== own && least > farthest * squaredDistance(points, i, centres, k)) return 0;
		}
		return count;
	});
}

/**
 * Colours below the least share are given up, the smallest first, to whatever is nearest.
 *
 * Mixtures that lens and JPEG make of two colours may look like a third, and swell it: whether one has
 * its least share is told by the points that surely show a colour.
 *
 * @param colours at least one
 */
export function shareOut<T extends { readonly oklab: Oklab }>(
	colours: readonly T[],
	{ bins, wholeCounts }: ColourPoints,
	minShare: number
): SharedOut<T> {
	const middles = middlesOf(bins);
	const totalPx = sumOf(wholeCounts);
	let kept = colours;
	for (;;) {
		const centres = centresOf(kept);
		const nearest = assignToNearest(middles, centres);
		const sure = sureCounts(middles, centres, nearest, wholeCounts);
		const surePx = sumByCluster(nearest, sure, kept.length);
		const least = surePx.indexOf(Math.min(...surePx));
		if (kept.length > 1 && (surePx[least] ?? 0) < minShare * sumOf(surePx)) {
			kept = kept.filter((_, k) => k !== least);
			continue;
		}
		const counts = sumByCluster(nearest, wholeCounts, kept.length);
		const order = [...kept.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
		const shared = order.flatMap((k) => {
			const colour = kept[k];
			return colour ? [{ ...colour, share: (counts[k] ?? 0) / totalPx }] : [];
		});
		const rankOf = Uint8Array.from(order, (_, k) => order.indexOf(k));
		return { colours: shared, nearest: nearest.map((k) => rankOf[k] ?? 0) };
	}
}

const sumOf = (counts: Float64Array): number => counts.reduce((sum, px) => sum + px, 0);
