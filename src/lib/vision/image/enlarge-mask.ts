/** Enlarges a mask with smooth edges. */

import type { Mask } from './raster';
import { axisTaps, type AxisTaps } from './resample-taps';

type Size = { readonly widthPx: number; readonly heightPx: number };

/** A row of the mask along the x taps: 0 for ground, 255 for inside, and between the two. */
function resampleRow(mask: Mask, y: number, { starts, weights }: AxisTaps, row: Float32Array) {
	const last = mask.widthPx - 1;
	const from = y * mask.widthPx;
	for (let x = 0; x < row.length; x++) {
		const start = starts[x] ?? 0;
		const left = mask.data[from + start] ? 255 : 0;
		const right = mask.data[from + Math.min(start + 1, last)] ? 255 : 0;
		row[x] = left * (weights[x * 2] ?? 0) + right * (weights[x * 2 + 1] ?? 0);
	}
}

/**
 * The mask at another size: blended like a grey picture (bilinear, pixel centres at halves) and
 * cut at the half.
 *
 * @param size no side smaller than the mask's
 * @returns a new mask of 0 and 1
 * @throws RangeError when a side would shrink
 */
export function enlargeMask(mask: Mask, { widthPx, heightPx }: Size): Mask {
	if (widthPx < mask.widthPx || heightPx < mask.heightPx) {
		throw new RangeError('A mask cannot be enlarged to a smaller size.');
	}
	const xTaps = axisTaps(mask.widthPx, widthPx);
	const yTaps = axisTaps(mask.heightPx, heightPx);
	const data = new Uint8Array(widthPx * heightPx);
	let above = new Float32Array(widthPx);
	let below = new Float32Array(widthPx);
	let held = -1;
	for (let y = 0, i = 0; y < heightPx; y++) {
		const first = yTaps.starts[y] ?? 0;
		if (first !== held) {
			// Rows follow one another, so the lower one becomes the upper.
			if (held >= 0 && first === held + 1) [above, below] = [below, above];
			else resampleRow(mask, first, xTaps, above);
			resampleRow(mask, Math.min(first + 1, mask.heightPx - 1), xTaps, below);
			held = first;
		}
		const upper = yTaps.weights[y * 2] ?? 0;
		const lower = yTaps.weights[y * 2 + 1] ?? 0;
		for (let x = 0; x < widthPx; x++, i++) {
			const value = Math.fround(upper * (above[x] ?? 0)) + lower * (below[x] ?? 0);
			data[i] = Math.fround(value) >= 127.5 ? 1 : 0;
		}
	}
	return { widthPx, heightPx, data };
}
