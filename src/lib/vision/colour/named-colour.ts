/** Which of its colours a garment is called by: the largest, but for patterns all over white. */

import { CELL_COUNT, cellsOf, spreadOver } from './cells';
import type { Oklab } from './spaces';

/** The pattern shows in a cell where it is this part of it. */
const SHOWN = 0.1;
/** A pattern in this part of the cells covers the garment; a chest print does not. */
const ALL_OVER = 0.75;
/** In OKLab: white is lighter and has less chroma; a dye that names has at least so much. */
const WHITE = { lightness: 0.9, chroma: 0.035 } as const;
const NAMING = { chroma: 0.025, share: 0.15 } as const;

type Shared = { readonly oklab: Oklab; readonly share: number };

const chromaOf = ({ oklab: [, a, b] }: Shared): number => Math.sqrt(a * a + b * b);

/** Places of a garment's pixels, and which colour each is. */
export type ColouredPixels = {
	/** [n] number of the pixel in the raster. */
	readonly pixels: Uint32Array;
	/** [n] number of the point of colour that it is in. */
	readonly pointOf: Uint16Array;
	/** [points] number of each point's colour. */
	readonly nearest: Uint8Array;
	readonly widthPx: number;
};

/** Part of the garment's cells in which colours other than the first show. */
function spreadOf({ pixels, pointOf, nearest, widthPx }: ColouredPixels): number {
	const cells = cellsOf(pixels, widthPx);
	const all = new Float64Array(CELL_COUNT);
	const others = new Float64Array(CELL_COUNT);
	for (let i = 0; i < cells.length; i++) {
		const cell = cells[i] ?? 0;
		all[cell] = (all[cell] ?? 0) + 1;
		if (nearest[pointOf[i] ?? 0] !== 0) others[cell] = (others[cell] ?? 0) + 1;
	}
	return spreadOver(others, all, SHOWN);
}

/**
 * Index of the colour that names the garment.
 *
 * People call a shirt with blue checks all over white a blue one, and a white one with a blue print
 * on its chest white.
 *
 * @param palette by falling share, not empty
 */
export function namedColour(palette: readonly Shared[], pixels: ColouredPixels): number {
	const [ground, ...others] = palette;
	if (!ground || ground.oklab[0] < WHITE.lightness || chromaOf(ground) > WHITE.chroma) return 0;
	const dyes = others.filter((dye) => dye.share >= NAMING.share && chromaOf(dye) >= NAMING.chroma);
	if (dyes.length === 0 || spreadOf(pixels) < ALL_OVER) return 0;
	const weightOf = (dye: Shared): number => dye.share * chromaOf(dye);
	const [naming] = dyes.sort((a, b) => weightOf(b) - weightOf(a));
	return naming ? palette.indexOf(naming) : 0;
}
