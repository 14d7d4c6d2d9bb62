import { describe, expect, it } from 'vitest';
import { absorbIslands } from '../../../src/lib/vision/detect/absorb-islands';
import { findRegions } from '../../../src/lib/vision/detect/find-regions';
import { findPieces } from '../../../src/lib/vision/detect/pieces';
import { maskArea } from '../../../src/lib/vision/image/mask';
import type { ParseClass } from '../../../src/lib/vision/parse/classes';
import type { LabelMap } from '../../../src/lib/vision/parse/label-map';
import { drawLabels, type Rect } from './drawing';

// A few seconds are enough on an idle machine.
const named = (map: LabelMap) => findRegions(map).map(({ category }) => category);

describe('findPieces', () => {
	it('joins along edges but not across corners', () => {
		const map = drawLabels(4, 4, [
			['top', [0, 0, 2, 2]],
			['top', [2, 2, 2, 2]]
		]);
		const tops = findPieces(map).pieces.filter(({ label }) => label === 3);
		expect(tops.map(({ areaPx }) => areaPx)).toEqual([4, 4]);
		expect(tops[1]?.box).toEqual({ xPx: 2, yPx: 2, widthPx: 2, heightPx: 2 });
	});

	it('finds one piece in a shape whose arms meet late', () => {
		const map = drawLabels(9, 6, [
			['top', [0, 0, 9, 6]],
			['background', [2, 0, 1, 5]],
			['background', [6, 0, 1, 5]]
		]);
		expect(findPieces(map).pieces.filter(({ label }) => label === 3)).toHaveLength(1);
	});
});

describe('findRegions', () => {
	it('gives box, mask, area and score of each garment, largest first', () => {
		const regions = findRegions(
			drawLabels(100, 200, [
				['hair', [40, 5, 20, 10]],
				['skin', [42, 15, 16, 15]],
				['top', [30, 30, 40, 50], 0.8],
				['pants', [32, 80, 36, 90]]
			])
		);
		expect(regions.map(({ category }) => category)).toEqual(['pants', 'top']);
		const [, top] = regions;
		expect(top?.box).toEqual({ xPx: 30, yPx: 30, widthPx: 40, heightPx: 50 });
		expect(top && maskArea(top.mask)).toBe(2000);
		expect(top?.area).toBeCloseTo(0.1, 6);
		expect(top?.score).toBeCloseTo(0.8, 2);
	});

	it.each<[string, ParseClass, Rect, boolean]>([
		['a top of 0.5 %', 'top', [10, 10, 10, 10], true],
		['a top of 0.3 %', 'top', [10, 10, 6, 10], false],
		['shoes of 0.2 %', 'shoes', [10, 10, 4, 10], true],
		['shoes of 0.1 %', 'shoes', [10, 10, 2, 10], false]
	])('%s', (_, name, rect, isFound) => {
		expect(named(drawLabels(100, 200, [[name, rect]]))).toEqual(isFound ? [name] : []);
	});

	it('leaves out what the parser only guesses', () => {
		expect(named(drawLabels(100, 100, [['dress', [20, 20, 40, 60], 0.3]]))).toEqual([]);
	});

	it('finds nothing in a face alone', () => {
		const face = drawLabels(100, 100, [
			['hair', [20, 10, 60, 20]],
			['skin', [25, 30, 50, 60]]
		]);
		expect(findRegions(face)).toEqual([]);
	});

	it('takes two shoes for one pair', () => {
		const regions = findRegions(
			drawLabels(100, 200, [
				['pants', [30, 60, 40, 110]],
				['shoes', [28, 175, 12, 10]],
				['shoes', [60, 175, 12, 10]]
			])
		);
		const shoes = regions.filter(({ category }) => category === 'shoes');
		expect(shoes).toHaveLength(1);
		expect(shoes[0]?.box).toEqual({ xPx: 28, yPx: 175, widthPx: 44, heightPx: 10 });
	});

	it('takes a pair of shoes lying alone for one pair', () => {
		const pair = drawLabels(200, 100, [
			['shoes', [20, 30, 40, 30]],
			['shoes', [130, 30, 40, 30]]
		]);
		expect(named(pair)).toEqual(['shoes']);
	});

	it('joins a coat that its shirt parts, and keeps the shirt', () => {
		const regions = findRegions(
			drawLabels(100, 200, [
				['outer', [20, 30, 20, 120]],
				['top', [40, 30, 20, 120]],
				['outer', [60, 30, 20, 120]]
			])
		);
		expect(regions.map(({ category }) => category)).toEqual(['outer', 'top']);
		expect(regions[0]?.box.widthPx).toBe(60);
		expect(regions[0] && maskArea(regions[0].mask)).toBe(2 * 20 * 120);
	});

	it('joins a top that a bag cuts in two', () => {
		const map = drawLabels(100, 200, [
			['top', [30, 30, 40, 60]],
			['bag', [30, 55, 40, 10]]
		]);
		expect(named(map).sort()).toEqual(['bag', 'top']);
	});

	it('keeps the clothes of two people apart', () => {
		const people = drawLabels(300, 200, [
			['top', [30, 30, 50, 60]],
			['pants', [30, 90, 50, 90]],
			['shoes', [30, 185, 20, 10]],
			['top', [200, 30, 50, 60]],
			['pants', [200, 90, 50, 90]],
			['shoes', [200, 185, 20, 10]]
		]);
		expect(named(people).sort()).toEqual(['pants', 'pants', 'shoes', 'shoes', 'top', 'top']);
	});

	it('gives nobody the clothes of somebody small who stands beside', () => {
		const crowd = drawLabels(600, 200, [
			['top', [30, 30, 50, 60]],
			['pants', [30, 90, 50, 90]],
			['top', [140, 40, 20, 30]],
			['shoes', [140, 185, 20, 10]],
			['shoes', [30, 185, 20, 10]]
		]);
		const found = findRegions(crowd).map(({ category, box }) => [category, box.xPx]);
		expect(found).toEqual([
			['pants', 30],
			['top', 30],
			['top', 140],
			['shoes', 30],
			['shoes', 140]
		]);
	});

	it('keeps belt and sunglasses apart, but joins a belt that a hand parts', () => {
		const map = drawLabels(200, 400, [
			['top', [50, 80, 100, 120]],
			['accessory', [80, 40, 40, 10]],
			['accessory', [60, 196, 35, 10]],
			['accessory', [99, 196, 35, 10]],
			['pants', [50, 206, 100, 150]]
		]);
		const accessories = findRegions(map).filter(({ category }) => category === 'accessory');
		expect(accessories.map(({ box }) => box.yPx).sort((a, b) => a - b)).toEqual([40, 196]);
	});

	it('drops a speck of a class far below its main piece', () => {
		const map = drawLabels(200, 200, [
			['top', [40, 20, 120, 100]],
			['skin', [40, 120, 120, 20]],
			['top', [90, 142, 20, 10]]
		]);
		const [top] = findRegions(map);
		expect(top?.box).toEqual({ xPx: 40, yPx: 20, widthPx: 120, heightPx: 100 });
	});

	it('gives at most twelve', () => {
		const shapes = Array.from({ length: 20 }, (_, i): [ParseClass, Rect] => [
			'top',
			[(i % 5) * 40 + 2, Math.floor(i / 5) * 40 + 2, 24 + (i % 3), 24]
		]);
		const regions = findRegions(drawLabels(200, 160, shapes));
		expect(regions).toHaveLength(12);
		const areas = regions.map(({ area }) => area);
		expect(areas).toEqual([...areas].sort((a, b) => b - a));
	});

	it('finds nothing in noise, grained as an enlarged map can be', () => {
		let seed = 3;
		const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
		const [widthPx, heightPx, grainPx] = [384, 288, 4];
		const grains = Array.from({ length: 96 * 72 }, () => Math.floor(random() * 12));
		const labels = Uint8Array.from({ length: widthPx * heightPx }, (_, i) => {
			const x = Math.floor((i % widthPx) / grainPx);
			return grains[Math.floor(i / widthPx / grainPx) * 96 + x] ?? 0;
		});
		const sure = (value: number) => new Uint8Array(labels.length).fill(value);
		const map = { widthPx, heightPx, labels, confidence: sure(120) };
		// Accessories need not be of one piece: only their low probability gives them away.
		expect(named(map).filter((category) => category !== 'accessory')).toEqual([]);
		expect(named({ ...map, confidence: sure(90) })).toEqual([]);
	});
});

describe('absorbIslands', () => {
	const dress = (name: ParseClass, rect: Rect, sure: number) =>
		drawLabels(100, 200, [
			['dress', [20, 20, 60, 160]],
			[name, rect, sure]
		]);
	const regionsAfter = (map: LabelMap) => named(absorbIslands(map));

	it('gives an unsure patch of skirt to the dress around it', () => {
		expect(regionsAfter(dress('skirt', [20, 140, 60, 30], 0.45))).toEqual(['dress']);
	});

	it('keeps a sure one', () => {
		expect(regionsAfter(dress('skirt', [20, 140, 60, 30], 0.9))).toEqual(['dress', 'skirt']);
	});

	it('keeps an unsure one that is half of the garment', () => {
		expect(regionsAfter(dress('skirt', [20, 100, 60, 80], 0.45))).toEqual(['dress', 'skirt']);
	});

	it('never takes a bag for cloth, however unsure', () => {
		expect(regionsAfter(dress('bag', [30, 100, 30, 30], 0.45))).toEqual(['dress', 'bag']);
	});

	it('fills a pinhole, and leaves the gap between arm and body open', () => {
		const holes = drawLabels(200, 200, [
			['top', [20, 20, 160, 160]],
			['background', [60, 60, 3, 3]],
			['background', [100, 60, 20, 60]]
		]);
		expect(
			maskArea(findRegions(holes)[0]?.mask ?? { widthPx: 0, heightPx: 0, data: new Uint8Array() })
		).toBe(160 * 160 - 20 * 60);
	});
});
