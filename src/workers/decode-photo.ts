/** Turns a photo's file into pixels to work on: upright, long side at most 1024 px. */

import type { ImageFacts } from '../lib/vision/image/image-facts';
import {
	checkPhoto,
	UndecodablePhotoError,
	type PhotoNotice
} from '../lib/vision/image/photo-errors';
import type { Raster } from '../lib/vision/image/raster';
import { resizeRaster } from '../lib/vision/image/resize';
import { sniffImage } from '../lib/vision/image/sniff';
import { workingSize } from '../lib/vision/image/working-size';
import { decodeWidth, uprightSize } from './decode-plan';
import { messageTurn } from './message-turn';
import { readPixels } from './pixels';

export type DecodedPhoto = {
	readonly raster: Raster;
	/** Upright size of the photo as delivered. */
	readonly photo: { readonly widthPx: number; readonly heightPx: number };
	readonly notices: readonly PhotoNotice[];
};

/**
 * The photo as a bitmap, upright, at its own size unless it is huge; the caller closes it.
 * @throws the errors of `checkPhoto`; UndecodablePhotoError
 */
export async function openBitmap(file: Blob): Promise<ImageBitmap> {
	const facts = sniffImage(new Uint8Array(await file.arrayBuffer()));
	checkPhoto(facts);
	return decode(file, facts, decodeWidth(facts));
}

async function decode(file: Blob, facts: ImageFacts, widthPx: number | null): Promise<ImageBitmap> {
	try {
		return await createImageBitmap(file, {
			imageOrientation: 'from-image',
			...(widthPx === null ? {} : { resizeWidth: widthPx, resizeQuality: 'high' })
		});
	} catch (error) {
		throw new UndecodablePhotoError(`The browser cannot decode this ${facts.format} file.`, {
			cause: error
		});
	}
}

/**
 * Decodes the first frame and scales it by exact averaging, the same in every browser and in the
 * scripts. Photos beyond `PHOTO_LIMITS.workingPixels` are scaled down while they are decoded.
 *
 * @throws the errors of `checkPhoto`; UndecodablePhotoError
 */
export async function decodePhoto(file: Blob, signal: AbortSignal): Promise<DecodedPhoto> {
	const facts = sniffImage(new Uint8Array(await file.arrayBuffer()));
	const notices = checkPhoto(facts);
	const widthPx = decodeWidth(facts);
	await messageTurn();
	signal.throwIfAborted();
	const bitmap = await decode(file, facts, widthPx);
	let pixels: Raster;
	try {
		signal.throwIfAborted();
		pixels = readPixels(bitmap);
	} finally {
		bitmap.close();
	}
	const working = workingSize(pixels);
	const fits = working.widthPx === pixels.widthPx && working.heightPx === pixels.heightPx;
	const raster = fits ? pixels : resizeRaster(pixels, working.widthPx, working.heightPx);
	return { raster, photo: uprightSize(facts, pixels, widthPx !== null), notices };
}
