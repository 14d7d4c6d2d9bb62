/** How many tiles stand side by side, and how large one is. */

/** Text under a tile's picture: figures, why it matched, name, price. */
export const CAPTION_PX = 92;
const GAP_PX = 14;
const ROW_GAP_PX = 18;

export type GridLayout = {
	readonly columns: number;
	readonly gapPx: number;
	/** Height of a row with the gap below it. */
	readonly rowPx: number;
};

/** Two columns at least; pictures are 3:4. */
export function gridLayout(widthPx: number): GridLayout {
	const wishPx = widthPx < 560 ? 150 : 168;
	const columns = Math.max(2, Math.floor((widthPx + GAP_PX) / (wishPx + GAP_PX)));
	const tilePx = Math.max(0, (widthPx - GAP_PX * (columns - 1)) / columns);
	return { columns, gapPx: GAP_PX, rowPx: Math.round((tilePx * 4) / 3) + CAPTION_PX + ROW_GAP_PX };
}

/**
 * Where a key moves the focus to among `count` tiles, or undefined for a key that moves nothing.
 * @param page rows that PageUp and PageDown pass over
 */
export function moveFocus(
	key: string,
	from: number,
	{ columns, count, page }: { columns: number; count: number; page: number }
): number | undefined {
	const step: Readonly<Record<string, number>> = {
		ArrowRight: 1,
		ArrowLeft: -1,
		ArrowDown: columns,
		ArrowUp: -columns,
		PageDown: columns * page,
		PageUp: -columns * page,
		Home: -from,
		End: count - 1 - from
	};
	const by = step[key];
	if (by === undefined || count === 0) return undefined;
	const to = from + by;
	// A single step off the grid stays; a page goes as far as there is.
	if (key.startsWith('Arrow') && (to < 0 || to >= count)) return from;
	return Math.min(count - 1, Math.max(0, to));
}
