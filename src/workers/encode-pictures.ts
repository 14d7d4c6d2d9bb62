/** The two pictures of an item, as the snapshot builder makes them: one for grids, one for looking closely. */

import type { DropPictures } from '../lib/catalog/drop/drop-record';

const THUMBNAIL = { sidePx: 256, quality: 0.7 };
const PHOTO = { sidePx: 640, quality: 0.8 };

type Encoded = { readonly blob: Blob; readonly widthPx: number; readonly heightPx: number };

async function encode(
	bitmap: ImageBitmap,
	{ sidePx, quality }: { readonly sidePx: number; readonly quality: number }
): Promise<Encoded> {
	const scale = Math.min(1, sidePx / Math.max(bitmap.width, bitmap.height));
	const widthPx = Math.max(1, Math.round(bitmap.width * scale));
	const heightPx = Math.max(1, Math.round(bitmap.height * scale));
	const canvas = new OffscreenCanvas(widthPx, heightPx);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('This browser gives workers no canvas.');
	// JPEG knows no transparency.
	context.fillStyle = '#fff';
	context.fillRect(0, 0, widthPx, heightPx);
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, 0, 0, widthPx, heightPx);
	const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
	// A browser that writes no WebP gives PNG, some ten times as large.
	const small =
		blob.type === 'image/webp' ? blob : await canvas.convertToBlob({ type: 'image/jpeg', quality });
	return { blob: small, widthPx, heightPx };
}

/** Thumbnail within 256 px and photo within 640 px, without metadata; the bitmap stays open. */
export async function encodePictures(bitmap: ImageBitmap): Promise<DropPictures> {
	const thumbnail = await encode(bitmap, THUMBNAIL);
	const { blob, widthPx, heightPx } = await encode(bitmap, PHOTO);
	return {
		thumbnail: await thumbnail.blob.arrayBuffer(),
		photo: await blob.arrayBuffer(),
		type: blob.type,
		widthPx,
		heightPx
	};
}
