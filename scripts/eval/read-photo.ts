/** Decodes photos in Node to the raster that the app would work on. */

import sharp from 'sharp';
import type { Raster } from '../../src/lib/vision/image/raster';

/** The app's working resolution. */
export const WORKING_SIDE_PX = 1024;

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
		.resize(WORKING_SIDE_PX, WORKING_SIDE_PX, { fit: 'inside', withoutEnlargement: true })
		.toColourspace('srgb')
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return {
		raster: { widthPx: info.width, heightPx: info.height, rgba: new Uint8ClampedArray(data) },
		photo: { widthPx: autoOrient.width, heightPx: autoOrient.height }
	};
}

/**
 * Reads a photo upright (EXIF), as sRGB with alpha, shrunk to the working resolution.
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
