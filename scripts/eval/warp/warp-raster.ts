/** Redraws a picture through a plane map, by looking up where each pixel comes from. */

import type { Raster } from '../../../src/lib/vision/image/raster';
import { apply, type Homography } from './homography';

const clamp = (value: number, high: number): number => Math.min(Math.max(value, 0), high);

/**
 * The picture as seen through `toSource`, bilinear; beyond the source its outermost pixels go on.
 *
 * @param toSource maps a point of the result to one of the source, pixel centres at halves
 */
export function warpRaster(
	source: Raster,
	toSource: Homography,
	widthPx: number,
	heightPx: number
): Raster {
	const rgba = new Uint8ClampedArray(widthPx * heightPx * 4);
	const [lastX, lastY] = [source.widthPx - 1, source.heightPx - 1];
	for (let y = 0, to = 0; y < heightPx; y++) {
		for (let x = 0; x < widthPx; x++, to += 4) {
			const [sourceX, sourceY] = apply(toSource, [x + 0.5, y + 0.5]);
			const [u, v] = [clamp(sourceX - 0.5, lastX), clamp(sourceY - 0.5, lastY)];
			const [left, top] = [Math.floor(u), Math.floor(v)];
			const [right, down] = [u - left, v - top];
			const at = (top * source.widthPx + left) * 4;
			const nextX = left < lastX ? 4 : 0;
			const nextY = top < lastY ? source.widthPx * 4 : 0;
			for (let c = 0; c < 4; c++) {
				const above =
					(source.rgba[at + c] ?? 0) * (1 - right) + (source.rgba[at + nextX + c] ?? 0) * right;
				const below =
					(source.rgba[at + nextY + c] ?? 0) * (1 - right) +
					(source.rgba[at + nextY + nextX + c] ?? 0) * right;
				rgba[to + c] = above * (1 - down) + below * down;
			}
		}
	}
	return { widthPx, heightPx, rgba };
}
