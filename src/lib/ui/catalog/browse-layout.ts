/** How many tiles stand side by side while browsing, and which lie in a drawn frame. */

import type { CatalogItem } from '$lib/catalog/records';

/** What a tile shows of an item, wherever that comes from. */
export type TileItem = Pick<CatalogItem, 'id' | 'name' | 'price' | 'colours' | 'box'>;

/** Text under a tile's picture: name; price and colours. */
export const CAPTION_PX = 46;
const GAP_PX = 10;
const ROW_GAP_PX = 14;
const WISH_PX = 136;
const NARROW_WISH_PX = 108;
const NARROW_PX = 560;

export type BrowseLayout = {
	readonly columns: number;
	readonly gapPx: number;
	readonly tilePx: number;
	/** Height of a row with the gap below it. */
	readonly rowPx: number;
};

/** Three columns at least; pictures are 3:4. */
export function browseLayout(widthPx: number): BrowseLayout {
	const wishPx = widthPx < NARROW_PX ? NARROW_WISH_PX : WISH_PX;
	const columns = Math.max(3, Math.floor((widthPx + GAP_PX) / (wishPx + GAP_PX)));
	const tilePx = Math.max(0, (widthPx - GAP_PX * (columns - 1)) / columns);
	const rowPx = Math.round((tilePx * 4) / 3) + CAPTION_PX + ROW_GAP_PX;
	return { columns, gapPx: GAP_PX, tilePx, rowPx };
}

/** In pixels from the grid's top left. */
export type Frame = {
	readonly fromX: number;
	readonly fromY: number;
	readonly toX: number;
	readonly toY: number;
};

/** Places of the tiles that a frame touches, in order. @param count how many tiles there are */
export function placesIn(frame: Frame, layout: BrowseLayout, count: number): number[] {
	const { columns, gapPx, tilePx, rowPx } = layout;
	const stepPx = tilePx + gapPx;
	const [left, right] = [Math.min(frame.fromX, frame.toX), Math.max(frame.fromX, frame.toX)];
	const [top, bottom] = [Math.min(frame.fromY, frame.toY), Math.max(frame.fromY, frame.toY)];
	// The gap behind a tile belongs to none.
	const first = (atPx: number, step: number, size: number) =>
		Math.max(0, atPx % step > size ? Math.ceil(atPx / step) : Math.floor(atPx / step));
	const firstColumn = first(left, stepPx, tilePx);
	const lastColumn = Math.min(columns - 1, Math.floor(right / stepPx));
	const firstRow = first(top, rowPx, rowPx - ROW_GAP_PX);
	const lastRow = Math.floor(bottom / rowPx);
	const places: number[] = [];
	for (let row = firstRow; row <= lastRow; row += 1) {
		for (let column = firstColumn; column <= lastColumn; column += 1) {
			const place = row * columns + column;
			if (place < count) places.push(place);
		}
	}
	return places;
}
