/** Tells the wearer's skin and hair from the cloth beside it, by the colours they have elsewhere in the photo. */

import { dilate } from '../image/mask';
import type { Mask, Raster } from '../image/raster';

/**
 * Value of a mask's pixels that are inside as the parser sees it, and look like the wearer's skin or
 * hair: they are the garment's, but no colour is measured from them.
 */
export const BODY_LIKE = 2;

export type Wearer = {
	/** Of the photo's size: on skin and hair, and near them. */
	readonly near: Mask;
	/** [4096] part of the skin and hair that each 4-bit bin of sRGB has; the parts sum to 1. */
	readonly tones: Float64Array;
};

const BITS = 4;
const SHIFT = 8 - BITS;
const BINS = 1 << (3 * BITS);
/** With less of a body, as a part of the photo, nothing is known of its colours. */
const LEAST_BODY = 0.003;
/** How far the parser's outlines may be wrong, as a part of the photo's longer side. */
const NEAR = 0.08;
/** Where no more than this part of a garment would be left, it has the colours of skin itself. */
const LEAST_LEFT = 0.3;

function toneAt(rgba: Uint8ClampedArray, pixel: number): number {
	const at = pixel * 4;
	const [r, g, b] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
	return ((r >> SHIFT) << (2 * BITS)) | ((g >> SHIFT) << BITS) | (b >> SHIFT);
}

/** Part of the chosen pixels in each bin; all 0 where none is chosen. */
function tonesOf({ rgba }: Raster, isChosen: (pixel: number) => boolean) {
	const tones = new Float64Array(BINS);
	let count = 0;
	for (let pixel = 0; pixel < rgba.length / 4; pixel++) {
		if (!isChosen(pixel)) continue;
		const tone = toneAt(rgba, pixel);
		tones[tone] = (tones[tone] ?? 0) + 1;
		count += 1;
	}
	return { tones: tones.map((one) => (count > 0 ? one / count : 0)), count };
}

/**
 * What is known of a wearer's colours.
 *
 * @param body of the photo's size: its skin and hair
 * @returns undefined where too little of them is seen
 * @throws RangeError when photo and body differ in size
 */
export function wearerOf(photo: Raster, body: Mask): Wearer | undefined {
	if (photo.widthPx !== body.widthPx || photo.heightPx !== body.heightPx) {
		throw new RangeError('Photo and body differ in size.');
	}
	const { tones, count } = tonesOf(photo, (pixel) => body.data[pixel] !== 0);
	if (count < LEAST_BODY * body.data.length) return undefined;
	return { near: dilate(body, NEAR * Math.max(photo.widthPx, photo.heightPx)), tones };
}

/**
 * Marks as `BODY_LIKE` what lies near skin or hair and has a colour that these have more of than the
 * garment has. A beige shirt has more beige than its wearer's arms, and stays as it is.
 *
 * @param raster the garment's part of the photo
 * @param mask of the same size
 * @param corner where that part begins in the photo
 * @returns the mask itself where nothing is to be marked
 */
export function markBody(
	raster: Raster,
	mask: Mask,
	{ near, tones }: Wearer,
	corner: { readonly xPx: number; readonly yPx: number }
): Mask {
	const isInside = (pixel: number): boolean => mask.data[pixel] !== 0;
	const own = tonesOf(raster, isInside);
	const data = mask.data.slice();
	let marked = 0;
	for (let y = 0, pixel = 0; y < mask.heightPx; y++) {
		const row = (corner.yPx + y) * near.widthPx + corner.xPx;
		for (let x = 0; x < mask.widthPx; x++, pixel++) {
			if (!isInside(pixel) || !near.data[row + x]) continue;
			const tone = toneAt(raster.rgba, pixel);
			if ((tones[tone] ?? 0) <= (own.tones[tone] ?? 0)) continue;
			data[pixel] = BODY_LIKE;
			marked += 1;
		}
	}
	if (marked === 0 || marked > (1 - LEAST_LEFT) * own.count) return mask;
	return { ...mask, data };
}
