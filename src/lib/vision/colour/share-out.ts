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

type Seeded = { readonly oklab: Oklab; readonly seeds?: readonly Oklab[] };

/** Whose nearest pixels each colour owns: one tone, or several. */
function seedsOf(colours: readonly Seeded[]) {
	const seeds = colours.flatMap(({ oklab, seeds: own = [oklab] }, k) =>
		own.map((seed) => ({ oklab: seed, owner: k }))
	);
	return { centres: centresOf(seeds), owners: Uint8Array.from(seeds, ({ owner }) => owner) };
}

/** The counts of the points that surely show their colour, 0 for the others. */
function sureCounts(
	points: Float64Array,
	{ centres, owners }: ReturnType<typeof seedsOf>,
	nearestSeed: Uint8Array,
	counts: Float64Array
): Float64Array {
	const farthest = SURE * SURE;
	return counts.map((count, i) => {
		const own = nearestSeed[i] ?? 0;
		const least = squaredDistance(points, i, centres, own);
		for (let k = 0; k < owners.length; k++) {
			if (owners[k] === owners[own]) continue;
			if (least > farthest * squaredDistance(points, i, centres, k)) return 0;
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
export function shareOut<T extends Seeded>(
	colours: readonly T[],
	{ bins, wholeCounts }: ColourPoints,
	minShare: number
): SharedOut<T> {
	const middles = middlesOf(bins);
	const totalPx = sumOf(wholeCounts);
	let kept = colours;
	for (;;) {
		const seeds = seedsOf(kept);
		const nearestSeed = assignToNearest(middles, seeds.centres);
		const nearest = nearestSeed.map((seed) => seeds.owners[seed] ?? 0);
		const sure = sureCounts(middles, seeds, nearestSeed, wholeCounts);
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
