/** Tells a frame that shows nothing: a black picture, a wall, a lens cap, the snow of a dead signal. */

import type { Raster } from '../image/raster';

/** Luma range, 0..255, below which no outline can be told; sensor noise stays under it. */
const LEAST_RANGE = 14;
/** Neighbours differ by this part of what any two pixels do: there are no surfaces, only noise. */
const STATIC = 0.8;
/** Pixels looked at; enough for percentiles. */
const SAMPLES = 20_000;

/** Rec. 709 luma of the pixel, 0..255. */
function lumaOf(rgba: Uint8ClampedArray, pixel: number): number {
	const at = pixel * 4;
	return 0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
}

/**
 * Whether the middle 96 % of a photo's pixels are all about equally light, or each is as unlike its
 * neighbour as any other.
 *
 * A garment in the colour of its ground has folds and edges; a blank frame has none. The network
 * must not be asked about one: it names a class for every pixel, whatever it is shown.
 */
export function isBlank({ rgba }: Raster): boolean {
	const pixels = rgba.length / 4;
	const step = Math.max(1, Math.floor(pixels / SAMPLES));
	const counts = new Uint32Array(256);
	let total = 0;
	let nearby = 0;
	let anywhere = 0;
	for (let i = 0; i < pixels; i += step) {
		const luma = lumaOf(rgba, i);
		const bin = Math.round(luma);
		counts[bin] = (counts[bin] ?? 0) + 1;
		total += 1;
		nearby += Math.abs(luma - lumaOf(rgba, (i + 1) % pixels));
		// Far apart, and in step with no pattern.
		anywhere += Math.abs(luma - lumaOf(rgba, (i * 7919 + 104_729) % pixels));
	}
	if (nearby > STATIC * anywhere) return true;
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
