/** Two cuts of one article, of which the first runs along the photo's rim. */

import { describe, expect, it } from 'vitest';
import { chooseCut, runsAlongRim } from '../../../src/lib/vision/detect/second-cut';
import { findArticle } from '../../../src/lib/vision/detect/whole-article';
import type { Mask } from '../../../src/lib/vision/image/raster';
import { drawLabels, drawPhoto, type Rect } from './drawing';

const SIDE = 100;
const SHIRT: Rect = [25, 20, 50, 60];

function maskOf(...rects: Rect[]): Mask {
	const data = new Uint8Array(SIDE * SIDE);
	for (const [x, y, w, h] of rects) {
		for (let row = y; row < y + h; row++) data.fill(1, row * SIDE + x, row * SIDE + x + w);
	}
	return { widthPx: SIDE, heightPx: SIDE, data };
}

describe('chooseCut', () => {
	it('leaves out the blanket that the first cut ran into', () => {
		const [first, second] = [maskOf(SHIRT, [0, 60, 25, 40]), maskOf(SHIRT)];
		expect(runsAlongRim(first)).toBe(true);
		expect(chooseCut(first, second)).toBe(second);
	});

	it.each([
		['nothing was found', undefined],
		['it runs along the rim too', maskOf(SHIRT, [0, 60, 25, 30])],
		['it shows something else', maskOf([25, 20, 20, 60])]
	])('keeps the first where by the second %s', (_, second) => {
		const first = maskOf(SHIRT, [0, 60, 25, 40]);
		expect(chooseCut(first, second)).toBe(first);
	});

	it('keeps what the photo cuts off', () => {
		const [first, second] = [maskOf([20, 0, 60, 100]), maskOf([20, 2, 60, 96])];
		expect(runsAlongRim(first)).toBe(true);
		expect(runsAlongRim(second)).toBe(false);
		expect(chooseCut(first, second)).toBe(first);
	});
});

describe('findArticle', () => {
	const red = [190, 40, 40] as const;
	const blanket = [60, 80, 150] as const;

	it('tells an article from a blanket that the parser takes for cloth', () => {
		const map = drawLabels(SIDE, SIDE, [
			['top', [0, 60, 25, 40], 0.95],
			['top', SHIRT, 0.99]
		]);
		const photo = drawPhoto(SIDE, SIDE, blanket, [[red, SHIRT]]);
		const nobody = { skin: 0, hair: 0 };
		const { box, area } = findArticle(photo, map, nobody) ?? {};
		// But for a fringe, where the edge is soft.
		expect(box?.xPx).toBeGreaterThan(18);
		expect(area).toBeGreaterThan(0.29);
		expect(area).toBeLessThan(0.33);
	});

	it('keeps to the rim an article of which the photo shows a part', () => {
		const part: Rect = [20, 0, 60, 100];
		const map = drawLabels(SIDE, SIDE, [['pants', part, 0.99]]);
		const photo = drawPhoto(SIDE, SIDE, blanket, [[red, part]]);
		const { box } = findArticle(photo, map, { skin: 0, hair: 0 }) ?? {};
		expect(box).toEqual({ xPx: 20, yPx: 0, widthPx: 60, heightPx: 100 });
	});
});
