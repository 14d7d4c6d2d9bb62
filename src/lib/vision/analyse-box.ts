/** A garment that a person framed by hand: the photo's way over the framed part alone. */

import { analysePhoto, type AnalyseOptions, type AnalyseTools } from './analyse-photo';
import type { Garment, GarmentAnalysis } from './analysis';
import { toFractionBox, toPixelBox } from './image/pixel-box';
import type { Box, Raster } from './image/raster';
import { cropRaster } from './image/resize';

/** A framed part narrower than this has too few pixels to tell anything. */
const MIN_SIDE_PX = 24;

/** The frame is too small to hold a garment; `message` says its size. */
export class BoxTooSmallError extends Error {
	override readonly name = 'BoxTooSmallError';
}

/** A garment of the framed part as one of the whole photo. */
const placedIn = (frame: Box, garment: Garment): Garment => ({
	...garment,
	index: 0,
	area: garment.area * frame.width * frame.height,
	box: {
		x: frame.x + garment.box.x * frame.width,
		y: frame.y + garment.box.y * frame.height,
		width: garment.box.width * frame.width,
		height: garment.box.height * frame.height
	}
});

/**
 * Finds the one garment that fills a frame most; where none is found in it, what stands out there.
 *
 * @param raster upright, at working resolution
 * @param frame in fractions of the photo, 0..1
 * @returns an analysis of the whole photo with that garment alone; `nothing` where the frame is plain
 * @throws BoxTooSmallError; what `analysePhoto` throws
 */
export async function analyseBox(
	raster: Raster,
	frame: Box,
	options: Pick<AnalyseOptions, 'photo'>,
	tools: AnalyseTools
): Promise<GarmentAnalysis> {
	const pixels = toPixelBox(frame, raster);
	if (Math.min(pixels.widthPx, pixels.heightPx) < MIN_SIDE_PX) {
		throw new BoxTooSmallError(`${pixels.widthPx} × ${pixels.heightPx} px`);
	}
	const part = cropRaster(raster, pixels);
	const parsed = await analysePhoto(part, {}, tools);
	const analysis =
		parsed.found === 'nothing' ? await analysePhoto(part, { wholePhoto: true }, tools) : parsed;
	const { widthPx, heightPx } = raster;
	const exact = toFractionBox(pixels, raster);
	return {
		...analysis,
		photo: options.photo ?? { widthPx, heightPx },
		working: { widthPx, heightPx },
		garments: analysis.garments.slice(0, 1).map((garment) => placedIn(exact, garment))
	};
}
