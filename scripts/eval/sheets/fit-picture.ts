/** Fits a picture into its frame on the sheet. */

import type { Raster } from '../../../src/lib/vision/image/raster';
import { resizeRaster } from '../../../src/lib/vision/image/resize';
import type { Frame } from './sheet';

/** The part of `frame` that a picture fills when it is shown whole, in the middle. */
export function fitFrame(picture: Raster, frame: Frame): Frame {
	const scale = Math.min(frame.widthPx / picture.widthPx, frame.heightPx / picture.heightPx);
	const widthPx = Math.max(1, Math.round(picture.widthPx * scale));
	const heightPx = Math.max(1, Math.round(picture.heightPx * scale));
	return {
		xPx: frame.xPx + Math.floor((frame.widthPx - widthPx) / 2),
		yPx: frame.yPx + Math.floor((frame.heightPx - heightPx) / 2),
		widthPx,
		heightPx
	};
}

/** The picture at the frame's size, as sharp lays it over another. */
export function toOverlay(picture: Raster, frame: Frame) {
	const { xPx, yPx, widthPx, heightPx } = fitFrame(picture, frame);
	const { rgba } = resizeRaster(picture, widthPx, heightPx);
	return {
		input: Buffer.from(rgba.buffer, rgba.byteOffset, rgba.length),
		raw: { width: widthPx, height: heightPx, channels: 4 as const },
		left: xPx,
		top: yPx
	};
}
