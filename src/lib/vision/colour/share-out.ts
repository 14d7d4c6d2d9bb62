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
	let kept = colours.map((colour) => ({ ...colour, share: 0 }));
	for (;;) {
		const counts = sumByCluster(
			assignToNearest(middles, centresOf(kept)),
			wholeCounts,
			kept.length
		);
		kept = kept
			.map((colour, k) => ({ ...colour, share: (counts[k] ?? 0) / totalPx }))
			.sort((a, b) => b.share - a.share);
		const last = kept.at(-1);
		if (kept.length < 2 || !last || last.share >= minShare) break;
		kept.pop();
	}
	return { colours: kept, nearest: assignToNearest(middles, centresOf(kept)) };
}
