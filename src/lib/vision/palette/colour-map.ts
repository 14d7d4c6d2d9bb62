/** Which colour of a palette each pixel is, merged and split ones included. */

import { assignPixels } from '../colour/assign-pixels';
import type { Oklab } from '../colour/spaces';
import type { Mask, Raster } from '../image/raster';

/** Of each colour the points whose nearest pixels are its own. */
export type Seeds = readonly (readonly Oklab[])[];

/**
 * @returns [heightPx × widthPx]: 0 outside the mask, k for the k-th colour, counted from 1
 * @throws RangeError when raster and mask differ in size
 */
export function colourMap(raster: Raster, mask: Mask, seeds: Seeds): Uint8Array {
	const owners = seeds.flatMap((points, colour) => points.map((oklab) => ({ oklab, colour })));
	const assigned = assignPixels(raster, mask, owners);
	const colourOf = Uint8Array.from([0, ...owners.map(({ colour }) => colour + 1)]);
	return assigned.map((seed) => colourOf[seed] ?? 0);
}
