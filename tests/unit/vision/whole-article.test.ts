/** One article that nobody wears, whatever classes the parser sees in it. */

import { describe, expect, it } from 'vitest';
import { findRegions } from '../../../src/lib/vision/detect/find-regions';
import { isSingleArticle } from '../../../src/lib/vision/detect/single-article';
import { findArticle } from '../../../src/lib/vision/detect/whole-article';
import { drawLabels, drawPhoto, type Rect } from './drawing';
import type { Person } from '../../../src/lib/vision/detect/single-article';
import type { LabelMap } from '../../../src/lib/vision/parse/label-map';

const NOBODY = { skin: 0, hair: 0 };

/** In a photo of one colour, where the label map alone tells cloth from ground. */
const findIn = (map: LabelMap, person: Person = NOBODY) =>
	findArticle(drawPhoto(map.widthPx, map.heightPx, [128, 128, 128]), map, person);

describe('findArticle', () => {
	it('joins what the parser cut up', () => {
		const map = drawLabels(100, 100, [
			['outer', [20, 20, 60, 30]],
			['dress', [20, 50, 60, 30]]
		]);
		const article = findIn(map);
		expect(article?.box).toEqual({ xPx: 20, yPx: 20, widthPx: 60, heightPx: 60 });
		expect(article?.area).toBeCloseTo(0.36);
		expect(article && isSingleArticle(article, findRegions(map), NOBODY)).toBe(true);
	});

	it('closes small holes and keeps a loop', () => {
		const map = drawLabels(100, 100, [
			['top', [20, 20, 60, 60]],
			['background', [30, 30, 4, 4]],
			['background', [50, 50, 20, 20]]
		]);
		expect(findIn(map)?.area).toBeCloseTo(0.32);
	});

	it('keeps both shoes and drops a speck', () => {
		const map = drawLabels(100, 100, [
			['shoes', [10, 40, 30, 30]],
			['shoes', [60, 45, 30, 25]],
			['bag', [2, 2, 5, 5]]
		]);
		expect(findIn(map)?.box).toEqual({
			xPx: 10,
			yPx: 40,
			widthPx: 80,
			heightPx: 30
		});
	});

	it.each([
		['somebody wears it', { skin: 0.06, hair: 0 }, [20, 20, 60, 60] as const],
		['nothing is there', NOBODY, [0, 0, 0, 0] as const],
		['there is but a speck', NOBODY, [10, 10, 9, 9] as const]
	])('finds none where %s', (_, person, rect) => {
		expect(findIn(drawLabels(100, 100, [['top', rect]]), person)).toBeUndefined();
	});

	it('finds none among many things', () => {
		const map = drawLabels(100, 100, [
			['top', [5, 5, 40, 40]],
			['bag', [60, 10, 20, 20]],
			['hat', [60, 60, 20, 20]]
		]);
		expect(findIn(map)).toBeUndefined();
	});

	it('leaves ground of its own colour out, though the parser takes it for cloth', () => {
		const garment: Rect = [30, 20, 40, 60];
		const map = drawLabels(100, 100, [
			['outer', [60, 50, 40, 50], 0.6],
			['top', garment]
		]);
		const photo = drawPhoto(100, 100, [200, 190, 170], [[[30, 50, 120], garment]]);
		// A quarter of the photo, and not the half that the parser takes for cloth.
		expect(findArticle(photo, map, NOBODY)?.area).toBeCloseTo(0.24);
	});

	it('takes in cloth of its own colour that the parser missed', () => {
		const map = drawLabels(100, 100, [
			['top', [30, 20, 40, 60]],
			['background', [50, 60, 20, 20], 0.6]
		]);
		const photo = drawPhoto(
			100,
			100,
			[200, 190, 170],
			[
				[
					[30, 50, 120],
					[30, 20, 40, 60]
				]
			]
		);
		expect(findArticle(photo, map, NOBODY)?.area).toBeCloseTo(0.24);
	});

	it('keeps a garment that has the colour of its ground', () => {
		const map = drawLabels(100, 100, [['top', [20, 20, 60, 60]]]);
		expect(findIn(map)?.area).toBeCloseTo(0.36);
	});

	it('leaves an outfit laid out to its regions', () => {
		const map = drawLabels(100, 100, [
			['top', [20, 5, 60, 40]],
			['pants', [20, 45, 60, 50]]
		]);
		const article = findIn(map);
		expect(article && isSingleArticle(article, findRegions(map), NOBODY)).toBe(false);
	});
});
