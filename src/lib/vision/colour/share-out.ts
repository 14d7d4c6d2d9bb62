/** Shares a garment's points out among its colours, as `assignPixels` does its pixels. */

import { sumByCluster } from './clusters';
import type { ColourPoints } from './histogram';
import { assignToNearest } from './kmeans';
import { centresOf, middlesOf } from './nearest-bin';
import type { Oklab } from './spaces';

export type SharedOut<T> = {
	/** By falling share, 0..1. */
	readonly colours: readonly (T & { readonly share: number })[];
	/** [n] number of each point's colour. */
	readonly nearest: Uint8Array;
};

/**
 * Colours below the least share are given up, the smallest first, to whatever is nearest.
 *
 * @param colours at least one
 */
export function shareOut<T extends { readonly oklab: Oklab }>(
	colours: readonly T[],
	{ bins, wholeCounts }: ColourPoints,
	minShare: number
): SharedOut<T> {
	const middles = middlesOf(bins);
	const totalPx = wholeCounts.reduce((sum, px) => sum + px, 0);
	let kept = colours;
	for (;;) {
		const nearest = assignToNearest(middles, centresOf(kept));
		const counts = sumByCluster(nearest, wholeCounts, kept.length);
		const order = [...kept.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
		const shared = order.flatMap((k) => {
			const colour = kept[k];
			return colour ? [{ ...colour, share: (counts[k] ?? 0) / totalPx }] : [];
		});
		const last = shared.at(-1);
		if (shared.length < 2 || !last || last.share >= minShare) {
			const rankOf = Uint8Array.from(order, (_, k) => order.indexOf(k));
			return { colours: shared, nearest: nearest.map((k) => rankOf[k] ?? 0) };
		}
		kept = shared.slice(0, -1);
	}
}
