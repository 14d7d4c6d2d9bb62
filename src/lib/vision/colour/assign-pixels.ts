/** Says of each pixel which colour it belongs to, for the masks of the clusters. */

import type { Mask, Raster } from '../image/raster';
import { LIGHTNESS_WEIGHT, toClusterSpace } from './clusters';
import { BIN_COUNT, binOf, MIN_ALPHA, requireSameSize } from './histogram';
import { assignToNearest } from './kmeans';
import { writeOklab, type Oklab } from './spaces';

const UNKNOWN = 255;

/** Index of the centre nearest to the middle of a 5-bit bin. */
function nearestToBin(bin: number, centres: Float64Array): number {
	const middle = (bits: number): number => (bits & 31) * 8 + 3.5;
	const point = new Float64Array(3);
	writeOklab(middle(bin >> 10), middle(bin >> 5), middle(bin), point, 0);
	point[0] = (point[0] ?? 0) * LIGHTNESS_WEIGHT;
	return assignToNearest(point, centres)[0] ?? 0;
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
		if (ofBin[bin] === UNKNOWN) ofBin[bin] = nearestToBin(bin, centres);
		assigned[i] = (ofBin[bin] ?? 0) + 1;
	}
	return assigned;
}
