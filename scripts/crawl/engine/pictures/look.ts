/** How a picture looks, in 56 bytes: a difference hash of its light and dark, and a coarse grid of its colours. */

import { oklabFromRgb } from '../../../../src/lib/vision/colour/spaces';

/** The raster a look is read from. */
export const RASTER = { widthPx: 72, heightPx: 64 } as const;

const HASH_BYTES = 8;
const GRID = 4;
const HASH_COLUMNS = 9;
const HASH_ROWS = 8;

/** Bytes: 8 of hash, then 4 × 4 cells of L, a, b. */
export const LOOK_BYTES = HASH_BYTES + GRID * GRID * 3;

/** Largest distances at which two pictures are taken for one, measured in `look.test.ts`. */
export const SAME = { hash: 10, colour: 0.055 } as const;

/** Grey levels; on a plain ground, less is chance. */
const STEP = 4;
/** Cells that tell: a garment seldom fills more of the grid, and its ground is as it is. */
const TELLING_CELLS = 4;
/** Against a and b; a crop moves light and dark more than it moves colours. */
const LIGHTNESS_WEIGHT = 0.5;

const A_B_REACH = 0.4;

/**
 * dHash (N. Krawetz, "Kind of Like That", 2013) by means over 8 × 8 boxes, and the mean OKLab of each cell of the grid.
 * @param rgb 72 × 64 × 3, 0..255, sRGB
 */
export function lookOf(rgb: Uint8Array): Uint8Array {
	const look = new Uint8Array(LOOK_BYTES);
	const grey = boxMeans(rgb, HASH_COLUMNS, HASH_ROWS).map(
		([red, green, blue]) => 0.299 * red + 0.587 * green + 0.114 * blue
	);
	for (let row = 0; row < HASH_ROWS; row++)
		for (let column = 0; column < HASH_COLUMNS - 1; column++) {
			const at = row * HASH_COLUMNS + column;
			if ((grey[at] ?? 0) + STEP < (grey[at + 1] ?? 0))
				look[row] = (look[row] ?? 0) | (1 << column);
		}
	boxMeans(rgb, GRID, GRID).forEach((mean, cell) => {
		const [lightness, a, b] = oklabFromRgb(mean);
		const at = HASH_BYTES + cell * 3;
		look[at] = Math.round(clamp(lightness) * 255);
		look[at + 1] = Math.round(clamp(a / (2 * A_B_REACH) + 0.5) * 255);
		look[at + 2] = Math.round(clamp(b / (2 * A_B_REACH) + 0.5) * 255);
	});
	return look;
}

/** Bits that differ, 0..64. */
export function hashDistance(one: Uint8Array, other: Uint8Array): number {
	let bits = 0;
	for (let byte = 0; byte < HASH_BYTES; byte++) {
		let different = (one[byte] ?? 0) ^ (other[byte] ?? 0);
		for (; different; different &= different - 1) bits++;
	}
	return bits;
}

/** Mean OKLab distance of the cells that differ most. */
export function colourDistance(one: Uint8Array, other: Uint8Array): number {
	const distances: number[] = [];
	for (let at = HASH_BYTES; at < LOOK_BYTES; at += 3) {
		const lightness = difference(one, other, at) / 255;
		const a = (difference(one, other, at + 1) / 255) * 2 * A_B_REACH;
		const b = (difference(one, other, at + 2) / 255) * 2 * A_B_REACH;
		distances.push(Math.hypot(lightness * LIGHTNESS_WEIGHT, a, b));
	}
	distances.sort((x, y) => y - x);
	return distances.slice(0, TELLING_CELLS).reduce((sum, x) => sum + x, 0) / TELLING_CELLS;
}

export function looksSame(one: Uint8Array, other: Uint8Array): boolean {
	return hashDistance(one, other) <= SAME.hash && colourDistance(one, other) <= SAME.colour;
}

function boxMeans(rgb: Uint8Array, columns: number, rows: number): [number, number, number][] {
	const means: [number, number, number][] = [];
	const width = RASTER.widthPx / columns;
	const height = RASTER.heightPx / rows;
	for (let row = 0; row < rows; row++)
		for (let column = 0; column < columns; column++) {
			const sum: [number, number, number] = [0, 0, 0];
			for (let y = row * height; y < (row + 1) * height; y++)
				for (let x = column * width; x < (column + 1) * width; x++) {
					const at = (y * RASTER.widthPx + x) * 3;
					sum[0] += rgb[at] ?? 0;
					sum[1] += rgb[at + 1] ?? 0;
					sum[2] += rgb[at + 2] ?? 0;
				}
			const area = width * height;
			means.push([sum[0] / area, sum[1] / area, sum[2] / area]);
		}
	return means;
}

function difference(one: Uint8Array, other: Uint8Array, at: number): number {
	return (one[at] ?? 0) - (other[at] ?? 0);
}

function clamp(value: number): number {
	return Math.min(Math.max(value, 0), 1);
}
