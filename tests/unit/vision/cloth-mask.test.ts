/** Cloth and ground in photos of one article: on a blanket, cut off by the photo, from close by. */

import { describe, expect, it } from 'vitest';
import { clothMask } from '../../../src/lib/vision/detect/cloth-mask';
import { maskArea, rimTaken } from '../../../src/lib/vision/image/mask';
import type { Mask } from '../../../src/lib/vision/image/raster';
import { drawLabels, drawPhoto, type Rect } from './drawing';

const SIDE = 100;
const RED = [190, 40, 40] as const;
const BLUE = [60, 80, 150] as const;
const SHIRT: Rect = [25, 20, 50, 60];

/** Mask of a red article on a blue blanket, parts of which the parser takes for cloth. */
function cut(article: Rect, ...leaks: Rect[]): Mask {
	const map = drawLabels(SIDE, SIDE, [
		...leaks.map((leak) => ['top', leak, 0.99] as const),
		['top', article, 0.99]
	]);
	return clothMask(drawPhoto(SIDE, SIDE, BLUE, [[RED, article]]), map);
}

const share = (mask: Mask): number => maskArea(mask) / SIDE ** 2;

/** Part of a column of pixels that is inside, from the top down to a row. */
function columnShare({ data }: Mask, x: number, rows: number): number {
	let inside = 0;
	for (let y = 0; y < rows; y++) inside += data[y * SIDE + x] ?? 0;
	return inside / rows;
}

describe('clothMask', () => {
	it.each([
		['in a corner', [[0, 60, 25, 40]]],
		[
			'on two sides',
			[
				[0, 40, 25, 30],
				[75, 70, 25, 30]
			]
		]
	] as [string, Rect[]][])(
		'leaves out a blanket that the parser takes for cloth %s',
		(_, leaks) => {
			const mask = cut(SHIRT, ...leaks);
			expect(rimTaken(mask)).toBe(0);
			// But for a fringe, where the edge is soft.
			expect(share(mask)).toBeGreaterThan(0.28);
			expect(share(mask)).toBeLessThan(0.33);
		}
	);

	it.each([
		['above and below', [20, 0, 60, 100]],
		['on the left', [0, 20, 60, 60]],
		['in a corner', [40, 50, 60, 50]],
		['on three sides', [0, 30, 100, 70]]
	] as [string, Rect][])('keeps an article that the photo cuts off %s', (_, article) => {
		const [, , width, height] = article;
		const mask = cut(article);
		expect(share(mask)).toBeGreaterThan((0.97 * width * height) / SIDE ** 2);
		expect(share(mask)).toBeLessThan((1.03 * width * height) / SIDE ** 2);
	});

	it('tells both apart in one photo', () => {
		const mask = cut([30, 0, 40, 80], [0, 60, 25, 40]);
		expect(columnShare(mask, 10, SIDE)).toBe(0);
		expect(columnShare(mask, 50, 78)).toBe(1);
	});

	it('keeps a close-up whole, and its folds', () => {
		const map = drawLabels(SIDE, SIDE, [['top', [0, 0, SIDE, SIDE], 0.9]]);
		const folds = [20, 50, 80].map(
			(x) =>
				[
					[45, 62, 120],
					[x, 0, 4, SIDE]
				] as const
		);
		expect(share(clothMask(drawPhoto(SIDE, SIDE, BLUE), map))).toBe(1);
		expect(share(clothMask(drawPhoto(SIDE, SIDE, BLUE, folds), map))).toBe(1);
	});

	it('keeps to the parser where colours tell nothing', () => {
		const map = drawLabels(SIDE, SIDE, [['top', SHIRT, 0.9]]);
		expect(share(clothMask(drawPhoto(SIDE, SIDE, BLUE), map))).toBeCloseTo(0.3);
	});
});
