/** Cuts a garment's safe pixels out of a photo: opaque, and away from its outline. */

import { cropMask, erode, maskArea, maskBounds } from '../image/mask';
import type { PixelBox } from '../image/pixel-box';
import type { Mask, Raster } from '../image/raster';
import { cropRaster } from '../image/resize';
import { MIN_ALPHA } from './histogram';

/** Radius of the erosion as a part of the photo's longer side: 5 px at 512. */
const EROSION = 0.01;
/** A mask that loses more than this to erosion is a strap or a far figure: kept whole. */
const MIN_LEFT = 0.2;
const MIN_LEFT_PX = 64;

export type GarmentPixels = {
	readonly raster: Raster;
	/** What is safe to measure. */
	readonly mask: Mask;
	/** All of the garment that is opaque. */
	readonly whole: Mask;
};

/** A pixel of ground on each side, so that erosion still sees the outline as one. */
const withMargin = ({ xPx, yPx, widthPx, heightPx }: PixelBox): PixelBox => ({
	xPx: xPx - 1,
	yPx: yPx - 1,
	widthPx: widthPx + 2,
	heightPx: heightPx + 2
});

function opaquePart(mask: Mask, { rgba }: Raster): Mask {
	const data = new Uint8Array(mask.data.length);
	for (let i = 0; i < data.length; i++) {
		if (mask.data[i] && (rgba[i * 4 + 3] ?? 0) >= MIN_ALPHA) data[i] = 1;
	}
	return { ...mask, data };
}

/**
 * The part of the photo around the mask, and the mask shrunk by about 1 % of the photo.
 *
 * A mask that leaks a few pixels brings in the ground as a colour of its own; a mask that would
 * hardly be left after shrinking is used whole.
 *
 * @returns undefined when the mask is empty
 */
export function safePixels(photo: Raster, mask: Mask): GarmentPixels | undefined {
	const bounds = maskBounds(mask);
	if (!bounds) return undefined;
	const box = withMargin(bounds);
	const raster = cropRaster(photo, box);
	const whole = opaquePart(cropMask(mask, box), raster);
	const inner = erode(whole, Math.round(EROSION * Math.max(photo.widthPx, photo.heightPx)));
	const leftPx = maskArea(inner);
	const enough = leftPx >= MIN_LEFT_PX && leftPx >= MIN_LEFT * maskArea(whole);
	return { raster, mask: enough ? inner : whole, whole };
}
