/** Moves pixels between bitmaps and rasters. */

import type { Raster } from '../lib/vision/image/raster';

/** A canvas of this many pixels fits every browser's limits, however wide the bitmap is. */
const STRIP_PIXELS = 4_000_000;

/**
 * The bitmap's pixels, read strip by strip: besides bitmap and raster only a strip is in memory.
 * The bitmap stays open.
 */
export function readPixels(bitmap: ImageBitmap): Raster {
	const { width, height } = bitmap;
	const rgba = new Uint8ClampedArray(width * height * 4);
	const stripHeight = Math.min(height, Math.max(1, Math.floor(STRIP_PIXELS / width)));
	const canvas = new OffscreenCanvas(width, stripHeight);
	// Kept in main memory: the pixels are only read, and a GPU would give other roundings.
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('This browser gives workers no canvas.');
	for (let y = 0; y < height; y += stripHeight) {
		const rows = Math.min(stripHeight, height - y);
		context.clearRect(0, 0, width, stripHeight);
		context.drawImage(bitmap, 0, -y);
		rgba.set(context.getImageData(0, 0, width, rows).data, y * width * 4);
	}
	return { widthPx: width, heightPx: height, rgba };
}

/** A bitmap to show; whoever receives it closes it. */
export function toBitmap({ rgba, widthPx, heightPx }: Raster): Promise<ImageBitmap> {
	return createImageBitmap(new ImageData(new Uint8ClampedArray(rgba), widthPx, heightPx));
}
