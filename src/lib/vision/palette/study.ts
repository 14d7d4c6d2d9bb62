/** All there is to know of the colours under a mask: the palette, its evidence, another method's. */

import { extcolors, type ExtColour } from '../colour/extcolors';
import type { PaletteFlags } from '../colour/flags';
import type { GarmentColour } from '../colour/garment-colour';
import type { LeftOut } from '../colour/left-out';
import { extractPalette, type CountEvidence } from '../colour/palette';
import type { Mask, Raster } from '../image/raster';

export type ColourStudy = {
	/** Up to five, the one that names the garment first; none where the mask has no opaque pixel. */
	readonly colours: readonly GarmentColour[];
	readonly evidence: readonly CountEvidence[];
	readonly flags: PaletteFlags;
	/** What the colours are not measured from. */
	readonly leftOut: LeftOut;
	/** What extcolors makes of the same pixels, all of it, commonest first. */
	readonly others: readonly ExtColour[];
};

/** @param count a person's number of colours, 1..5; the evidence's when left out */
export function studyColours(raster: Raster, mask: Mask, count?: number): ColourStudy {
	const options = count === undefined ? {} : { count };
	const { colours, evidence, flags, leftOut } = extractPalette(raster, mask, options);
	return { colours, evidence, flags, leftOut, others: extcolors(raster, mask) };
}

/** A mask of everything: what is clear is left out by whoever counts. */
export function wholeMask({ widthPx, heightPx }: Raster): Mask {
	return { widthPx, heightPx, data: new Uint8Array(widthPx * heightPx).fill(1) };
}
