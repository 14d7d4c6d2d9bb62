/** Cuts a garment out of its photo as the square picture that the embedder was trained on. */

import { toPixelBox } from '../image/pixel-box';
import type { Box, Raster } from '../image/raster';
import { cropRaster, resizeRaster } from '../image/resize';

/** Ground kept around the box on each side, as part of the box's side. */
const MARGIN = 0.08;

/** Mean of the outermost pixels, corners counted twice, rounded: [r, g, b]. */
function borderColour({ rgba, widthPx, heightPx }: Raster): [number, number, number] {
	const sums: [number, number, number] = [0, 0, 0];
	let count = 0;
	const add = (x: number, y: number) => {
		const at = (y * widthPx + x) * 4;
		sums[0] += rgba[at] ?? 0;
		sums[1] += rgba[at + 1] ?? 0;
		sums[2] += rgba[at + 2] ?? 0;
		count += 1;
	};
	for (let x = 0; x < widthPx; x++) {
		add(x, 0);
		add(x, heightPx - 1);
	}
	for (let y = 0; y < heightPx; y++) {
		add(0, y);
		add(widthPx - 1, y);
	}
	return [Math.round(sums[0] / count), Math.round(sums[1] / count), Math.round(sums[2] / count)];
}

/** The picture in the middle of a square of its border's mean colour. */
export function padToSquare(picture: Raster): Raster {
	const { widthPx, heightPx } = picture;
	const sidePx = Math.max(widthPx, heightPx);
	if (widthPx === heightPx) return picture;
	const [r, g, b] = borderColour(picture);
	const rgba = new Uint8ClampedArray(sidePx * sidePx * 4);
	const [pixel = 0] = new Uint32Array(Uint8Array.of(r, g, b, 255).buffer);
	new Uint32Array(rgba.buffer).fill(pixel);
	const left = Math.floor((sidePx - widthPx) / 2);
	const top = Math.floor((sidePx - heightPx) / 2);
	for (let y = 0; y < heightPx; y++) {
		const row = picture.rgba.subarray(y * widthPx * 4, (y + 1) * widthPx * 4);
		rgba.set(row, ((top + y) * sidePx + left) * 4);
	}
	return { widthPx: sidePx, heightPx: sidePx, rgba };
}

/**
 * The garment in `box` with a margin of 8 %, as a square of `sidePx`.
 *
 * What the square needs beyond the crop is filled with the mean colour of the crop's border: the
 * embedder was trained on single garments squared in the same way.
 */
export function cropGarment(raster: Raster, box: Box, sidePx: number): Raster {
	const crop = cropRaster(raster, toPixelBox(box, raster, MARGIN));
	return resizeRaster(padToSquare(crop), sidePx, sidePx);
}
