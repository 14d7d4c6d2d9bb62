/** Parts the pixels of one colour into two colours. */

import type { GarmentColour } from '../colour/garment-colour';
import { extractPalette } from '../colour/palette';
import type { Mask, Raster } from '../image/raster';
import { colourMap, type Seeds } from './colour-map';

/**
 * The two colours that the pixels of one fall into; shares are of those pixels.
 *
 * @param index of the colour in `seeds`
 * @returns fewer than two where its pixels show one colour only
 */
export function splitPixels(
	raster: Raster,
	mask: Mask,
	seeds: Seeds,
	index: number
): readonly GarmentColour[] {
	const map = colourMap(raster, mask, seeds);
	const own: Mask = { ...mask, data: map.map((colour) => (colour === index + 1 ? 1 : 0)) };
	return extractPalette(raster, own, { count: 2 }).colours;
}
