/** Erosion and dilation by a square, in time that does not grow with the radius. */

import type { Mask } from './raster';

/**
 * Keeps, in each row, only what has `radiusPx` ones on both sides, in place: a pixel stays when the
 * run of ones that ends `radiusPx` further on is at least 2 × radius + 1 long. Products stand for
 * choices, since outlines are too ragged for a processor to guess them.
 *
 * Beyond the row's ends everything counts as one.
 */
function thinRows(data: Uint8Array, widthPx: number, radiusPx: number): void {
	const enough = 2 * radiusPx + 1;
	for (let row = 0; row < data.length; row += widthPx) {
		const end = row + widthPx;
		let run = radiusPx;
		for (let i = row; i < end; i++) {
			run = (run + 1) * (data[i] ?? 0);
			if (i - radiusPx >= row) data[i - radiusPx] = run >= enough ? 1 : 0;
		}
		// Past the end the run goes on by one a step; pixel i is decided radiusPx steps after it.
		for (let i = Math.max(row, end - radiusPx); i < end; i++) {
			data[i] = run + i + radiusPx - end + 1 >= enough ? 1 : 0;
		}
	}
}

/** The same down the columns, a row at a time so that memory is read in order. */
function thinColumns(data: Uint8Array, widthPx: number, heightPx: number, radiusPx: number): void {
	const enough = 2 * radiusPx + 1;
	const runs = new Int32Array(widthPx).fill(radiusPx);
	for (let y = 0; y < heightPx + radiusPx; y++) {
		if (y < heightPx) {
			const row = data.subarray(y * widthPx, (y + 1) * widthPx);
			for (let x = 0; x < widthPx; x++) runs[x] = ((runs[x] ?? 0) + 1) * (row[x] ?? 0);
		} else {
			for (let x = 0; x < widthPx; x++) runs[x] = (runs[x] ?? 0) + 1;
		}
		if (y < radiusPx) continue;
		const row = data.subarray((y - radiusPx) * widthPx, (y - radiusPx + 1) * widthPx);
		for (let x = 0; x < widthPx; x++) row[x] = (runs[x] ?? 0) >= enough ? 1 : 0;
	}
}

function thin(data: Uint8Array, { widthPx, heightPx }: Mask, radiusPx: number): void {
	const radius = Math.floor(radiusPx);
	if (!(radius > 0)) return;
	thinRows(data, widthPx, radius);
	thinColumns(data, widthPx, heightPx, radius);
}

/**
 * The mask shrunk by `radiusPx` in all eight directions (Chebyshev distance).
 *
 * The picture's border is no edge of the garment: what runs out of the picture is not eaten there.
 *
 * @returns a new mask of 0 and 1
 */
export function erode(mask: Mask, radiusPx: number): Mask {
	const data = new Uint8Array(mask.data.length);
	for (let i = 0; i < data.length; i++) data[i] = mask.data[i] ? 1 : 0;
	thin(data, mask, radiusPx);
	return { ...mask, data };
}

/**
 * The mask grown by `radiusPx` in all eight directions (Chebyshev distance).
 *
 * @returns a new mask of 0 and 1
 */
export function dilate(mask: Mask, radiusPx: number): Mask {
	// To grow a mask is to shrink its ground.
	const data = new Uint8Array(mask.data.length);
	for (let i = 0; i < data.length; i++) data[i] = mask.data[i] ? 0 : 1;
	thin(data, mask, radiusPx);
	for (let i = 0; i < data.length; i++) data[i] = 1 - (data[i] ?? 0);
	return { ...mask, data };
}
