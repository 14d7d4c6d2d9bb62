/** What was made of one real photo, as the derived bench keeps it. */

import type { Box } from '../../../src/lib/vision/image/raster';

export type MadePhoto = {
	readonly file: string;
	readonly photoBytes: number;
	readonly widthPx: number;
	readonly heightPx: number;
	/** Of the garment that was found, in fractions of the photo; null where none was. */
	readonly box: Box | null;
	/** Bytes of each; a cut-out in both formats. Absent where it could not be made. */
	readonly bytes: {
		readonly cutoutPng?: number;
		readonly cutoutWebp?: number;
		readonly crop?: number;
		readonly mask?: number;
		readonly outline?: number;
	};
};

/** What the page is asked for: a photo by its address; null where it cannot be read. */
export type MadeAnswer = Omit<MadePhoto, 'file'> | null;
