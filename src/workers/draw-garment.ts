/** Draws what is made of one garment of a photo, at the photo's own size, and encodes it. */

import type { CutoutFormat, Derived, DerivedKind } from '../lib/export/zip/wish';
import { enlargeMask } from '../lib/vision/image/enlarge-mask';
import { toPixelBox, type PixelBox } from '../lib/vision/image/pixel-box';
import type { Box, Mask } from '../lib/vision/image/raster';
import { openBitmap } from './decode-photo';

type Subject = {
	/** As it was measured: what a crop shows. */
	readonly box: Box;
	/** Null where no outline was found: then there are neither cut-out nor mask. */
	readonly garment: Derived['garment'];
};
type Wish = { readonly kinds: readonly DerivedKind[]; readonly format: CutoutFormat };

const JPEG_QUALITY = 0.92;
const WEBP_QUALITY = 0.9;

function paper(widthPx: number, heightPx: number) {
	const canvas = new OffscreenCanvas(Math.max(1, widthPx), Math.max(1, heightPx));
	const context = canvas.getContext('2d');
	if (!context) throw new Error('This browser gives workers no canvas.');
	context.imageSmoothingQuality = 'high';
	return { canvas, context };
}

function partOf(bitmap: ImageBitmap, { xPx, yPx, widthPx, heightPx }: PixelBox) {
	const part = paper(widthPx, heightPx);
	part.context.drawImage(bitmap, xPx, yPx, widthPx, heightPx, 0, 0, widthPx, heightPx);
	return part;
}

/** White where the mask is, clear elsewhere. */
function stencil({ data, widthPx, heightPx }: Mask): OffscreenCanvas {
	const { canvas, context } = paper(widthPx, heightPx);
	const rgba = new Uint8ClampedArray(data.length * 4).fill(255);
	for (let i = 0; i < data.length; i += 1) rgba[i * 4 + 3] = data[i] ? 255 : 0;
	context.putImageData(new ImageData(rgba, widthPx, heightPx), 0, 0);
	return canvas;
}

/** The garment alone on clear ground; its edge is blended where the photo is larger than the mask. */
function cutOut(bitmap: ImageBitmap, mask: Mask, box: PixelBox): OffscreenCanvas {
	const { canvas, context } = partOf(bitmap, box);
	context.globalCompositeOperation = 'destination-in';
	context.drawImage(stencil(mask), 0, 0, box.widthPx, box.heightPx);
	return canvas;
}

/** As large as the photo: white where the garment is, black elsewhere, nothing between. */
function wholeMask(bitmap: ImageBitmap, mask: Mask, box: PixelBox): OffscreenCanvas {
	const { canvas, context } = paper(bitmap.width, bitmap.height);
	context.fillRect(0, 0, bitmap.width, bitmap.height);
	const isLarger = box.widthPx >= mask.widthPx && box.heightPx >= mask.heightPx;
	context.imageSmoothingEnabled = false;
	const image = stencil(isLarger ? enlargeMask(mask, box) : mask);
	context.drawImage(image, box.xPx, box.yPx, box.widthPx, box.heightPx);
	return canvas;
}

/**
 * The pictures that were asked for and can be made. Crops are JPEG, masks PNG.
 * @throws what `openBitmap` throws
 */
export async function drawGarment(
	file: Blob,
	{ box, garment }: Subject,
	{ kinds, format }: Wish
): Promise<Derived['pictures']> {
	const has = (kind: DerivedKind) => kinds.includes(kind);
	if (!has('crop') && (!garment || (!has('cutout') && !has('mask')))) return {};
	const bitmap = await openBitmap(file);
	try {
		const size = { widthPx: bitmap.width, heightPx: bitmap.height };
		const crop = has('crop') ? partOf(bitmap, toPixelBox(box, size)).canvas : null;
		const place = garment && toPixelBox(garment.box, size);
		const cutout = has('cutout') && garment && place && cutOut(bitmap, garment.mask, place);
		const mask = has('mask') && garment && place && wholeMask(bitmap, garment.mask, place);
		return {
			...(crop && {
				crop: await crop.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY })
			}),
			...(cutout && {
				cutout: await cutout.convertToBlob({ type: `image/${format}`, quality: WEBP_QUALITY })
			}),
			...(mask && { mask: await mask.convertToBlob({ type: 'image/png' }) })
		};
	} finally {
		bitmap.close();
	}
}
