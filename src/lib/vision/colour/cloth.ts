/** A garment's colours at its samples, as they are and as they run together from a little farther away. */

import type { Raster } from '../image/raster';
import { CELL_COUNT, cellsOf } from './cells';
import type { GarmentSamples } from './garment-samples';
import { pointsOf } from './mixtures';
import type { Rgb } from './spaces';

/** A window of five pixels across takes in both threads of a twill. */
const REACH_PX = 2;
const WINDOW_PX = (2 * REACH_PX + 1) ** 2;
/** Levels of sRGB that count as one. */
const COARSE_BITS = 2;

export type Cloth = {
	/** [k] the colours that come up. */
	readonly rgb: readonly Rgb[];
	/** [k × 3] the same as points of `mixtures.ts`. */
	readonly points: Float64Array;
	/** [n] number of the colour of each sample. */
	readonly sharp: Uint32Array;
	/** [n] number of the mean colour of the window about it. */
	readonly blurred: Uint32Array;
	/** [n] number of the cell that it lies in. */
	readonly cells: Uint8Array;
	/** [CELL_COUNT] samples in each cell. */
	readonly inCells: Float64Array;
};

/** Numbers colours as they come up. */
function numbering() {
	const numbers = new Map<number, number>();
	const rgb: Rgb[] = [];
	const middle = (level: number) => (level << COARSE_BITS) + (1 << COARSE_BITS) / 2 - 0.5;
	const numberOf = (red: number, green: number, blue: number): number => {
		const levels = [red >> COARSE_BITS, green >> COARSE_BITS, blue >> COARSE_BITS] as const;
		const key = (levels[0] << 16) | (levels[1] << 8) | levels[2];
		const known = numbers.get(key);
		if (known !== undefined) return known;
		rgb.push([middle(levels[0]), middle(levels[1]), middle(levels[2])]);
		numbers.set(key, numbers.size);
		return numbers.size - 1;
	};
	return { rgb, numberOf };
}

/** The safe samples with a whole window about them. */
function inner({ widthPx, heightPx }: Raster, { pixels, safe }: GarmentSamples): Uint32Array {
	return pixels.filter((pixel, i) => {
		const x = pixel % widthPx;
		const y = (pixel - x) / widthPx;
		const isWhole =
			x >= REACH_PX && y >= REACH_PX && x + REACH_PX < widthPx && y + REACH_PX < heightPx;
		return safe[i] === 1 && isWhole;
	});
}

/** @returns null where no sample has a whole window about it */
export function clothOf(raster: Raster, samples: GarmentSamples): Cloth | null {
	const { rgba, widthPx } = raster;
	const pixels = inner(raster, samples);
	if (pixels.length === 0) return null;
	const { rgb, numberOf } = numbering();
	const sharp = new Uint32Array(pixels.length);
	const blurred = new Uint32Array(pixels.length);
	for (const [i, pixel] of pixels.entries()) {
		const at = pixel * 4;
		sharp[i] = numberOf(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
		let [red, green, blue] = [0, 0, 0];
		for (let down = -REACH_PX; down <= REACH_PX; down++) {
			const from = (pixel + down * widthPx - REACH_PX) * 4;
			for (let k = from; k <= from + 8 * REACH_PX; k += 4) {
				red += rgba[k] ?? 0;
				green += rgba[k + 1] ?? 0;
				blue += rgba[k + 2] ?? 0;
			}
		}
		blurred[i] = numberOf(red / WINDOW_PX, green / WINDOW_PX, blue / WINDOW_PX);
	}
	const cells = cellsOf(pixels, widthPx);
	const inCells = new Float64Array(CELL_COUNT);
	for (const cell of cells) inCells[cell] = (inCells[cell] ?? 0) + 1;
	return { rgb, points: pointsOf(rgb), sharp, blurred, cells, inCells };
}
