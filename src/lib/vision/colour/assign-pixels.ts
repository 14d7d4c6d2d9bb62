/** Says of each pixel which colour it belongs to, for the masks of the clusters. */

import type { Mask, Raster } from '../image/raster';
import { toClusterSpace } from './clusters';
import { BIN_COUNT, binOf, MIN_ALPHA, requireSameSize } from './histogram';
import { assignToNearest } from './kmeans';
import { oklabFromRgb, type Oklab } from './spaces';

const UNKNOWN = 255;

/** OKLab, in the clusters' space, of the middle of a 5-bit bin. */
function binFeature(bin: number): Float64Array {
	const middle = (bits: number): number => (bits & 31) * 8 + 3.5;
	const oklab = oklabFromRgb([middle(bin >> 10), middle(bin >> 5), middle(bin)]);
	return toClusterSpace(Float64Array.from(oklab));
}

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
	const { rgba } = raster;
	const { data } = mask;
	const assigned = new Uint8Array(data.length);
	if (colours.length === 0) return assigned;
	const centres = toClusterSpace(Float64Array.from(colours.flatMap(({ oklab }) => [...oklab])));
	const ofBin = new Uint8Array(BIN_COUNT).fill(UNKNOWN);
	for (let i = 0, at = 0; i < data.length; i++, at += 4) {
		if (!data[i] || (rgba[at + 3] ?? 0) < MIN_ALPHA) continue;
		const bin = binOf(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
		if (ofBin[bin] === UNKNOWN) ofBin[bin] = assignToNearest(binFeature(bin), centres)[0] ?? 0;
		assigned[i] = (ofBin[bin] ?? 0) + 1;
	}
	return assigned;
}
