/** Says of each pixel which colour it belongs to, for the masks of the clusters. */

import type { Mask, Raster } from '../image/raster';
import { BIN_COUNT, binOfWord, MIN_ALPHA, pixelWords, requireSameSize } from './bins';
import { centresOf, nearestToBin } from './nearest-bin';
import type { Oklab } from './spaces';

const UNKNOWN = 255;

/**
 * Which of a garment's colours each opaque pixel under its mask is, decided per 5-bit colour bin.
 *
 * @param colours at most 254
 * @returns [heightPx × widthPx]: 0 outside the mask, k for the k-th colour, counted from 1
 * @throws RangeError when raster and mask differ in size
 */
export function assignPixels(
	raster: Raster,
	mask: Mask,
	colours: readonly { readonly oklab: Oklab }[]
): Uint8Array {
	requireSameSize(raster, mask);
	const words = pixelWords(raster);
	const { data } = mask;
	const assigned = new Uint8Array(data.length);
	if (colours.length === 0) return assigned;
	const centres = centresOf(colours);
	const ofBin = new Uint8Array(BIN_COUNT).fill(UNKNOWN);
	for (let i = 0; i < data.length; i++) {
		if (!data[i]) continue;
		const word = words[i] ?? 0;
		if (word >>> 24 < MIN_ALPHA) continue;
		const bin = binOfWord(word);
		if (ofBin[bin] === UNKNOWN) ofBin[bin] = nearestToBin(bin, centres);
		assigned[i] = (ofBin[bin] ?? 0) + 1;
	}
	return assigned;
}
