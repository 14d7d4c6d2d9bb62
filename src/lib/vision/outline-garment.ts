/** The pixels of a garment of which only the box is known. */

import { findTargets, type AnalyseTools } from './analyse-photo';
import { findRegions } from './detect/find-regions';
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
/** Within the box there is no other garment to take it for, but a piece of it is not the whole. */
const PART_OF_GARMENT = 0.25;
/** Ground about the box that what stands out can be told from, as a share of its sides. */
const MARGIN = 0.15;
/** A part narrower than this has too few pixels to find anything in. */
const MIN_SIDE_PX = 24;

type Tools = Pick<AnalyseTools, 'manifest' | 'run'>;

/** The place that has most in common with the box, where that is enough. */
async function bestPlace(
	raster: Raster,
	box: Box,
	{ manifest, run }: Tools,
	{ least, wholePhoto }: { readonly least: number; readonly wholePhoto: boolean }
): Promise<Place | null> {
	const map = await parsePhoto(raster, modelFor(manifest, 'parse'), run);
	const { targets } = findTargets(raster, map, { wholePhoto });
	// Two garments side by side count as one article, but each has its own region.
	const places: readonly Place[] = [...targets, ...findRegions(map)];
	const [best] = places
		.map((place) => ({ place, common: boxOverlap(toFractionBox(place.box, raster), box) }))
		.sort((a, b) => b.common - a.common);
	return best && best.common >= least ? best.place : null;
}

/**
 * Finds the garment of a box: the region that has most in common with it; where none has half, what
 * stands out in the box and a little around it.
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
	const place = await bestPlace(raster, box, tools, { least: SAME_GARMENT, wholePhoto: false });
	if (place) return { box: toFractionBox(place.box, raster), mask: place.mask };
	const around = toPixelBox(box, raster, MARGIN);
	const { widthPx, heightPx } = toPixelBox(box, raster);
	if (Math.min(widthPx, heightPx) < MIN_SIDE_PX) return null;
	const part = cropRaster(raster, around);
	const inPart: Box = {
		x: (box.x * raster.widthPx - around.xPx) / around.widthPx,
		y: (box.y * raster.heightPx - around.yPx) / around.heightPx,
		width: (box.width * raster.widthPx) / around.widthPx,
		height: (box.height * raster.heightPx) / around.heightPx
	};
	const inside = await bestPlace(part, inPart, tools, { least: PART_OF_GARMENT, wholePhoto: true });
	if (!inside) return null;
	const { xPx, yPx, ...size } = inside.box;
	const moved = { xPx: around.xPx + xPx, yPx: around.yPx + yPx, ...size };
	return { box: toFractionBox(moved, raster), mask: inside.mask };
}
