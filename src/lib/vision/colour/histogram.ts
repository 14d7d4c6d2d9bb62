/** Collapses a garment's samples to weighted points of colour. */

import type { Raster } from '../image/raster';
import { BIN_COUNT, binOfWord, pixelWords } from './bins';
import type { GarmentSamples } from './garment-samples';
import { writeOklab } from './spaces';

/** Bins of 8 × 8 × 8 sRGB levels that hold samples, in the order of their first ones. */
export type ColourPoints = {
	/** Number of bins, n. */
	readonly size: number;
	/** [n] bin number. */
	readonly bins: Uint16Array;
	/** [n] safe samples in the bin; may be 0. */
	readonly counts: Float64Array;
	/** [n] samples in the bin, safe or not. */
	readonly wholeCounts: Float64Array;
	/** [n × 3] OKLab of the mean sRGB of the bin's samples. */
	readonly oklab: Float64Array;
	/** [samples] number of the point that each sample is in. */
	readonly pointOf: Uint16Array;
};

/** The 5-bit RGB histogram of a garment's samples. */
export function colourHistogram(raster: Raster, { pixels, safe }: GarmentSamples): ColourPoints {
	const words = pixelWords(raster);
	// One more than the point's number, 0 where the bin has none yet.
	const numbers = new Uint16Array(BIN_COUNT);
	const most = Math.min(BIN_COUNT, pixels.length);
	const bins = new Uint16Array(most);
	const counts = new Float64Array(most);
	const wholeCounts = new Float64Array(most);
	const sums = new Float64Array(most * 3);
	const pointOf = new Uint16Array(pixels.length);
	let size = 0;
	for (let i = 0; i < pixels.length; i++) {
		const word = words[pixels[i] ?? 0] ?? 0;
		const bin = binOfWord(word);
		let point = (numbers[bin] ?? 0) - 1;
		if (point < 0) {
			point = size++;
			numbers[bin] = size;
			bins[point] = bin;
		}
		pointOf[i] = point;
		counts[point] = (counts[point] ?? 0) + (safe[i] ?? 0);
		wholeCounts[point] = (wholeCounts[point] ?? 0) + 1;
		const sum = point * 3;
		sums[sum] = (sums[sum] ?? 0) + (word & 255);
		sums[sum + 1] = (sums[sum + 1] ?? 0) + ((word >>> 8) & 255);
		sums[sum + 2] = (sums[sum + 2] ?? 0) + ((word >>> 16) & 255);
	}
	const oklab = new Float64Array(size * 3);
	for (let point = 0, at = 0; point < size; point++, at += 3) {
		const count = wholeCounts[point] ?? 1;
		writeOklab(
			(sums[at] ?? 0) / count,
			(sums[at + 1] ?? 0) / count,
			(sums[at + 2] ?? 0) / count,
			oklab,
			at
		);
	}
	return {
		size,
		bins: bins.subarray(0, size),
		counts: counts.subarray(0, size),
		wholeCounts: wholeCounts.subarray(0, size),
		oklab,
		pointOf
	};
}
