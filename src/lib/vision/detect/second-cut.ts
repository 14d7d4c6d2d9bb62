/** Chooses between two cuts of an article whose first one runs along the photo's rim. */

import { rimTaken } from '../image/mask';
import type { Mask } from '../image/raster';

/** Part of the rim that an article laid into the picture may take up. */
const MAX_RIM = 0.05;
/** Away from the rim by this part of each side, both cuts must be of the same article. */
const INSIDE = 0.1;
const MIN_AGREEMENT = 0.8;
/** What lies within this part of the shorter side may be left out because of where it lies. */
const STRIP = 0.04;

/** Whether the mask takes up so much of the rim that a second look is worth its time. */
export const runsAlongRim = (mask: Mask): boolean => rimTaken(mask) > MAX_RIM;

/** Intersection over union of both masks away from the rim, 0..1. */
function agreement(first: Mask, second: Mask): number {
	const { widthPx, heightPx } = first;
	const [left, top] = [Math.round(INSIDE * widthPx), Math.round(INSIDE * heightPx)];
	let both = 0;
	let either = 0;
	for (let y = top; y < heightPx - top; y++) {
		for (let i = y * widthPx + left; i < (y + 1) * widthPx - left; i++) {
			const [a, b] = [first.data[i] ?? 0, second.data[i] ?? 0];
			both += a & b;
			either += a | b;
		}
	}
	return both / Math.max(either, 1);
}

/** Whether more than half of what the second mask leaves out lies deeper than the strip along the rim. */
function leavesGround(first: Mask, second: Mask): boolean {
	const { widthPx, heightPx } = first;
	const stripPx = STRIP * Math.min(widthPx, heightPx);
	let left = 0;
	let deep = 0;
	for (let y = 0, i = 0; y < heightPx; y++) {
		const across = Math.min(y, heightPx - 1 - y);
		for (let x = 0; x < widthPx; x++, i++) {
			if (!first.data[i] || second.data[i]) continue;
			left += 1;
			if (Math.min(x, widthPx - 1 - x, across) > stripPx) deep += 1;
		}
	}
	return deep > left / 2;
}

/**
 * An article's mask runs along the rim either because it ran out into what the article lies on, or
 * because the photo cuts the article off. The second cut is taken where it ends within the picture,
 * shows the same article, and leaves out more than a strip along the rim: what the photo cuts off stays.
 *
 * @param first mask of 0 and 1, of the photo's size
 * @param second of the same size, cut with more trust in rim and colours; undefined where that found nothing
 */
export function chooseCut(first: Mask, second: Mask | undefined): Mask {
	if (!second || runsAlongRim(second)) return first;
	const isSame = agreement(first, second) > MIN_AGREEMENT;
	return isSame && leavesGround(first, second) ? second : first;
}
