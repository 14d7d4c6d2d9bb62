/** Decodes photos in Node to the raster that the app would work on. */

import sharp from 'sharp';
import type { Raster } from '../../src/lib/vision/image/raster';
import { resizeRaster } from '../../src/lib/vision/image/resize';
import { workingSize } from '../../src/lib/vision/image/working-size';

export type ReadPhoto = {
	readonly raster: Raster;
	/** Upright size as delivered. */
	readonly photo: { readonly widthPx: number; readonly heightPx: number };
};

/** The file is missing, or no picture that can be decoded. */
export class UnreadablePhotoError extends Error {
	override name = 'UnreadablePhotoError';
}

async function decode(file: string): Promise<ReadPhoto> {
	const { autoOrient } = await sharp(file).metadata();
	const { data, info } = await sharp(file)
		.autoOrient()
		.toColourspace('srgb')
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	const rgba = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
	const whole = { widthPx: info.width, heightPx: info.height, rgba };
	const { widthPx, heightPx } = workingSize(whole);
	const fits = widthPx === info.width && heightPx === info.height;
	return {
		raster: fits ? whole : resizeRaster(whole, widthPx, heightPx),
		photo: { widthPx: autoOrient.width, heightPx: autoOrient.height }
	};
}

/**
 * Reads a photo upright (EXIF), as sRGB with alpha, shrunk to the working resolution by the
 * app's own averaging.
 *
 * @throws UnreadablePhotoError when the file is missing or no picture
 */
export async function readPhoto(file: string): Promise<ReadPhoto> {
	try {
		return await decode(file);
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : 'no picture';
		throw new UnreadablePhotoError(`${file}: ${reason}`, { cause });
	}
}
