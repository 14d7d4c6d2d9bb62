/** Measures and cuts masks; gives out the room's other mask operations as well. */

import { clampBox, type PixelBox } from './pixel-box';
import type { Mask } from './raster';

export { componentMask, fillHoles, keepLargeComponents, labelComponents } from './components';
export type { Components } from './components';
export { dilate, erode } from './morphology';

/** Number of pixels inside. */
export function maskArea({ data }: Mask): number {
	let areaPx = 0;
	for (let i = 0; i < data.length; i++) areaPx += data[i] ? 1 : 0;
	return areaPx;
}

/** Part of the picture's outermost pixels that is inside, 0..1; corners count twice. */
export function rimTaken({ data, widthPx, heightPx }: Mask): number {
	let count = 0;
	const lastRow = (heightPx - 1) * widthPx;
	for (let x = 0; x < widthPx; x++) count += (data[x] ? 1 : 0) + (data[lastRow + x] ? 1 : 0);
	for (let y = 0; y < heightPx; y++) {
		count += (data[y * widthPx] ? 1 : 0) + (data[y * widthPx + widthPx - 1] ? 1 : 0);
	}
	return count / (2 * (widthPx + heightPx));
}

/** The smallest box around all pixels inside, or undefined when there are none. */
export function maskBounds({ data, widthPx, heightPx }: Mask): PixelBox | undefined {
	let left = widthPx;
	let right = -1;
	let top = heightPx;
	let bottom = -1;
	for (let y = 0; y < heightPx; y++) {
		// Only the ground on both sides is read, not the inside.
		const row = y * widthPx;
		let first = 0;
		while (first < widthPx && !data[row + first]) first++;
		if (first === widthPx) continue;
		let last = widthPx - 1;
		while (!data[row + last]) last--;
		left = Math.min(left, first);
		right = Math.max(right, last);
		if (bottom < 0) top = y;
		bottom = y;
	}
	if (right < 0) return undefined;
	return { xPx: left, yPx: top, widthPx: right - left + 1, heightPx: bottom - top + 1 };
}

/** A copy of the part of a mask within a box; parts of the box outside the mask are left off. */
export function cropMask(mask: Mask, box: PixelBox): Mask {
	const { xPx, yPx, widthPx, heightPx } = clampBox(box, mask);
	const data = new Uint8Array(widthPx * heightPx);
	for (let y = 0; y < heightPx; y++) {
		const start = (yPx + y) * mask.widthPx + xPx;
		data.set(mask.data.subarray(start, start + widthPx), y * widthPx);
	}
	return { widthPx, heightPx, data };
}
