/** What part of a garment the tones of its colours are not taken from. */

import type { ColourPoints } from './histogram';
import type { Oklab } from './spaces';

export type LeftOut = {
	/** Parts of the garment's opaque pixels, 0..1: darker than their colour by a fifth, or more. */
	readonly shadow: number;
	/** Lighter than their colour by a fifth of the way to white, or more. */
	readonly highlight: number;
	/** Near the outline, or on the edge between two colours, where both mix. */
	readonly edge: number;
};

const SHADOW = 0.8;
const HIGHLIGHT = 0.2;

/**
 * @param clean [n] pixels of each point that show one colour only
 * @param groups [n] number of each point's tone
 */
export function leftOutOf(
	{ oklab, wholeCounts }: ColourPoints,
	clean: Float64Array,
	groups: Uint8Array,
	tones: readonly Oklab[]
): LeftOut {
	let [wholePx, cleanPx, shadowPx, highlightPx] = [0, 0, 0, 0];
	for (let i = 0; i < groups.length; i++) {
		const px = clean[i] ?? 0;
		const lightness = oklab[i * 3] ?? 0;
		const tone = tones[groups[i] ?? 0]?.[0] ?? 0;
		wholePx += wholeCounts[i] ?? 0;
		cleanPx += px;
		if (lightness < SHADOW * tone) shadowPx += px;
		if (lightness > tone + HIGHLIGHT * (1 - tone)) highlightPx += px;
	}
	return {
		shadow: shadowPx / wholePx,
		highlight: highlightPx / wholePx,
		edge: 1 - cleanPx / wholePx
	};
}
