/** Pixels and boxes: the plain shapes that every vision step takes and gives. */

/** An image in memory: sRGB, straight alpha, row-major, four bytes a pixel. */
export type Raster = {
	readonly widthPx: number;
	readonly heightPx: number;
	/** [heightPx × widthPx × 4], 0..255 */
	readonly rgba: Uint8ClampedArray;
};

/** One byte a pixel; any value above 0 is inside (what 2 adds says `colour/wearer.ts`). Row-major. */
export type Mask = {
	readonly widthPx: number;
	readonly heightPx: number;
	/** [heightPx × widthPx] */
	readonly data: Uint8Array;
};

/** A rectangle in fractions of the photo (0..1), so that it holds at any display size. */
export type Box = {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
};
