/** How many colours there are: shades of one dye, mixtures, small prints, and a person's word. */

import { describe, expect, it } from 'vitest';
import type { Cluster } from '../../../src/lib/vision/colour/clusters';
import { withoutBlends } from '../../../src/lib/vision/colour/blends';
import type { HalfTones } from '../../../src/lib/vision/colour/half-tones';
import { mergeSteps } from '../../../src/lib/vision/colour/merge';
import { extractPalette } from '../../../src/lib/vision/colour/palette';
import { dyeCost, isShade } from '../../../src/lib/vision/colour/shade';
import { oklabFromRgb, rgbFromHex, type Rgb } from '../../../src/lib/vision/colour/spaces';
import { drawGarment } from './synthetic-garment';

const cluster = (hex: string, weight: number, interior = 0.5): Cluster => ({
	oklab: oklabFromRgb(rgbFromHex(hex)),
	weight,
	interior,
	members: [0]
});

describe('isShade', () => {
	it.each([
		['a fold in beige', '#dfcaa9', '#847968'],
		['the lining of a white hood', '#fefefe', '#969696'],
		['a dark sleeve of mint', '#abdfc8', '#6c8e80'],
		['red in the shade', '#c80f30', '#7c0a1e']
	])('knows %s', (_, light, dark) => {
		expect(isShade(oklabFromRgb(rgbFromHex(light)), oklabFromRgb(rgbFromHex(dark)))).toBe(true);
		expect(isShade(oklabFromRgb(rgbFromHex(dark)), oklabFromRgb(rgbFromHex(light)))).toBe(true);
	});

	it.each([
		['black beside grey', '#7d7c7f', '#111316'],
		['peach beside white', '#fbfcf9', '#fcc29f'],
		['navy beside dark green', '#1d2a51', '#1a4c3f'],
		['blue beside beige', '#d2bd99', '#a7d0f6']
	])('tells %s apart', (_, one, other) => {
		expect(isShade(oklabFromRgb(rgbFromHex(one)), oklabFromRgb(rgbFromHex(other)))).toBe(false);
	});
});

const noHalfTones = () => 0;
const costOf = (one: Cluster, other: Cluster, halfTones: HalfTones = noHalfTones): number =>
	dyeCost(one, other, halfTones);

describe('dyeCost', () => {
	it('takes a small dark patch of one hue for a shadow, and half of the cloth for a dye', () => {
		expect(costOf(cluster('#a7d0f6', 95), cluster('#566d83', 5))).toBeLessThan(1);
		expect(costOf(cluster('#a7d0f6', 50), cluster('#566d83', 50))).toBeGreaterThan(1);
	});

	it('takes deep folds for the cloth where half-tones run down into them, and greys too', () => {
		const [cloth, folds] = [cluster('#8c8e91', 70), cluster('#2b2c2e', 30)];
		expect(costOf(cloth, folds)).toBeGreaterThan(1);
		expect(costOf(cloth, folds, () => 0.5)).toBeLessThan(1);
		expect(costOf(folds, cloth, () => 0.5)).toBeLessThan(1);
		expect(costOf(cloth, cluster('#101112', 30), () => 0.5)).toBeGreaterThan(1);
	});

	it('takes the dark inside of an open coat for its dye, but not a black lining', () => {
		const cloth = cluster('#7b9ebc', 65);
		expect(costOf(cloth, cluster('#3c5264', 35))).toBeLessThan(1);
		expect(costOf(cloth, cluster('#3e4144', 35))).toBeGreaterThan(1);
	});

	it('takes a fine print that has no inside for a dye', () => {
		expect(costOf(cluster('#a7d0f6', 95), cluster('#566d83', 5, 0.01))).toBeGreaterThan(1);
	});
});

describe('pure black, which has no light to compare', () => {
	it.each(['#000000', '#101014', '#1428a0', '#ffffff'])('has a cost beside %s', (other) => {
		const black = cluster('#000000', 50);
		const cost = costOf(black, cluster(other, 50));
		expect(cost).toBeGreaterThanOrEqual(0);
		expect(costOf(cluster(other, 50), black)).toBe(cost);
		expect(cost > 1).toBe(other === '#1428a0' || other === '#ffffff');
	});
});

describe('withoutBlends', () => {
	it('leaves out what lies between two dyes and has no inside', () => {
		const dyes = [cluster('#c81e28', 60), cluster('#1428a0', 30)];
		const mixed = cluster('#6e2364', 10, 0.02);
		expect(withoutBlends([...dyes, mixed])).toEqual(dyes);
		expect(withoutBlends([...dyes, { ...mixed, interior: 0.4 }])).toHaveLength(3);
	});

	it('never throws out two as mixtures of each other', () => {
		const woven = ['#121313', '#2c1a1d', '#4a2429', '#702e37'].map((hex) => cluster(hex, 25, 0));
		const kept = withoutBlends(woven);
		expect(kept).toContain(woven[0]);
		expect(kept).toContain(woven[3]);
	});

	it('keeps the half-tones between a cloth and its shadow', () => {
		const tones = [
			cluster('#fefefe', 60),
			cluster('#d0d0d0', 20, 0.03),
			cluster('#a0a0a0', 20, 0.6)
		];
		expect(withoutBlends(tones)).toHaveLength(3);
	});
});

describe('mergeSteps', () => {
	it('goes from all to one, by what is most alike', () => {
		const start = [cluster('#c81e28', 50), cluster('#b41a24', 30), cluster('#1428a0', 20)];
		const steps = mergeSteps(start, noHalfTones);
		expect(steps.map(({ clusters }) => clusters.length)).toEqual([3, 2, 1]);
		expect(steps[0]?.cost).toBeLessThan(1);
		expect(steps[1]?.cost).toBeGreaterThan(1);
		expect(steps[2]?.cost).toBe(Infinity);
		expect(steps[2]?.clusters[0]?.weight).toBe(100);
	});

	it('has one step, and nothing in it, without clusters', () => {
		expect(mergeSteps([], noHalfTones)).toEqual([{ clusters: [], cost: Infinity }]);
	});
});

describe('extractPalette', () => {
	/** A picture of 96 × 96 px, all of it garment, coloured by place. */
	function paint(colourAt: (x: number, y: number) => Rgb) {
		const size = { widthPx: 96, heightPx: 96 };
		const rgba = new Uint8ClampedArray(96 * 96 * 4);
		for (let i = 0; i < 96 * 96; i++) {
			rgba.set([...colourAt(i % 96, Math.floor(i / 96)), 255], i * 4);
		}
		return extractPalette({ ...size, rgba }, { ...size, data: new Uint8Array(96 * 96).fill(1) });
	}

	it('finds small dots, though hardly a pixel of them is inside', () => {
		const { colours } = paint((x, y) => (x % 8 < 2 && y % 8 < 2 ? [20, 20, 24] : [248, 198, 168]));
		expect(colours.map(({ label }) => label)).toEqual(['peach', 'black']);
		expect(colours[1]?.share).toBeCloseTo(1 / 16, 2);
	});

	it('keeps pure black beside red and white', () => {
		const dyes: Rgb[] = [
			[0, 0, 0],
			[200, 30, 40],
			[255, 255, 255]
		];
		const { colours } = paint((x) => dyes[Math.floor(x / 32)] ?? [0, 0, 0]);
		expect(colours.map(({ label }) => label).sort()).toEqual(['black', 'red', 'white']);
	});

	it('gives the evidence by falling number, and chooses the first that is clear', () => {
		const { raster, mask, dyes } = drawGarment('block', 100, 256);
		const { colours, evidence } = extractPalette(raster, mask);
		expect(colours).toHaveLength(dyes.length);
		const counts = evidence.map(({ count }) => count);
		expect(counts).toEqual([...counts].sort((a, b) => b - a));
		expect(counts.at(-1)).toBe(1);
		expect(evidence.find(({ cost }) => cost >= 1)?.count).toBe(dyes.length);
	});

	it.each([1, 2, 3, 5])("keeps to a person's number: %i", (count) => {
		const { raster, mask } = drawGarment('stripe', 100, 256);
		const { colours } = extractPalette(raster, mask, { count });
		expect(colours).toHaveLength(count);
		expect(colours.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
	});
});
