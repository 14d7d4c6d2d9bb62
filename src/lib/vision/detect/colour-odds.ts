/** How much better each colour of a photo fits the cloth in it than the ground. */

import { writeOklab } from '../colour/spaces';
import type { Raster } from '../image/raster';

/** Bins an axis; L takes them all, a and b the `CHROMA` either side of grey. */
const BINS = 16;
const CHROMA = 0.14;
/** Part of all pixels that a colour never seen counts for, so that one pixel proves nothing. */
const UNSEEN = 1e-4;

const STRIDES = [BINS * BINS, BINS, 1] as const;

const toBin = (value: number): number => Math.min(Math.max(Math.floor(value * BINS), 0), BINS - 1);

/** The colour bin of every pixel, OKLab in 16 × 16 × 16. */
export function colourBins({ rgba }: Raster): Uint16Array {
	const bins = new Uint16Array(rgba.length / 4);
	const lab = new Float64Array(3);
	for (let i = 0, at = 0; i < bins.length; i++, at += 4) {
		writeOklab(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0, lab, 0);
		const [l = 0, a = 0, b = 0] = lab;
		bins[i] =
			toBin(l) * STRIDES[0] +
			toBin((a / CHROMA + 1) / 2) * STRIDES[1] +
			toBin((b / CHROMA + 1) / 2) * STRIDES[2];
	}
	return bins;
}

/** Each bin takes half of itself and a quarter of either neighbour, along each axis. */
function smooth(histogram: Float64Array): Float64Array {
	let from = histogram;
	for (const stride of STRIDES) {
		const to = new Float64Array(from.length);
		for (let i = 0; i < from.length; i++) {
			const place = Math.floor(i / stride) % BINS;
			const before = place > 0 ? (from[i - stride] ?? 0) : 0;
			const after = place < BINS - 1 ? (from[i + stride] ?? 0) : 0;
			to[i] = (from[i] ?? 0) / 2 + (before + after) / 4;
		}
		from = to;
	}
	return from;
}

/** What is left of each share to 1. */
export function rest(shares: Float32Array): Float32Array {
	const left = new Float32Array(shares.length);
	for (let i = 0; i < shares.length; i++) left[i] = 1 - (shares[i] ?? 0);
	return left;
}

/** Part of each colour bin among the pixels, each by its share, 0..1. */
function frequencies(bins: Uint16Array, shares: Float32Array): Float64Array {
	const counts = new Float64Array(BINS ** 3);
	let sum = 0;
	for (let i = 0; i < bins.length; i++) {
		const bin = bins[i] ?? 0;
		const share = shares[i] ?? 0;
		counts[bin] = (counts[bin] ?? 0) + share;
		sum += share;
	}
	return smooth(counts).map((count) => count / Math.max(sum, 1));
}

/**
 * Log odds of the pixels' colours, cloth over ground, by the histograms of both.
 *
 * @param bins of every pixel
 * @param cloth probability of every pixel to be cloth, 0..1
 * @param ground of every pixel to be ground, 0..1; what is left of cloth if not told
 * @returns about −9..9 for every pixel; 0 where the colour tells nothing
 */
export function colourOdds(
	bins: Uint16Array,
	cloth: Float32Array,
	ground = rest(cloth)
): Float32Array {
	const ofGround = frequencies(bins, ground);
	const odds = frequencies(bins, cloth).map((part, bin) =>
		Math.log((part + UNSEEN) / ((ofGround[bin] ?? 0) + UNSEEN))
	);
	const ofCell = new Float32Array(bins.length);
	for (let i = 0; i < bins.length; i++) ofCell[i] = odds[bins[i] ?? 0] ?? 0;
	return ofCell;
}
