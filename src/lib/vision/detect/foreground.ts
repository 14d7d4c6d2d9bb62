/** Finds what a photo shows without a model: whatever differs from the ground along its border. */

import {
	cropMask,
	erode,
	dilate,
	fillHoles,
	labelComponents,
	maskArea,
	maskBounds
} from '../image/mask';
import { enlargeMask } from '../image/enlarge-mask';
import type { Mask, Raster } from '../image/raster';
import { isClearCut } from './clear-cut';
import { distanceFromGround, FAR } from './ground';
import { otsuThreshold } from './otsu';
import type { Place } from './region';

type Size = { readonly widthPx: number; readonly heightPx: number };

/** OKLab distance that noise, JPEG and soft light stay under on plain ground. */
const NOISE = 0.035;
/** Less than this part of the photo off the ground: the photo is blank. */
const BLANK = 0.005;
/** Half-axes of the fall-back ellipse, as part of the sides. */
const CENTRE = 0.4;

/**
 * `found`: something stands out clearly from the border. `centre`: nothing does, and the outline is
 * the middle of the photo. `blank`: the photo shows one surface only. Outlines have the overview's size.
 */
export type Foreground =
	{ readonly state: 'found' | 'centre'; readonly outline: Mask } | { readonly state: 'blank' };

/** The largest piece, with a neighbour that is nearly as large, holes filled. */
function mainShape(mask: Mask): Mask {
	const components = labelComponents(mask);
	const largestPx = Math.max(...components.sizesPx.subarray(1), 0);
	const keep = components.sizesPx.map((size, i) => (i > 0 && size >= 0.3 * largestPx ? 1 : 0));
	const data = new Uint8Array(mask.data.length);
	for (let i = 0; i < data.length; i++) data[i] = keep[components.labels[i] ?? 0] ?? 0;
	return fillHoles({ ...mask, data }, 0.02 * mask.data.length);
}

/** Opening by a pixel cuts threads of shadow and drops noise; what remains grows back. */
function shapeOf(distances: Float32Array, threshold: number, widthPx: number, heightPx: number) {
	const data = new Uint8Array(distances.length);
	for (let i = 0; i < data.length; i++) data[i] = (distances[i] ?? 0) > threshold ? 1 : 0;
	return mainShape(dilate(erode({ widthPx, heightPx, data }, 1), 1));
}

function ellipse(widthPx: number, heightPx: number): Mask {
	const data = new Uint8Array(widthPx * heightPx);
	const squares = new Float64Array(widthPx);
	for (let x = 0; x < widthPx; x++) squares[x] = (((x + 0.5) / widthPx - 0.5) / CENTRE) ** 2;
	for (let y = 0, i = 0; y < heightPx; y++) {
		const v = ((y + 0.5) / heightPx - 0.5) / CENTRE;
		for (let x = 0; x < widthPx; x++, i++) data[i] = (squares[x] ?? 0) + v * v <= 1 ? 1 : 0;
	}
	return { widthPx, heightPx, data };
}

function countAbove(values: Float32Array, limit: number): number {
	let count = 0;
	for (let i = 0; i < values.length; i++) if ((values[i] ?? 0) > limit) count += 1;
	return count;
}

/** An outline in an overview as the place it takes in the photo; undefined where it is empty. */
export function placeOfOutline(outline: Mask, photo: Size): Place | undefined {
	const mask = enlargeMask(outline, photo);
	const box = maskBounds(mask);
	if (!box) return undefined;
	return { box, mask: cropMask(mask, box), area: maskArea(mask) / mask.data.length };
}

/** What stands out in the overview of a photo from the colours along its border. */
export function findForeground(overview: Raster): Foreground {
	const { widthPx, heightPx } = overview;
	const ground = distanceFromGround(overview);
	if (countAbove(ground.distances, NOISE) < BLANK * ground.distances.length) {
		return { state: 'blank' };
	}
	const threshold = Math.max(NOISE, otsuThreshold(ground.distances, FAR));
	const shape = shapeOf(ground.distances, threshold, widthPx, heightPx);
	if (isClearCut(shape, ground, threshold)) return { state: 'found', outline: shape };
	return { state: 'centre', outline: ellipse(widthPx, heightPx) };
}
