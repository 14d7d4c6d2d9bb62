/** Where the cells of a sheet lie. */

import type { Frame } from './sheet';

export const SHEET_WIDTH_PX = 1600;
const GAP_PX = 8;
const TITLE_PX = 48;
const LEGEND_PX = 24;
const LINE_PX = 14;
/** Between two pictures of one cell. */
const SEAM_PX = 2;
/** Photos of the demo are 3 to 4. */
const SHAPE = 4 / 3;

export type Layout = {
	readonly widthPx: number;
	readonly heightPx: number;
	/** Of each cell: a frame a picture. */
	readonly cells: readonly (readonly Frame[])[];
	readonly legendTopPx: number;
	/** Baseline of a caption's first line, below the lower side of its picture; the next follow. */
	readonly linePx: number;
};

export type LayoutOptions = {
	readonly count: number;
	readonly picturesPerCell: 1 | 2;
	readonly captionLines: number;
	readonly hasLegend: boolean;
};

/** Eight columns of single pictures, or five of pairs: 40 cells fill the sheet either way. */
export function layOut({ count, picturesPerCell, captionLines, hasLegend }: LayoutOptions): Layout {
	const columns = picturesPerCell === 1 ? 8 : 5;
	const cellPx = Math.floor((SHEET_WIDTH_PX - GAP_PX) / columns) - GAP_PX;
	const widthPx = Math.floor((cellPx - SEAM_PX * (picturesPerCell - 1)) / picturesPerCell);
	const heightPx = Math.round(widthPx * SHAPE);
	const headPx = TITLE_PX + (hasLegend ? LEGEND_PX : 0);
	const rowPx = heightPx + captionLines * LINE_PX + GAP_PX + 4;
	const cells = Array.from({ length: count }, (_, i) => {
		const xPx = GAP_PX + (i % columns) * (cellPx + GAP_PX);
		const yPx = headPx + GAP_PX + Math.floor(i / columns) * rowPx;
		return Array.from({ length: picturesPerCell }, (_, at) => ({
			xPx: xPx + at * (widthPx + SEAM_PX),
			yPx,
			widthPx,
			heightPx
		}));
	});
	return {
		widthPx: SHEET_WIDTH_PX,
		heightPx: headPx + GAP_PX + Math.ceil(count / columns) * rowPx,
		cells,
		legendTopPx: TITLE_PX,
		linePx: LINE_PX
	};
}
