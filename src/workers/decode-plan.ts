/** Chooses the size a photo is decoded at, so that a huge one does not fill the memory. */

import type { ImageFacts } from '../lib/vision/image/image-facts';
import { PHOTO_LIMITS } from '../lib/vision/image/photo-errors';
import { WORKING_SIDE_PX } from '../lib/vision/image/working-size';

/** Leaves the exact averaging that follows half as many pixels again as it needs. */
const DECODE_WIDTH_PX = 1.5 * WORKING_SIDE_PX;

type Size = { readonly widthPx: number; readonly heightPx: number };

/**
 * The upright width to decode a large photo at; null: as it is.
 *
 * The header tells the stored sides but not whether EXIF swaps them. Height follows width, so the
 * width is chosen such that the photo stays small either way up.
 */
export function decodeWidth({ widthPx, heightPx }: ImageFacts): number | null {
	const { workingPixels, workingSidePx } = PHOTO_LIMITS;
	const longPx = Math.max(widthPx, heightPx);
	const shortPx = Math.min(widthPx, heightPx);
	// A size that the header hides is 0.
	if (shortPx === 0 || (longPx * shortPx <= workingPixels && longPx <= workingSidePx)) return null;
	const ratio = longPx / shortPx;
	return Math.max(1, Math.floor(Math.min(DECODE_WIDTH_PX, workingSidePx / ratio, shortPx)));
}

/** The photo's upright size as delivered, told from the shape that was decoded. */
export function uprightSize(
	{ widthPx, heightPx }: ImageFacts,
	decoded: Size,
	scaled: boolean
): Size {
	if (!scaled) return { widthPx: decoded.widthPx, heightPx: decoded.heightPx };
	const isWide = decoded.widthPx >= decoded.heightPx;
	return isWide === widthPx >= heightPx
		? { widthPx, heightPx }
		: { widthPx: heightPx, heightPx: widthPx };
}
