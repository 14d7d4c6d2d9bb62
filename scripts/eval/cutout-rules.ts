/** Tells a sound cut-out from one that plainly went wrong, without knowing the true outline. */

import { labelComponents, maskArea } from '../../src/lib/vision/image/mask';
import type { Mask } from '../../src/lib/vision/image/raster';

/** `none`: there is no mask at all. */
export const FAULTS = ['none', 'pieces', 'border', 'cover'] as const;
export type Fault = (typeof FAULTS)[number];

/** Largest part of any one side of the picture that the mask may take up. */
const MAX_SIDE = 0.05;
/** Part of the picture that a garment covers. */
const COVER = { min: 0.08, max: 0.85 } as const;

/** Part of each side that is mask, 0..1: top, bottom, left, right. */
export function sidesTaken({ data, widthPx, heightPx }: Mask): number[] {
	const counts: [number, number, number, number] = [0, 0, 0, 0];
	const lastRow = (heightPx - 1) * widthPx;
	for (let x = 0; x < widthPx; x++) {
		if (data[x]) counts[0] += 1;
		if (data[lastRow + x]) counts[1] += 1;
	}
	for (let y = 0; y < heightPx; y++) {
		if (data[y * widthPx]) counts[2] += 1;
		if (data[y * widthPx + widthPx - 1]) counts[3] += 1;
	}
	const lengths = [widthPx, widthPx, heightPx, heightPx];
	return counts.map((count, side) => count / (lengths[side] ?? 1));
}

/**
 * What is wrong with a mask of the photo's size; empty for a sound one.
 *
 * @param mask undefined where no garment was found
 * @param mostPieces connected regions that the garment may have: 2 for a pair of shoes
 */
export function faultsOf(mask: Mask | undefined, mostPieces: number): Fault[] {
	if (!mask || maskArea(mask) === 0) return ['none'];
	const cover = maskArea(mask) / mask.data.length;
	const faults: Record<Exclude<Fault, 'none'>, boolean> = {
		pieces: labelComponents(mask).sizesPx.length - 1 > mostPieces,
		border: Math.max(...sidesTaken(mask)) > MAX_SIDE,
		cover: cover < COVER.min || cover > COVER.max
	};
	return FAULTS.filter((fault) => fault !== 'none' && faults[fault]);
}
