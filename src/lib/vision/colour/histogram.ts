/** Collapses the pixels under a mask to a few thousand weighted points of colour. */

import type { Mask, Raster } from '../image/raster';
import { oklabFromRgb } from './spaces';

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
	const counts = new Float64Array(BIN_COUNT);
	const sums = new Float64Array(BIN_COUNT * 3);
	const pixelBins = new Uint16Array(data.length).fill(NO_BIN);
	for (let i = 0, at = 0; i < data.length; i++, at += 4) {
		if (!data[i] || (rgba[at + 3] ?? 0) < MIN_ALPHA) continue;
		const r = rgba[at] ?? 0;
		const g = rgba[at + 1] ?? 0;
		const b = rgba[at + 2] ?? 0;
		const bin = binOf(r, g, b);
		pixelBins[i] = bin;
		counts[bin] = (counts[bin] ?? 0) + 1;
		sums[bin * 3] = (sums[bin * 3] ?? 0) + r;
		sums[bin * 3 + 1] = (sums[bin * 3 + 1] ?? 0) + g;
		sums[bin * 3 + 2] = (sums[bin * 3 + 2] ?? 0) + b;
	}
	return { ...compact(counts, sums), pixelBins };
}

/** Only the bins that hold pixels. */
function compact(counts: Float64Array, sums: Float64Array): Omit<ColourPoints, 'pixelBins'> {
	const filled: number[] = [];
	for (let bin = 0; bin < BIN_COUNT; bin++) if (counts[bin]) filled.push(bin);
	const bins = Uint16Array.from(filled);
	const size = bins.length;
	const points = {
		size,
		bins,
		counts: new Float64Array(size),
		oklab: new Float64Array(size * 3),
		rgbSums: new Float64Array(size * 3)
	};
	let totalPx = 0;
	bins.forEach((bin, i) => {
		const count = counts[bin] ?? 0;
		const [r, g, b] = [sums[bin * 3] ?? 0, sums[bin * 3 + 1] ?? 0, sums[bin * 3 + 2] ?? 0];
		points.counts[i] = count;
		points.rgbSums.set([r, g, b], i * 3);
		points.oklab.set(oklabFromRgb([r / count, g / count, b / count]), i * 3);
		totalPx += count;
	});
	return { ...points, totalPx };
}
