/** Fits a photo into a square without stretching it, and finds the way back. */

import type { Raster } from '../image/raster';
import { resizeRaster } from '../image/resize';

export type Letterbox = {
	readonly widthPx: number;
	readonly heightPx: number;
	readonly leftPx: number;
	readonly topPx: number;
	readonly sidePx: number;
};

/** Where a photo of this size lies, centred, in a square of `sidePx`. */
export function letterboxOf(
	photo: { readonly widthPx: number; readonly heightPx: number },
	sidePx: number
): Letterbox {
	const scale = sidePx / Math.max(photo.widthPx, photo.heightPx);
	const widthPx = Math.max(1, Math.round(photo.widthPx * scale));
	const heightPx = Math.max(1, Math.round(photo.heightPx * scale));
	const leftPx = Math.floor((sidePx - widthPx) / 2);
	const topPx = Math.floor((sidePx - heightPx) / 2);
	return { widthPx, heightPx, leftPx, topPx, sidePx };
}

/** value = (byte − mean) / std, [sidePx × sidePx × 3] RGB interleaved, black bars around. */
export function letterboxInput(
	raster: Raster,
	{ widthPx, heightPx, leftPx, topPx, sidePx }: Letterbox,
	{ mean, std }: { readonly mean: number; readonly std: number }
): Float32Array {
	const { rgba } = resizeRaster(raster, widthPx, heightPx);
	const input = new Float32Array(sidePx * sidePx * 3).fill((0 - mean) / std);
	for (let y = 0, from = 0; y < heightPx; y++) {
		let to = ((topPx + y) * sidePx + leftPx) * 3;
		for (let x = 0; x < widthPx; x++, from += 4) {
			for (let c = 0; c < 3; c++) input[to++] = ((rgba[from + c] ?? 0) - mean) / std;
		}
	}
	return input;
}
