/** What parser and colours tell of each cell of a small grid over a photo of one article. */

import type { Raster } from '../image/raster';
import type { LabelMap } from '../parse/label-map';
import { colourBins } from './colour-odds';

export type Grid = { readonly widthPx: number; readonly heightPx: number };

export type Evidence = Grid & {
	/** the parser's mean probability of cloth in each cell, 0..1 */
	readonly parsed: Float32Array;
	/** each cell's colour bin */
	readonly bins: Uint16Array;
};

/** Probability of cloth in a pixel of the label map, 0..255. */
export const clothByte = ({ labels, confidence }: LabelMap, i: number): number => {
	const sure = confidence[i] ?? 0;
	return labels[i] ? sure : 255 - sure;
};

/** Mean probability of cloth in each cell of a smaller grid, 0..1. */
function clothShares(map: LabelMap, grid: Grid): Float32Array {
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

/** @param grid the photo's overview, no larger than the map */
export function gatherEvidence(grid: Raster, map: LabelMap): Evidence {
	const { widthPx, heightPx } = grid;
	return { widthPx, heightPx, parsed: clothShares(map, grid), bins: colourBins(grid) };
}
