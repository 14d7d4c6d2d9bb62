/** A small picture of a part of a photo, for lists. */

import type { PixelBox } from '$lib/vision/image/pixel-box';

/** Twice the size it is shown at, for fine screens. */
const SIDE_PX = 112;

/** Bytes of a WebP; null where the browser draws none. The bitmap stays open. */
export async function drawThumbnail(
	photo: ImageBitmap,
	{ xPx, yPx, widthPx, heightPx }: PixelBox
): Promise<ArrayBuffer | null> {
	try {
		const scale = Math.min(1, SIDE_PX / Math.max(widthPx, heightPx));
		const width = Math.max(1, Math.round(widthPx * scale));
		const height = Math.max(1, Math.round(heightPx * scale));
		const canvas = new OffscreenCanvas(width, height);
		const context = canvas.getContext('2d');
		if (!context) return null;
		context.imageSmoothingQuality = 'high';
		context.drawImage(photo, xPx, yPx, widthPx, heightPx, 0, 0, width, height);
		return await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })).arrayBuffer();
	} catch {
		return null;
	}
}
