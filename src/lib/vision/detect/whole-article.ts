/** A single article that nobody wears: everything in the photo that is not ground. */

import { cropMask, fillHoles, labelComponents, maskArea, maskBounds } from '../image/mask';
import type { Mask, Raster } from '../image/raster';
import type { LabelMap } from '../parse/label-map';
import { clothMask } from './cloth-mask';
import { isWorn, type Person } from './single-article';
import type { Place } from './region';

/** A piece this large beside the largest belongs to the article: the second shoe of a pair. */
const PARTNER = 0.45;
/** What lies about beside the article, as part of it; more is a scene of several things. */
const MAX_CLUTTER = 0.1;
/** Holes up to this part of the photo are misread cloth; a sleeve's loop is larger. */
const HOLE = 0.004;
const MIN_AREA = 0.02;

/** The largest pieces of the mask; undefined where much else lies about. */
function mainPieces(mask: Mask): Mask | undefined {
	const { labels, sizesPx } = labelComponents(mask);
	const largestPx = Math.max(...sizesPx.subarray(1), 0);
	const isMain = sizesPx.map((size, i) => (i > 0 && size >= PARTNER * largestPx ? 1 : 0));
	const data = new Uint8Array(labels.length);
	let keptPx = 0;
	let otherPx = 0;
	for (let i = 0; i < labels.length; i++) {
		const piece = labels[i] ?? 0;
		if (isMain[piece]) {
			data[i] = 1;
			keptPx += 1;
		} else if (piece > 0) otherPx += 1;
	}
	return otherPx > MAX_CLUTTER * keptPx ? undefined : { ...mask, data };
}

/**
 * The article of a photo without a wearer. Which of the garment classes a pixel got does not count:
 * in a lying coat the parser may see top, dress and coat, but cloth it knows from floor.
 *
 * @param overview the photo's small copy
 * @param map the photo's label map
 * @param person parts of the photo that are skin and hair, 0..1
 * @returns undefined where somebody wears it, where much else lies about, and where nothing is
 */
export function findArticle(overview: Raster, map: LabelMap, person: Person): Place | undefined {
	if (isWorn(person)) return undefined;
	const main = mainPieces(clothMask(overview, map));
	if (!main) return undefined;
	const mask = fillHoles(main, HOLE * main.data.length);
	const box = maskBounds(mask);
	const area = maskArea(mask) / mask.data.length;
	if (!box || area < MIN_AREA) return undefined;
	return { box, mask: cropMask(mask, box), area };
}
