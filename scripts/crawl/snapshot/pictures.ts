/** Encodes the two pictures of an item: a thumbnail for grids and a photo for looking closely. */

import { uprightWebp } from '../engine/pictures/upright-webp';

export type Pictures = {
	readonly thumbnail: Uint8Array;
	readonly photo: Uint8Array;
	readonly widthPx: number;
	readonly heightPx: number;
};

const THUMBNAIL = { sidePx: 256, quality: 70 };
const PHOTO = { sidePx: 640, quality: 80 };

const encode = (file: string, { sidePx, quality }: typeof PHOTO) =>
	uprightWebp(file, { width: sidePx, height: sidePx }, quality).toBuffer({
		resolveWithObject: true
	});

/** Thumbnail within 256 px and photo within 640 px, both WebP; the size is the photo's. */
export async function encodePictures(file: string): Promise<Pictures> {
	const [thumbnail, photo] = await Promise.all([encode(file, THUMBNAIL), encode(file, PHOTO)]);
	return {
		thumbnail: thumbnail.data,
		photo: photo.data,
		widthPx: photo.info.width,
		heightPx: photo.info.height
	};
}
