/** A garment cut out along its mask, on the checkerboard that stands for nothing. */

import type { Garment } from '../../../src/lib/vision/analysis';
import { toPixelBox } from '../../../src/lib/vision/image/pixel-box';
import type { Raster } from '../../../src/lib/vision/image/raster';
import { cropRaster } from '../../../src/lib/vision/image/resize';

const LIGHT = 245;
const DARK = 205;
/** Squares across the longer side. */
const SQUARES = 16;

/** The board's grey at a pixel. */
function boardAt(i: number, widthPx: number, sidePx: number): number {
	const column = Math.floor((i % widthPx) / sidePx);
	const row = Math.floor(i / widthPx / sidePx);
	return (row + column) % 2 === 0 ? LIGHT : DARK;
}

/** An empty board, where nothing was found. */
export function emptyBoard({ widthPx, heightPx }: Raster): Raster {
	const rgba = new Uint8ClampedArray(widthPx * heightPx * 4).fill(255);
	const sidePx = Math.ceil(Math.max(widthPx, heightPx) / SQUARES);
	for (let i = 0; i < widthPx * heightPx; i++) {
		rgba.fill(boardAt(i, widthPx, sidePx), i * 4, i * 4 + 3);
	}
	return { widthPx, heightPx, rgba };
}

/** The garment's box of the photo; what lies outside the mask is board. */
export function cutOutPicture(
	raster: Raster,
	{ box, mask }: Pick<Garment, 'box' | 'mask'>
): Raster {
	const picture = cropRaster(raster, toPixelBox(box, raster));
	const board = emptyBoard(picture);
	for (let i = 0; i < mask.data.length; i++) {
		if (mask.data[i]) board.rgba.set(picture.rgba.subarray(i * 4, i * 4 + 4), i * 4);
	}
	return board;
}
