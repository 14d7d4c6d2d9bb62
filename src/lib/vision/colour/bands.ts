/** How far the colours of a cloth are a sum of bands: along one way, or along two square to one another. */

import type { Mask, Raster } from '../image/raster';
import { pixelWords } from './bins';
import { spreadSamples, type GarmentSamples } from './garment-samples';
import type { Rgb } from './spaces';

export type Bands = {
	/** Part of the variance that bands explain, 0..1: high in stripes and checks. */
	readonly explained: number;
	/** What of that the lesser of the two ways explains, 0..0.5: near 0 in stripes. */
	readonly lesser: number;
};

/** Windows looked at, and their side in places. */
const WINDOWS = 24;
const SIDE = 12;
/** Places are one pixel apart on garments of fewer pixels than this, else two: small photos show cloth finer. */
const SMALL_PX = 240 ** 2;
/** More are tried than looked at: some hang over the outline. */
const TRIES = 5;
/** Cloth lies turned: the best of so many turns within a quarter counts, each window its own. */
const TURNS = 5;

/** What a window needs of the photo around its middle: itself in every turn, and a pixel beside. */
const reachOf = (apartPx: number): number => Math.ceil(((SIDE * apartPx) / 2) * Math.SQRT2) + 1;

/** The places [turns][SIDE × SIDE] of a window in a patch of the photo around its middle. */
function placesIn(patchPx: number, apartPx: number): readonly Int32Array[] {
	const middle = (patchPx - 1) / 2;
	return Array.from({ length: TURNS }, (_, turn) => {
		const angle = (turn * Math.PI) / 2 / TURNS;
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		return Int32Array.from({ length: SIDE * SIDE }, (_unused, i) => {
			const y = (Math.floor(i / SIDE) - (SIDE - 1) / 2) * apartPx;
			const x = ((i % SIDE) - (SIDE - 1) / 2) * apartPx;
			const row = middle + Math.round(y * cos - x * sin);
			return row * patchPx + middle + Math.round(y * sin + x * cos);
		});
	});
}

/** Whether a window lies in the picture, and on the garment as far as nine places tell. */
function liesOn({ data, widthPx, heightPx }: Mask, pixel: number, apartPx: number): boolean {
	const reachPx = reachOf(apartPx);
	const halfPx = (SIDE * apartPx) / 2;
	const x = pixel % widthPx;
	const y = (pixel - x) / widthPx;
	if (x < reachPx || y < reachPx) return false;
	if (x + reachPx >= widthPx || y + reachPx >= heightPx) return false;
	for (const dy of [-halfPx, 0, halfPx]) {
		for (const dx of [-halfPx, 0, halfPx]) {
			if (data[pixel + dx + dy * widthPx] === 0) return false;
		}
	}
	return true;
}

/** Middles of windows, spread over the garment. */
function windowsOn(mask: Mask, pixels: Uint32Array, apartPx: number): readonly number[] {
	const middles: number[] = [];
	for (const pixel of spreadSamples(pixels, TRIES * WINDOWS)) {
		if (liesOn(mask, pixel, apartPx)) middles.push(pixel);
		if (middles.length === WINDOWS) break;
	}
	return middles;
}

type Variance = { readonly total: number; readonly rows: number; readonly columns: number };

/** Analysis of variance by rows and columns of the SIDE × SIDE values at some places. */
function varianceOf(patch: Float64Array, places: Int32Array): Variance {
	const rows = new Float64Array(SIDE);
	const columns = new Float64Array(SIDE);
	let [sum, squares] = [0, 0];
	for (let row = 0, i = 0; row < SIDE; row++) {
		for (let column = 0; column < SIDE; column++, i++) {
			const value = patch[places[i] ?? 0] ?? 0;
			rows[row] = (rows[row] ?? 0) + value;
			columns[column] = (columns[column] ?? 0) + value;
			sum += value;
			squares += value * value;
		}
	}
	const mean = (sum * sum) / (SIDE * SIDE);
	return {
		total: squares - mean,
		rows: squaresOf(rows) / SIDE - mean,
		columns: squaresOf(columns) / SIDE - mean
	};
}

const explainedBy = ({ total, rows, columns }: Variance): number =>
	total > 0 ? (rows + columns) / total : 0;

/**
 * Analysis of variance by rows and columns in small windows, of how far the pixels lie from one colour
 * to another. A window counts by its variance: where there is nothing to see it says nothing.
 */
export function bandsOf(
	raster: Raster,
	mask: Mask,
	{ pixels, areaPx }: GarmentSamples,
	from: Rgb,
	to: Rgb
): Bands {
	const { widthPx } = raster;
	const words = pixelWords(raster);
	const [red, green, blue] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
	const valueAt = (pixel: number): number => {
		const word = words[pixel] ?? 0;
		return red * (word & 255) + green * ((word >>> 8) & 255) + blue * ((word >>> 16) & 255);
	};
	const apartPx = areaPx < SMALL_PX ? 1 : 2;
	const patchPx = 2 * reachOf(apartPx) + 1;
	const turns = placesIn(patchPx, apartPx);
	const raw = new Float64Array(patchPx * patchPx);
	const patch = new Float64Array(patchPx * patchPx);
	let [total, explained, lesser] = [0, 0, 0];
	for (const middle of windowsOn(mask, pixels, apartPx)) {
		const corner = middle - ((patchPx - 1) / 2) * (widthPx + 1);
		for (let row = 0, i = 0; row < patchPx; row++) {
			const start = corner + row * widthPx;
			for (let pixel = start; pixel < start + patchPx; pixel++, i++) raw[i] = valueAt(pixel);
		}
		// Threads of a twill are finer than any band; where places are close, less of them is taken out.
		for (let i = patchPx + 1; i < patch.length - patchPx - 1; i++) {
			const beside = (raw[i - 1] ?? 0) + (raw[i + 1] ?? 0);
			const over = (raw[i - patchPx] ?? 0) + (raw[i + patchPx] ?? 0);
			patch[i] = 2 * (raw[i] ?? 0) + (beside + over) / (3 - apartPx);
		}
		let best: Variance = { total: 0, rows: 0, columns: 0 };
		for (const places of turns) {
			const variance = varianceOf(patch, places);
			if (explainedBy(variance) > explainedBy(best)) best = variance;
		}
		total += best.total;
		explained += best.rows + best.columns;
		lesser += Math.min(best.rows, best.columns);
	}
	if (!(total > 0 && explained > 0)) return { explained: 0, lesser: 0 };
	return { explained: explained / total, lesser: lesser / explained };
}

const squaresOf = (sums: Float64Array): number => sums.reduce((all, sum) => all + sum * sum, 0);
