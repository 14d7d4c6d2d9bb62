/** Bytes that should be a picture → what they are, or why they are none. */

import { createHash } from 'node:crypto';
import { imageDimensionsFromData } from 'image-dimensions';
import sharp from 'sharp';
import type { PictureRow } from '../../store/pictures';
import { PICTURE_TYPES } from '../../store/picture-files';
import { FetchError } from '../fetch/fetch-error';
import { lookOf, RASTER } from './look';

// Pictures pass once: nothing is worth keeping, and one thread each leaves the rest to the crawl.
sharp.cache(false);
sharp.concurrency(1);

const MAX_PIXELS = 100_000_000;

/** @throws FetchError `not-an-image`, `undecodable` */
export async function inspectPicture(bytes: Buffer): Promise<PictureRow> {
	const size = imageDimensionsFromData(bytes);
	const type = `image/${size?.type ?? 'none'}`;
	if (!size || !PICTURE_TYPES.has(type))
		throw new FetchError('not-an-image', `begins with ${beginningOf(bytes)}`, false);
	return {
		sha256: createHash('sha256').update(bytes).digest('hex'),
		type,
		widthPx: size.width,
		heightPx: size.height,
		bytes: bytes.length,
		look: lookOf(await readRaster(bytes))
	};
}

/** @returns 72 × 64 × 3, sRGB, as seen on white */
export async function readRaster(bytes: Buffer): Promise<Uint8Array> {
	try {
		return await sharp(bytes, { limitInputPixels: MAX_PIXELS })
			.resize(RASTER.widthPx, RASTER.heightPx, { fit: 'fill' })
			.flatten({ background: 'white' })
			.toColourspace('srgb')
			.raw()
			.toBuffer();
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		throw new FetchError('undecodable', message, false);
	}
}

function beginningOf(bytes: Buffer): string {
	return JSON.stringify(bytes.subarray(0, 24).toString('latin1'));
}
