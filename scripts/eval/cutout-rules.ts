/** Tells a sound cut-out from one that plainly went wrong, without knowing the true outline. */

import { labelComponents, maskArea, rimTaken } from '../../src/lib/vision/image/mask';
import type { Mask } from '../../src/lib/vision/image/raster';

/** `none`: there is no mask at all. */
export const FAULTS = ['none', 'pieces', 'border', 'cover'] as const;
export type Fault = (typeof FAULTS)[number];

/** Largest part of the picture's rim, all four sides together, that the mask may take up. */
const MAX_RIM = 0.05;
/** Part of the picture that a garment covers. */
const COVER = { min: 0.08, max: 0.85 } as const;

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
		border: rimTaken(mask) > MAX_RIM,
		cover: cover < COVER.min || cover > COVER.max
	};
	return FAULTS.filter((fault) => fault !== 'none' && faults[fault]);
}
