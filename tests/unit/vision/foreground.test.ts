import { describe, expect, it } from 'vitest';
import { findForeground, placeOfOutline } from '../../../src/lib/vision/detect/foreground';
import { overviewOf } from '../../../src/lib/vision/detect/overview';
import { otsuThreshold } from '../../../src/lib/vision/detect/otsu';
import { isSingleArticle } from '../../../src/lib/vision/detect/single-article';
import type { Place, Region } from '../../../src/lib/vision/detect/region';
import type { Raster } from '../../../src/lib/vision/image/raster';
import type { Category } from '../../../src/lib/vision/parse/classes';
import { drawPhoto } from './drawing';

// A few seconds are enough on an idle machine.
/** Adds the same noise in every run, ±`most` levels a channel. */
function withNoise(photo: Raster, most: number): Raster {
	let seed = 11;
	const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
	const rgba = photo.rgba.map((value, i) =>
		i % 4 === 3 ? value : value + Math.round((random() * 2 - 1) * most)
	);
	return { ...photo, rgba };
}

describe('otsuThreshold', () => {
	it('parts two groups between them', () => {
		const values = Float32Array.from({ length: 100 }, (_, i) => (i < 70 ? 0.02 : 0.2));
		const threshold = otsuThreshold(values, 0.3);
		expect(threshold).toBeGreaterThan(0.02);
		expect(threshold).toBeLessThan(0.2);
	});
});

/** What the photo shows, and the place it takes there. */
function foregroundIn(photo: Raster) {
	const found = findForeground(overviewOf(photo));
	const place = found.state === 'blank' ? undefined : placeOfOutline(found.outline, photo);
	return { state: found.state, place };
}

describe('findForeground', () => {
	it.each([
		['portrait', 300, 600],
		['landscape', 600, 200],
		['small', 60, 60]
	])('finds a garment on plain ground in a %s photo', (_, width, height) => {
		const rect = [width / 4, height / 4, width / 2, height / 2] as const;
		const photo = withNoise(drawPhoto(width, height, [236, 232, 225], [[[40, 60, 120], rect]]), 6);
		const { state, place } = foregroundIn(photo);
		expect(state).toBe('found');
		if (!place) throw new Error('The outline is empty.');
		const { box, area, mask } = place;
		const slackPx = Math.max(width, height) / 100;
		expect(Math.abs(box.xPx - rect[0])).toBeLessThanOrEqual(slackPx);
		expect(Math.abs(box.heightPx - rect[3])).toBeLessThanOrEqual(2 * slackPx);
		expect(area).toBeCloseTo(0.25, 1);
		expect(mask.data).toHaveLength(box.widthPx * box.heightPx);
	});

	it('keeps both shoes of a pair and the light print on a dark shirt', () => {
		const pair = drawPhoto(
			200,
			200,
			[255, 255, 255],
			[
				[
					[30, 30, 30],
					[30, 60, 55, 90]
				],
				[
					[230, 230, 230],
					[45, 90, 12, 12]
				],
				[
					[30, 30, 30],
					[115, 60, 55, 90]
				]
			]
		);
		const { state, place } = foregroundIn(pair);
		expect(state).toBe('found');
		expect(place?.box.widthPx).toBeGreaterThan(130);
		expect(place?.area).toBeCloseTo((2 * 55 * 90) / 40000, 2);
	});

	it.each<[string, Raster]>([
		['a black frame', drawPhoto(80, 60, [0, 0, 0])],
		['a wall with camera noise', withNoise(drawPhoto(120, 90, [180, 175, 170]), 5)],
		['a single pixel', drawPhoto(1, 1, [120, 10, 10])]
	])('calls %s blank', (_, photo) => {
		expect(findForeground(overviewOf(photo))).toEqual({ state: 'blank' });
	});

	it.each<[string, Raster]>([
		['noise', withNoise(drawPhoto(160, 120, [128, 128, 128]), 127)],
		[
			'a ground of two halves with things all over',
			drawPhoto(
				160,
				120,
				[200, 60, 60],
				[
					[
						[60, 60, 200],
						[0, 0, 80, 120]
					],
					[
						[20, 160, 40],
						[0, 0, 30, 40]
					],
					[
						[250, 250, 90],
						[120, 70, 40, 50]
					],
					[
						[10, 10, 10],
						[70, 100, 30, 20]
					]
				]
			)
		]
	])('gives the middle for %s', (_, photo) => {
		const { state, place } = foregroundIn(photo);
		expect(state).toBe('centre');
		expect(place?.area).toBeCloseTo(Math.PI * 0.16, 1);
	});
});

describe('isSingleArticle', () => {
	const mask = { widthPx: 1, heightPx: 1, data: Uint8Array.of(1) };
	const box = { xPx: 0, yPx: 0, widthPx: 1, heightPx: 1 };
	const article: Place = { box, mask, area: 0.4 };
	const region = (category: Category, score: number, area: number): Region => ({
		category,
		score,
		area,
		box,
		mask
	});
	const nobody = { skin: 0.004, hair: 0 };

	it.each([
		[
			'regions that are guesses',
			[region('dress', 0.5, 0.3), region('top', 0.5, 0.1)],
			nobody,
			true
		],
		['one sure region', [region('top', 0.9, 0.3), region('dress', 0.5, 0.1)], nobody, true],
		['two sure garments', [region('top', 0.8, 0.2), region('pants', 0.8, 0.2)], nobody, false],
		['a sure speck', [region('top', 0.8, 0.3), region('shoes', 0.8, 0.005)], nobody, true],
		['a face', [region('top', 0.5, 0.3)], { skin: 0.02, hair: 0.01 }, false],
		['bare arms and no head', [region('top', 0.5, 0.3)], { skin: 0.06, hair: 0 }, false]
	])('%s', (_, regions, person, expected) => {
		expect(isSingleArticle(article, regions, person)).toBe(expected);
	});
});
