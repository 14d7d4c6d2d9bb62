/** Which of a palette's colours a pixel of the photo is nearest to, as fast as a look-up. */

import type { Raster } from '../image/raster';
import { BIN_COUNT, binOfWord, pixelWords } from './bins';
import { centresOf, nearestToBin } from './nearest-bin';
import type { Oklab } from './spaces';

/**
 * Look-up by pixel number; each 5-bit bin is decided when it is first asked for.
 *
 * @param colours at most 254
 */
export function colourLookup(
	raster: Raster,
	colours: readonly { readonly oklab: Oklab }[]
): (pixel: number) => number {
	const words = pixelWords(raster);
	const centres = centresOf(colours);
	// One more than the colour's number, 0 where nobody asked yet.
	const ofBin = new Uint8Array(BIN_COUNT);
	return (pixel) => {
		const bin = binOfWord(words[pixel] ?? 0);
		return (ofBin[bin] ||= nearestToBin(bin, centres) + 1) - 1;
	};
}
