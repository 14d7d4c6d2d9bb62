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
	/** What extcolors makes of the same pixels, all of it, commonest first; none where not asked for. */
	readonly others: readonly ExtColour[];
};

export type StudyOptions = {
	/** A person's number of colours, 1..5; the evidence's when left out. */
	readonly count?: number;
	/** Whether the other method is asked as well; it takes the longer part of the time. */
	readonly compare?: boolean;
};

/** Everything about the colours of the pixels under the mask. */
export function studyColours(
	raster: Raster,
	mask: Mask,
	{ count, compare = true }: StudyOptions = {}
): ColourStudy {
	const options = count === undefined ? {} : { count };
	const palette = extractPalette(raster, mask, options);
	return { ...palette, others: compare ? extcolors(raster, mask) : [] };
}

/** A mask of everything: what is clear is left out by whoever counts. */
export function wholeMask({ widthPx, heightPx }: Raster): Mask {
	return { widthPx, heightPx, data: new Uint8Array(widthPx * heightPx).fill(1) };
}
