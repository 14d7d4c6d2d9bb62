/** Boxes in whole pixels, for cutting arrays; `Box` in fractions stays the form that is kept. */

import type { Box } from './raster';

export type PixelBox = {
	readonly xPx: number;
	readonly yPx: number;
	readonly widthPx: number;
	readonly heightPx: number;
};

type Size = { readonly widthPx: number; readonly heightPx: number };

const clamp = (value: number, low: number, high: number): number =>
	Math.min(Math.max(value, low), high);

/** The part of `box` that lies within a picture of `size`, in whole pixels; may be empty. */
export function clampBox(box: PixelBox, size: Size): PixelBox {
	const xPx = clamp(Math.round(box.xPx), 0, size.widthPx);
	const yPx = clamp(Math.round(box.yPx), 0, size.heightPx);
	const right = clamp(Math.round(box.xPx + box.widthPx), xPx, size.widthPx);
	const bottom = clamp(Math.round(box.yPx + box.heightPx), yPx, size.heightPx);
	return { xPx, yPx, widthPx: right - xPx, heightPx: bottom - yPx };
}

/**
 * A box in fractions as whole pixels: grown outwards to full pixels, so that nothing is cut off.
 *
 * @param margin added on each side, as a share of the box's own side; clamped to the picture
 */
export function toPixelBox(box: Box, size: Size, margin = 0): PixelBox {
	// The small slack keeps a box that lies on a pixel edge from growing by rounding error.
	const slack = 1e-6;
	const left = Math.floor((box.x - box.width * margin) * size.widthPx + slack);
	const top = Math.floor((box.y - box.height * margin) * size.heightPx + slack);
	const right = Math.ceil((box.x + box.width * (1 + margin)) * size.widthPx - slack);
	const bottom = Math.ceil((box.y + box.height * (1 + margin)) * size.heightPx - slack);
	return clampBox({ xPx: left, yPx: top, widthPx: right - left, heightPx: bottom - top }, size);
}

/** The same box in fractions of a picture of `size`. */
export function toFractionBox(box: PixelBox, size: Size): Box {
	return {
		x: box.xPx / size.widthPx,
		y: box.yPx / size.heightPx,
		width: box.widthPx / size.widthPx,
		height: box.heightPx / size.heightPx
	};
}
