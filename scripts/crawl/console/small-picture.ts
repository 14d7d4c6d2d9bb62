/** A collected picture as small as a grid shows it. */

import sharp from 'sharp';
import { PICTURE_TYPES } from '../store/picture-files';

const MAX_PIXELS = 100_000_000;
const QUALITY = 80;

/**
 * The first frame, upright, as WebP.
 *
 * @param file of the type `type`
 * @param widthPx at most
 * @returns null where it cannot be made: what is not a picture, is broken, or is not there
 */
export async function smallPicture(
	file: string,
	type: string,
	widthPx: number
): Promise<Uint8Array<ArrayBuffer> | null> {
	if (!PICTURE_TYPES.has(type)) return null;
	try {
		const made = await sharp(file, { limitInputPixels: MAX_PIXELS })
			.autoOrient()
			.resize({ width: widthPx, withoutEnlargement: true })
			.webp({ quality: QUALITY })
			.toBuffer();
		return new Uint8Array(made);
	} catch {
		return null;
	}
}
