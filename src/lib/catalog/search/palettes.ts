/** The palettes of many items in flat arrays, and how far a query's palette is from each. */

import type { Oklab } from '../../vision/colour/spaces';

/** A colour and its part of the garment, 0..1. */
export type WeightedColour = { readonly oklab: Oklab; readonly share: number };

/** Palette i is the colours `starts[i] … starts[i + 1]`, four numbers each: L, a, b, share. */
export type Palettes = {
	/** [items + 1] */
	readonly starts: Uint32Array;
	/** [colours × 4]; the shares of a palette sum to 1 */
	readonly colours: Float32Array;
};

const WIDTH = 4;

function writePalette(palette: readonly WeightedColour[], into: Float32Array, at: number): void {
	const total = palette.reduce((sum, { share }) => sum + share, 0);
	for (const [i, { oklab, share }] of palette.entries()) {
		const part = total > 0 ? share / total : 1 / palette.length;
		into.set([...oklab, part], (at + i) * WIDTH);
	}
}

export function packPalettes(palettes: readonly (readonly WeightedColour[])[]): Palettes {
	const starts = new Uint32Array(palettes.length + 1);
	for (const [i, palette] of palettes.entries()) {
		starts[i + 1] = (starts[i] ?? 0) + palette.length;
	}
	const colours = new Float32Array((starts[palettes.length] ?? 0) * WIDTH);
	for (const [i, palette] of palettes.entries()) writePalette(palette, colours, starts[i] ?? 0);
	return { starts, colours };
}

/** Sum over the colours of one side: share × distance to the nearest colour of the other side. */
function oneWay(
	from: Float32Array,
	fromStart: number,
	fromEnd: number,
	to: Float32Array,
	toStart: number,
	toEnd: number
): number {
	let sum = 0;
	for (let i = fromStart * WIDTH; i < fromEnd * WIDTH; i += WIDTH) {
		const L = from[i] ?? 0;
		const a = from[i + 1] ?? 0;
		const b = from[i + 2] ?? 0;
		let nearest = Infinity;
		for (let j = toStart * WIDTH; j < toEnd * WIDTH; j += WIDTH) {
			const dL = L - (to[j] ?? 0);
			const da = a - (to[j + 1] ?? 0);
			const db = b - (to[j + 2] ?? 0);
			const squared = dL * dL + da * da + db * db;
			if (squared < nearest) nearest = squared;
		}
		sum += (from[i + 3] ?? 0) * Math.sqrt(nearest);
	}
	return sum;
}

/**
 * Distance of one packed palette from palette `i` of another pack.
 *
 * Mean of both directions of the share-weighted nearest-colour distance (a modified Hausdorff
 * distance, Dubuisson and Jain 1994, with shares for weights): free of order and of colour count,
 * and a small logo costs little.
 *
 * @param query a pack of a single palette
 * @returns OKLab distance, 0 = the same, about 1 = black and white; NaN where either has no colours
 */
export function packedDistance(query: Palettes, palettes: Palettes, i: number): number {
	const queryEnd = query.starts[1] ?? 0;
	const start = palettes.starts[i] ?? 0;
	const end = palettes.starts[i + 1] ?? 0;
	if (queryEnd === 0 || end === start) return NaN;
	const there = oneWay(query.colours, 0, queryEnd, palettes.colours, start, end);
	const back = oneWay(palettes.colours, start, end, query.colours, 0, queryEnd);
	return (there + back) / 2;
}
