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

/**
 * Log odds of the pixels' colours, cloth over ground, by the histograms of both.
 *
 * @param bins of every pixel
 * @param cloth probability of every pixel to be cloth, 0..1
 * @returns about −9..9 for every pixel; 0 where the colour tells nothing
 */
export function colourOdds(bins: Uint16Array, cloth: Float32Array): Float32Array {
	const counts = { cloth: new Float64Array(BINS ** 3), ground: new Float64Array(BINS ** 3) };
	let clothSum = 0;
	for (let i = 0; i < bins.length; i++) {
		const bin = bins[i] ?? 0;
		const share = cloth[i] ?? 0;
		counts.cloth[bin] = (counts.cloth[bin] ?? 0) + share;
		counts.ground[bin] = (counts.ground[bin] ?? 0) + 1 - share;
		clothSum += share;
	}
	const groundSum = bins.length - clothSum;
	const ground = smooth(counts.ground);
	const odds = smooth(counts.cloth).map((count, bin) =>
		Math.log(
			(count / Math.max(clothSum, 1) + UNSEEN) /
				((ground[bin] ?? 0) / Math.max(groundSum, 1) + UNSEEN)
		)
	);
	return Float32Array.from(bins, (bin) => odds[bin] ?? 0);
}
