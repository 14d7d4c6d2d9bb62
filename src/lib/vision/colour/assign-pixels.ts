/** Says of each pixel which colour it belongs to, for the masks of the clusters. */

import type { Mask, Raster } from '../image/raster';
import { MIN_ALPHA, requireSameSize } from './bins';
import { colourLookup } from './colour-at';
import { BODY_LIKE } from './wearer';
import type { Oklab } from './spaces';

/**
 * Which of a garment's colours each opaque pixel under its mask is, decided per 5-bit colour bin.
 *
 * @param colours at most 254
 * @returns [heightPx × widthPx]: 0 outside the mask and on what looks like the wearer, k for the k-th colour, counted from 1
 * @throws RangeError when raster and mask differ in size
 */
export function assignPixels(
	raster: Raster,
	mask: Mask,
	colours: readonly { readonly oklab: Oklab }[]
): Uint8Array {
	requireSameSize(raster, mask);
	const { rgba } = raster;
	const { data } = mask;
	const assigned = new Uint8Array(data.length);
	if (colours.length === 0) return assigned;
	const colourAt = colourLookup(raster, colours);
	for (let i = 0; i < data.length; i++) {
		if (!data[i] || data[i] === BODY_LIKE || (rgba[i * 4 + 3] ?? 0) < MIN_ALPHA) continue;
		assigned[i] = colourAt(i) + 1;
	}
	return assigned;
}
