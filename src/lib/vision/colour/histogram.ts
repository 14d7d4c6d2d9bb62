/** Collapses the pixels under a mask to a few thousand weighted points of colour. */

import type { Mask, Raster } from '../image/raster';
import { writeOklab } from './spaces';

/** Bins of 8 × 8 × 8 sRGB levels, only those that hold pixels, by rising bin number. */
export type ColourPoints = {
	/** Number of bins, n. */
	readonly size: number;
	/** [n] bin number: 5 bits each of R, G, B. */
	readonly bins: Uint16Array;
	/** [n] pixels in the bin. */
	readonly counts: Float64Array;
	/** [n × 3] OKLab of the bin's mean sRGB. */
	readonly oklab: Float64Array;
	/** [n × 3] sums of sRGB 0..255 over the bin's pixels. */
	readonly rgbSums: Float64Array;
	readonly totalPx: number;
	/** [heightPx × widthPx] bin number of each pixel, `NO_BIN` for those left out. */
	readonly pixelBins: Uint16Array;
};

export const NO_BIN = 0xffff;

export const BIN_COUNT = 32 ** 3;

/** Less opaque pixels are the soft edge of a cut-out, not cloth. */
export const MIN_ALPHA = 128;

export const binOf = (r: number, g: number, b: number): number =>
	((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);

/** @throws RangeError when raster and mask differ in size */
export function requireSameSize(raster: Raster, mask: Mask): void {
	if (raster.widthPx !== mask.widthPx || raster.heightPx !== mask.heightPx) {
		throw new RangeError(
			`Raster ${raster.widthPx} × ${raster.heightPx} px and mask ` +
				`${mask.widthPx} × ${mask.heightPx} px differ.`
		);
	}
}

/**
 * The 5-bit RGB histogram of the opaque pixels under a mask.
 *
 * @throws RangeError when raster and mask differ in size
 */
export function colourHistogram(raster: Raster, mask: Mask): ColourPoints {
	requireSameSize(raster, mask);
	const { rgba } = raster;
	const { data } = mask;
	// Count and sums of a bin side by side: one place in the memory a pixel.
	const tallies = new Float64Array(BIN_COUNT * 4);
	const pixelBins = new Uint16Array(data.length).fill(NO_BIN);
	for (let i = 0, at = 0; i < data.length; i++, at += 4) {
		if (!data[i] || (rgba[at + 3] ?? 0) < MIN_ALPHA) continue;
		const r = rgba[at] ?? 0;
		const g = rgba[at + 1] ?? 0;
		const b = rgba[at + 2] ?? 0;
		const bin = binOf(r, g, b);
		pixelBins[i] = bin;
		const tally = bin * 4;
		tallies[tally] = (tallies[tally] ?? 0) + 1;
		tallies[tally + 1] = (tallies[tally + 1] ?? 0) + r;
		tallies[tally + 2] = (tallies[tally + 2] ?? 0) + g;
		tallies[tally + 3] = (tallies[tally + 3] ?? 0) + b;
	}
	return { ...compact(tallies), pixelBins };
}

/** Only the bins that hold pixels. */
function compact(tallies: Float64Array): Omit<ColourPoints, 'pixelBins'> {
	const filled = new Uint16Array(BIN_COUNT);
	let size = 0;
	for (let bin = 0; bin < BIN_COUNT; bin++) if (tallies[bin * 4]) filled[size++] = bin;
	const counts = new Float64Array(size);
	const oklab = new Float64Array(size * 3);
	const rgbSums = new Float64Array(size * 3);
	let totalPx = 0;
	for (let i = 0; i < size; i++) {
		const tally = (filled[i] ?? 0) * 4;
		const count = tallies[tally] ?? 0;
		const r = tallies[tally + 1] ?? 0;
		const g = tallies[tally + 2] ?? 0;
		const b = tallies[tally + 3] ?? 0;
		counts[i] = count;
		rgbSums[i * 3] = r;
		rgbSums[i * 3 + 1] = g;
		rgbSums[i * 3 + 2] = b;
		writeOklab(r / count, g / count, b / count, oklab, i * 3);
		totalPx += count;
	}
	return { size, bins: filled.slice(0, size), counts, oklab, rgbSums, totalPx };
}
