/** A collected picture as small as a grid shows it. */

import { uprightWebp } from '../engine/pictures/upright-webp';
import { PICTURE_TYPES } from '../store/picture-files';

const QUALITY = 80;

/**
 * @param file of the type `type`
 * @param widthPx at most
 * @returns WebP; null where it cannot be made: what is not a picture, is broken, or is not there
 */
export async function smallPicture(
	file: string,
	type: string,
	widthPx: number
): Promise<Uint8Array<ArrayBuffer> | null> {
	if (!PICTURE_TYPES.has(type)) return null;
	try {
		return new Uint8Array(await uprightWebp(file, { width: widthPx }, QUALITY).toBuffer());
	} catch {
		return null;
	}
}
