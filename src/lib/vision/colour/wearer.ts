/** Tells the wearer's skin and hair from the cloth beside it, by the colours they have elsewhere in the photo. */

import { dilate, maskArea } from '../image/mask';
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
	/** Pixels of skin. */
	readonly skinPx: number;
};

/** Which skin-like pixels of a mask are the wearer's. */
type Suspicion = {
	/** A tone is the wearer's where the body has more than this many times as much of it as the mask. */
	readonly times: number;
	/** Where no more than this part of a garment would be left, it has the colours of skin itself. */
	readonly leastLeft: number;
	/** Whether only what lies near skin and hair can be the wearer's. */
	readonly nearOnly: boolean;
};

const BITS = 4;
const SHIFT = 8 - BITS;
const BINS = 1 << (3 * BITS);
/** With less of a body, as a part of the photo, nothing is known of its colours. */
const LEAST_BODY = 0.003;
/** How far the parser's outlines may be wrong, as a part of the photo's longer side. */
const NEAR = 0.08;
const DRESSED: Suspicion = { times: 1, leastLeft: 0.3, nearOnly: true };
/** Of underwear and swimwear the parser's mask may be belly for the greater part, away from what it calls skin. */
const UNDRESSED: Suspicion = { times: 0.15, leastLeft: 0.15, nearOnly: false };
/** Times as much skin as garment, from which on a garment of the trunk is underwear or swimwear. */
const BARE = 2;

function toneAt(rgba: Uint8ClampedArray, pixel: number): number {
	const at = pixel * 4;
	const [r, g, b] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
	return ((r >> SHIFT) << (2 * BITS)) | ((g >> SHIFT) << BITS) | (b >> SHIFT);
}

/** Part of the pixels inside that each bin has, all 0 where none is; and how many are inside. */
function tonesOf({ rgba }: Raster, { data }: Mask) {
	const tones = new Float64Array(BINS);
	let count = 0;
	for (let pixel = 0; pixel < data.length; pixel++) {
		if (!data[pixel]) continue;
		const tone = toneAt(rgba, pixel);
		tones[tone] = (tones[tone] ?? 0) + 1;
		count += 1;
	}
	for (let tone = 0; tone < BINS; tone++) tones[tone] = (tones[tone] ?? 0) / Math.max(count, 1);
	return { tones, count };
}

/** What is inside either of two masks of one size. */
function union(one: Mask, other: Mask): Mask {
	const data = one.data.slice();
	for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) || (other.data[i] ?? 0);
	return { ...one, data };
}

/**
 * What is known of a wearer's colours.
 *
 * @param skin of the photo's size
 * @param hair of the photo's size
 * @returns undefined where too little of them is seen
 * @throws RangeError when photo, skin and hair differ in size
 */
export function wearerOf(photo: Raster, skin: Mask, hair: Mask): Wearer | undefined {
	const { widthPx, heightPx } = photo;
	if ([skin, hair].some((mask) => mask.widthPx !== widthPx || mask.heightPx !== heightPx)) {
		throw new RangeError('Photo, skin and hair differ in size.');
	}
	const body = union(skin, hair);
	const { tones, count } = tonesOf(photo, body);
	if (count < LEAST_BODY * body.data.length) return undefined;
	const near = dilate(body, NEAR * Math.max(widthPx, heightPx));
	return { near, tones, skinPx: maskArea(skin) };
}

/**
 * Marks as `BODY_LIKE` what lies near skin or hair and has a colour that these have more of than the
 * garment has. A beige shirt has more beige than its wearer's arms, and stays as it is. Of a garment
 * of the trunk that is far smaller than the skin in sight, all that looks like the body is marked.
 *
 * @param raster the garment's part of the photo
 * @param mask of the same size
 * @param place where that part begins in the photo, and whether the garment is one of the trunk
 * @returns the mask itself where nothing is to be marked
 */
export function markBody(
	raster: Raster,
	mask: Mask,
	{ near, tones, skinPx }: Wearer,
	place: { readonly xPx: number; readonly yPx: number; readonly onTrunk: boolean }
): Mask {
	const own = tonesOf(raster, mask);
	const isBare = place.onTrunk && skinPx > BARE * own.count;
	const { times, leastLeft, nearOnly } = isBare ? UNDRESSED : DRESSED;
	const data = mask.data.slice();
	let marked = 0;
	for (let y = 0, pixel = 0; y < mask.heightPx; y++) {
		const row = (place.yPx + y) * near.widthPx + place.xPx;
		for (let x = 0; x < mask.widthPx; x++, pixel++) {
			if (!mask.data[pixel] || (nearOnly && !near.data[row + x])) continue;
			const tone = toneAt(raster.rgba, pixel);
			if ((tones[tone] ?? 0) <= times * (own.tones[tone] ?? 0)) continue;
			data[pixel] = BODY_LIKE;
			marked += 1;
		}
	}
	if (marked === 0 || marked > (1 - leastLeft) * own.count) return mask;
	return { ...mask, data };
}
