/** The pixels of a garment of which only the box is known. */

import { findTargets, type AnalyseTools } from './analyse-photo';
import type { Place } from './detect/region';
import { boxOverlap } from './image/box-overlap';
import { toFractionBox, toPixelBox } from './image/pixel-box';
import type { Box, Mask, Raster } from './image/raster';
import { cropRaster } from './image/resize';
import { modelFor } from './models';
import { parsePhoto } from './parse/parse-photo';

export type OutlinedGarment = {
	/** In fractions of the photo. */
	readonly box: Box;
	/** Within that box, at working resolution. */
	readonly mask: Mask;
};

/** Below this a region is about another garment. */
const SAME_GARMENT = 0.5;
/** A part narrower than this has too few pixels to find anything in. */
const MIN_SIDE_PX = 24;

type Tools = Pick<AnalyseTools, 'manifest' | 'run'>;

async function placesIn(
	raster: Raster,
	{ manifest, run }: Tools,
	wholePhoto: boolean
): Promise<readonly Place[]> {
	const map = await parsePhoto(raster, modelFor(manifest, 'parse'), run);
	return findTargets(raster, map, { wholePhoto }).targets;
}

/**
 * Finds the garment of a box: the region that has most in common with it; where none has half, what
 * stands out within the box alone.
 *
 * @param raster upright, at working resolution
 * @param box in fractions of the photo, 0..1
 * @returns null where nothing stands out there
 * @throws what `parsePhoto` throws
 */
export async function outlineGarment(
	raster: Raster,
	box: Box,
	tools: Tools
): Promise<OutlinedGarment | null> {
	const [best] = (await placesIn(raster, tools, false))
		.map((place) => ({ place, common: boxOverlap(toFractionBox(place.box, raster), box) }))
		.sort((a, b) => b.common - a.common);
	if (best && best.common >= SAME_GARMENT) {
		return { box: toFractionBox(best.place.box, raster), mask: best.place.mask };
	}
	const pixels = toPixelBox(box, raster);
	if (Math.min(pixels.widthPx, pixels.heightPx) < MIN_SIDE_PX) return null;
	const part = cropRaster(raster, pixels);
	const [inside] = await placesIn(part, tools, true);
	if (!inside) return null;
	const { xPx, yPx, ...size } = inside.box;
	const place = { xPx: pixels.xPx + xPx, yPx: pixels.yPx + yPx, ...size };
	return { box: toFractionBox(place, raster), mask: inside.mask };
}
