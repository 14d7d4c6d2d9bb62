/** The frame that a person draws on a photo, by pointer or by keys; all in fractions of the photo. */

import type { Box } from '$lib/vision/image/raster';

export type Point = { readonly x: number; readonly y: number };

/** Where the keys begin. */
export const FIRST_FRAME: Box = { x: 0.3, y: 0.25, width: 0.4, height: 0.5 };

/** A frame smaller than this on a side was a press, not a drag. */
const MIN_SIDE = 0.03;
const STEP = 0.02;

const within = (value: number, low: number, high: number): number =>
	Math.min(Math.max(value, low), high);

/** The frame between two corners, in any order, within the photo. */
export function frameBetween(from: Point, to: Point): Box {
	const [left = 0, right = 0] = [from.x, to.x].map((x) => within(x, 0, 1)).sort((a, b) => a - b);
	const [top = 0, bottom = 0] = [from.y, to.y].map((y) => within(y, 0, 1)).sort((a, b) => a - b);
	return { x: left, y: top, width: right - left, height: bottom - top };
}

export const isDrawn = ({ width, height }: Box): boolean => Math.min(width, height) >= MIN_SIDE;

const DIRECTIONS: Readonly<Record<string, Point>> = {
	ArrowLeft: { x: -STEP, y: 0 },
	ArrowRight: { x: STEP, y: 0 },
	ArrowUp: { x: 0, y: -STEP },
	ArrowDown: { x: 0, y: STEP }
};

/** The frame after an arrow key: moved, or with `resize` its far corner moved; undefined for another key. */
export function frameAfterKey(frame: Box, key: string, resize: boolean): Box | undefined {
	const by = DIRECTIONS[key];
	if (!by) return undefined;
	if (!resize) {
		const x = within(frame.x + by.x, 0, 1 - frame.width);
		return { ...frame, x, y: within(frame.y + by.y, 0, 1 - frame.height) };
	}
	const width = within(frame.width + by.x, MIN_SIDE, 1 - frame.x);
	return { ...frame, width, height: within(frame.height + by.y, MIN_SIDE, 1 - frame.y) };
}
