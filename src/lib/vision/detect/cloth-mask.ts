/**
 * Cloth or ground, pixel by pixel, in a photo of one article. What the parser says is weighed with
 * the photo's own colours, as in GrabCut (Rother, Kolmogorov, Blake, SIGGRAPH 2004) but with
 * histograms, soft shares and no cut: a patterned blanket it half takes for cloth has the colours
 * of the ground around it.
 */

import { axis } from '../image/axis';
import { boxMean } from '../image/box-mean';
import type { Mask, Raster } from '../image/raster';
import type { LabelMap } from '../parse/label-map';
import { colourBins, colourOdds } from './colour-odds';

type Size = { readonly widthPx: number; readonly heightPx: number };

/** The parser is never surer than this, so that colours have a say. */
const SURE = 0.98;
/** Colours of neighbours are not independent, and stripes may have the colour of the ground: they count less. */
const COLOUR_WEIGHT = 0.4;
/** Log odds against cloth on the photo's rim, and the depth at which 1/e is left, of the shorter side. */
const RIM = { odds: 2, depth: 0.04 } as const;
const ROUNDS = 2;

const logit = (p: number): number => Math.log(p / (1 - p));

/** Log odds of cloth for each byte of its probability. */
const LOGITS = Float32Array.from({ length: 256 }, (_, byte) =>
	logit(Math.min(Math.max(byte / 255, 1 - SURE), SURE))
);

const clothByte = ({ labels, confidence }: LabelMap, i: number): number => {
	const sure = confidence[i] ?? 0;
	return labels[i] ? sure : 255 - sure;
};

/** Mean probability of cloth in each cell of a smaller grid, 0..1. */
function clothShares(map: LabelMap, grid: Size): Float32Array {
	const sums = new Float32Array(grid.widthPx * grid.heightPx);
	const counts = new Uint32Array(sums.length);
	const columnOf = Uint16Array.from({ length: map.widthPx }, (_, x) =>
		Math.floor((x * grid.widthPx) / map.widthPx)
	);
	for (let y = 0, i = 0; y < map.heightPx; y++) {
		const row = Math.floor((y * grid.heightPx) / map.heightPx) * grid.widthPx;
		for (let x = 0; x < map.widthPx; x++, i++) {
			const cell = row + (columnOf[x] ?? 0);
			sums[cell] = (sums[cell] ?? 0) + clothByte(map, i);
			counts[cell] = (counts[cell] ?? 0) + 1;
		}
	}
	return sums.map((sum, cell) => sum / 255 / Math.max(counts[cell] ?? 1, 1));
}

/** Articles are laid into the picture: the nearer the rim, the likelier a pixel is ground. */
function rimOdds({ widthPx, heightPx }: Size): Float32Array {
	const odds = new Float32Array(widthPx * heightPx);
	const depthPx = RIM.depth * Math.min(widthPx, heightPx);
	for (let y = 0, i = 0; y < heightPx; y++) {
		for (let x = 0; x < widthPx; x++, i++) {
			const insidePx = Math.min(x, y, widthPx - 1 - x, heightPx - 1 - y) + 0.5;
			odds[i] = -RIM.odds * Math.exp(-insidePx / depthPx);
		}
	}
	return odds;
}

/** What colours and place add to the parser's log odds in each cell of the grid. */
function addedOdds(grid: Raster, parsed: Float32Array): Float32Array {
	const bins = colourBins(grid);
	const rim = rimOdds(grid);
	let cloth = parsed;
	let added = rim;
	for (let round = 0; round < ROUNDS; round++) {
		const colour = boxMean(boxMean(colourOdds(bins, cloth), grid), grid);
		added = rim.map((odds, i) => odds + COLOUR_WEIGHT * (colour[i] ?? 0));
		cloth = added.map((odds, i) => {
			const byte = Math.round((parsed[i] ?? 0) * 255);
			return 1 / (1 + Math.exp(-odds - (LOGITS[byte] ?? 0)));
		});
	}
	return added;
}

/**
 * The pixels that are rather cloth than ground.
 *
 * @param grid the photo's overview, no larger than the map
 * @param map the photo's label map
 * @returns mask of the map's size
 */
export function clothMask(grid: Raster, map: LabelMap): Mask {
	const { widthPx, heightPx } = map;
	const added = addedOdds(grid, clothShares(map, grid));
	const columns = axis(grid.widthPx, widthPx);
	const rows = axis(grid.heightPx, heightPx);
	const right = grid.widthPx > 1 ? 1 : 0;
	const below = grid.heightPx > 1 ? grid.widthPx : 0;
	const line = new Float32Array(grid.widthPx);
	const data = new Uint8Array(widthPx * heightPx);
	for (let y = 0, i = 0; y < heightPx; y++) {
		const from = (rows.before[y] ?? 0) * grid.widthPx;
		const down = rows.fraction[y] ?? 0;
		for (let x = 0; x < line.length; x++) {
			const here = added[from + x] ?? 0;
			line[x] = here + down * ((added[from + x + below] ?? 0) - here);
		}
		for (let x = 0; x < widthPx; x++, i++) {
			const column = columns.before[x] ?? 0;
			const here = line[column] ?? 0;
			const odds = here + (columns.fraction[x] ?? 0) * ((line[column + right] ?? 0) - here);
			data[i] = odds + (LOGITS[clothByte(map, i)] ?? 0) > 0 ? 1 : 0;
		}
	}
	return { widthPx, heightPx, data };
}
