/** The pixels of a photo of one article that are rather cloth than ground. */

import { axis } from '../image/axis';
import type { Mask, Raster } from '../image/raster';
import type { LabelMap } from '../parse/label-map';
import { clothByte, gatherEvidence } from './cloth-evidence';
import { clothOdds, PARSER_ODDS } from './cloth-odds';

/**
 * Weighs parser, colours and place in a small grid, and decides pixel by pixel.
 *
 * @param grid the photo's overview, no larger than the map
 * @param map the photo's label map
 * @returns mask of the map's size
 */
export function clothMask(grid: Raster, map: LabelMap): Mask {
	const { widthPx, heightPx } = map;
	const added = clothOdds(gatherEvidence(grid, map));
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
			data[i] = odds + (PARSER_ODDS[clothByte(map, i)] ?? 0) > 0 ? 1 : 0;
		}
	}
	return { widthPx, heightPx, data };
}
