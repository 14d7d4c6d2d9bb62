/** Tells a frame that shows nothing: a black picture, a wall, a lens cap. */

import type { Raster } from '../image/raster';

/** Luma range, 0..255, below which no outline can be told; sensor noise stays under it. */
const LEAST_RANGE = 14;
/** Pixels looked at; enough for percentiles. */
const SAMPLES = 20_000;

/**
 * Whether the middle 96 % of a photo's pixels are all about equally light.
 *
 * A garment in the colour of its ground has folds and edges; a blank frame has none. The network
 * must not be asked about one: it names a class for every pixel, whatever it is shown.
 */
export function isBlank({ rgba }: Raster): boolean {
	const pixels = rgba.length / 4;
	const step = Math.max(1, Math.floor(pixels / SAMPLES));
	const counts = new Uint32Array(256);
	let total = 0;
	for (let i = 0; i < pixels; i += step) {
		const at = i * 4;
		// Rec. 709 weights.
		const luma =
			0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
		const bin = Math.round(luma);
		counts[bin] = (counts[bin] ?? 0) + 1;
		total += 1;
	}
	return percentile(counts, total * 0.98) - percentile(counts, total * 0.02) < LEAST_RANGE;
}

/** The first bin by which `rank` pixels are counted. */
function percentile(counts: Uint32Array, rank: number): number {
	let seen = 0;
	for (let bin = 0; bin < counts.length; bin++) {
		seen += counts[bin] ?? 0;
		if (seen > rank) return bin;
	}
	return counts.length - 1;
}
