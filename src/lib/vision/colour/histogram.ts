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
	/** [n] pixels in the bin under the whole mask, at least as many. */
	readonly wholeCounts: Float64Array;
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

/** Numbers of a bin side by side, one place in the memory a pixel. */
const COUNT = 0;
const SUMS = 1;
const WHOLE = 4;
const TALLY = 5;

/**
 * The 5-bit RGB histogram of the opaque pixels under a mask.
 *
 * @param whole a larger mask, whose pixels of the same bins are counted beside them
 * @throws RangeError when raster and mask differ in size
 */
export function colourHistogram(raster: Raster, mask: Mask, whole = mask): ColourPoints {
	requireSameSize(raster, mask);
	requireSameSize(raster, whole);
	const { rgba } = raster;
	const tallies = new Float64Array(BIN_COUNT * TALLY);
	const pixelBins = new Uint16Array(mask.data.length).fill(NO_BIN);
	for (let i = 0, at = 0; i < pixelBins.length; i++, at += 4) {
		if (!whole.data[i] || (rgba[at + 3] ?? 0) < MIN_ALPHA) continue;
		const r = rgba[at] ?? 0;
		const g = rgba[at + 1] ?? 0;
		const b = rgba[at + 2] ?? 0;
		const bin = binOf(r, g, b);
		const tally = bin * TALLY;
		tallies[tally + WHOLE] = (tallies[tally + WHOLE] ?? 0) + 1;
		if (!mask.data[i]) continue;
		pixelBins[i] = bin;
		tallies[tally + COUNT] = (tallies[tally + COUNT] ?? 0) + 1;
		tallies[tally + SUMS] = (tallies[tally + SUMS] ?? 0) + r;
		tallies[tally + SUMS + 1] = (tallies[tally + SUMS + 1] ?? 0) + g;
		tallies[tally + SUMS + 2] = (tallies[tally + SUMS + 2] ?? 0) + b;
	}
	return { ...compact(tallies), pixelBins };
}

/** Only the bins that hold pixels. */
function compact(tallies: Float64Array): Omit<ColourPoints, 'pixelBins'> {
	const filled = new Uint16Array(BIN_COUNT);
	let size = 0;
	for (let bin = 0; bin < BIN_COUNT; bin++) if (tallies[bin * TALLY]) filled[size++] = bin;
	const counts = new Float64Array(size);
	const wholeCounts = new Float64Array(size);
	const oklab = new Float64Array(size * 3);
	const rgbSums = new Float64Array(size * 3);
	let totalPx = 0;
	for (let i = 0; i < size; i++) {
		const tally = (filled[i] ?? 0) * TALLY;
		const count = tallies[tally + COUNT] ?? 0;
		const sums = tallies.subarray(tally + SUMS, tally + SUMS + 3);
		const [r = 0, g = 0, b = 0] = sums;
		counts[i] = count;
		wholeCounts[i] = tallies[tally + WHOLE] ?? 0;
		rgbSums.set(sums, i * 3);
		writeOklab(r / count, g / count, b / count, oklab, i * 3);
		totalPx += count;
	}
	return { size, bins: filled.slice(0, size), counts, wholeCounts, oklab, rgbSums, totalPx };
}
