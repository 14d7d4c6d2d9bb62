/** Cells of a garment, 8 × 8 over its box, that say how far something spreads over it. */

const GRID = 8;
export const CELL_COUNT = GRID * GRID;
/** A cell with less of the garment than this part of an even share says nothing. */
const LEAST_CELL = 0.25;

/**
 * Number of the cell of each pixel.
 *
 * @param pixels numbers in the raster, rising; at least one
 */
export function cellsOf(pixels: Uint32Array, widthPx: number): Uint8Array {
	let left = widthPx;
	let right = 0;
	for (let i = 0; i < pixels.length; i++) {
		const x = (pixels[i] ?? 0) % widthPx;
		if (x < left) left = x;
		if (x > right) right = x;
	}
	const top = Math.floor((pixels[0] ?? 0) / widthPx);
	const bottom = Math.floor((pixels.at(-1) ?? 0) / widthPx);
	const across = GRID / (right + 1 - left);
	const down = GRID / (bottom + 1 - top);
	const cells = new Uint8Array(pixels.length);
	for (let i = 0; i < pixels.length; i++) {
		const pixel = pixels[i] ?? 0;
		const x = pixel % widthPx;
		const row = Math.floor(((pixel - x) / widthPx - top) * down);
		cells[i] = row * GRID + Math.floor((x - left) * across);
	}
	return cells;
}

/**
 * Part of the cells that tell of something in which it is at least a part of all, 0..1.
 *
 * @param some [CELL_COUNT] how much of it each cell has
 * @param all [CELL_COUNT] how much there is in each cell
 * @param part 0..1
 */
export function spreadOver(some: Float64Array, all: Float64Array, part: number): number {
	const least = (LEAST_CELL * all.reduce((sum, count) => sum + count, 0)) / CELL_COUNT;
	const telling = [...all.keys()].filter((cell) => (all[cell] ?? 0) >= least);
	const shown = telling.filter((cell) => (some[cell] ?? 0) >= part * (all[cell] ?? 0));
	return shown.length / telling.length;
}
