/** A small picture of a photo, for lists. */

/** Twice the size it is shown at, for fine screens. */
const SIDE_PX = 112;

/** Object URL of a WebP; null where the browser draws none. The bitmap stays open. */
export async function drawThumbnail(photo: ImageBitmap): Promise<string | null> {
	try {
		const scale = Math.min(1, SIDE_PX / Math.max(photo.width, photo.height));
		const widthPx = Math.max(1, Math.round(photo.width * scale));
		const heightPx = Math.max(1, Math.round(photo.height * scale));
		const canvas = new OffscreenCanvas(widthPx, heightPx);
		const context = canvas.getContext('2d');
		if (!context) return null;
		context.imageSmoothingQuality = 'high';
		context.drawImage(photo, 0, 0, widthPx, heightPx);
		return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 }));
	} catch {
		return null;
	}
}
