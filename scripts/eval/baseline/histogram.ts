/** Colour histogram of a garment, the oldest way to search pictures (Swain and Ballard 1991). */

import type { Place } from '../../../src/lib/vision/detect/region';
import type { Raster } from '../../../src/lib/vision/image/raster';

/** Levels a channel: 8 × 8 × 8 bins. */
const LEVELS = 8;

/** Share of each RGB bin among the garment's pixels, [512], summing to 1. */
export function colourHistogram({ rgba, widthPx }: Raster, { box, mask }: Place): Float32Array {
	const bins = new Float32Array(LEVELS ** 3);
	let count = 0;
	for (let y = 0, i = 0; y < mask.heightPx; y++) {
		let at = ((box.yPx + y) * widthPx + box.xPx) * 4;
		for (let x = 0; x < mask.widthPx; x++, i++, at += 4) {
			if (!mask.data[i]) continue;
			const [r, g, b] = [(rgba[at] ?? 0) >> 5, (rgba[at + 1] ?? 0) >> 5, (rgba[at + 2] ?? 0) >> 5];
			const bin = (r * LEVELS + g) * LEVELS + b;
			bins[bin] = (bins[bin] ?? 0) + 1;
			count += 1;
		}
	}
	return count > 0 ? bins.map((value) => value / count) : bins;
}

/** Common part of two histograms, 0..1. */
export function intersection(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += Math.min(a[i] ?? 0, b[i] ?? 0);
	return sum;
}

/** Cosine of unit vectors. */
export function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}
