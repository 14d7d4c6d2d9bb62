/** A garment's place in a photo, before anything is known of it but its category. */

import type { PixelBox } from '../image/pixel-box';
import type { Mask } from '../image/raster';
import type { Category } from '../parse/classes';

/** Where something is: its pixels within its box. */
export type Place = {
	/** In pixels of the analysed raster. */
	readonly box: PixelBox;
	/** [box.heightPx × box.widthPx], 0 or 1 */
	readonly mask: Mask;
	/** Part of the photo covered, 0..1. */
	readonly area: number;
};

export type Region = Place & {
	readonly category: Category;
	/** Mean probability of the category over the mask, 0..1. */
	readonly score: number;
};
