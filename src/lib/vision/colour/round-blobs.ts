/** How much of what lies on a garment's main colour lies in round blobs, as dots do. */

import type { Mask } from '../image/raster';
import { spreadSamples, type GarmentSamples } from './garment-samples';

/** Blobs that are looked at; more say the same. */
const MOST_BLOBS = 48;
/** Larger ones, as a part of the garment's box, are no dots. */
const MOST_BOX = 0.005;
/** After so many, of which hardly any is round, the rest is not looked at. */
const EARLY = { count: 16, round: 0.3 } as const;
/** Smaller ones have no form. */
const LEAST_PX = 6;
/** A disc fills π / 4 of its box, which is as wide as high; its pixels are coarse. */
const ROUND = { filled: 0.6, longer: 1.5 } as const;

type Blob = { sizePx: number; left: number; right: number; top: number; bottom: number };

/** Takes in the blob around a pixel; undefined once it is larger than any dot. */
function takeIn(
	start: number,
	widthPx: number,
	isOn: (pixel: number) => boolean,
	seen: Uint8Array,
	mostPx: number
): Blob | undefined {
	const y0 = Math.floor(start / widthPx);
	const blob = { sizePx: 0, left: widthPx, right: 0, top: y0, bottom: y0 };
	const open = [start];
	seen[start] = 1;
	const visit = (next: number): void => {
		if (seen[next] !== 0 || !isOn(next)) return;
		seen[next] = 1;
		open.push(next);
	};
	for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
		const x = pixel % widthPx;
		const y = (pixel - x) / widthPx;
		blob.sizePx += 1;
		if (blob.sizePx > mostPx) return undefined;
		if (x < blob.left) blob.left = x;
		if (x > blob.right) blob.right = x;
		if (y < blob.top) blob.top = y;
		if (y > blob.bottom) blob.bottom = y;
		visit(pixel - 1);
		visit(pixel + 1);
		visit(pixel - widthPx);
		visit(pixel + widthPx);
	}
	return blob;
}

function isRound({ sizePx, left, right, top, bottom }: Blob): boolean {
	const [wide, high] = [right - left + 1, bottom - top + 1];
	const longer = Math.max(wide, high) / Math.min(wide, high);
	return longer < ROUND.longer && sizePx > ROUND.filled * wide * high;
}

/**
 * Part of the blobs of other colours that are round, each found by one of its samples and so the
 * likelier the larger it is; and how many were looked at.
 *
 * @param colourAt number of the colour that a pixel is nearest to, 0 for the main one
 */
export function roundBlobs(
	{ data, widthPx, heightPx }: Mask,
	{ pixels, safe }: GarmentSamples,
	colourAt: (pixel: number) => number
): { readonly count: number; readonly round: number } {
	const isOn = (pixel: number): boolean =>
		pixel >= 0 && pixel < data.length && data[pixel] !== 0 && colourAt(pixel) !== 0;
	const seeds = pixels.filter((pixel, i) => safe[i] !== 0 && colourAt(pixel) !== 0);
	const seen = new Uint8Array(data.length);
	const mostPx = MOST_BOX * widthPx * heightPx;
	let [count, round] = [0, 0];
	for (const seed of spreadSamples(seeds, 2 * MOST_BLOBS)) {
		if (count === MOST_BLOBS) break;
		if (seen[seed] !== 0) continue;
		const blob = takeIn(seed, widthPx, isOn, seen, mostPx);
		if (blob && blob.sizePx < LEAST_PX) continue;
		count += 1;
		if (blob && isRound(blob)) round += 1;
		if (count === EARLY.count && round < EARLY.round * count) break;
	}
	return { count, round: count > 0 ? round / count : 0 };
}
