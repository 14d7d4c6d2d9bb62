/** What the colours screen makes of odd pictures, and which pixels each colour lights up. */

import { describe, expect, it } from 'vitest';
import type { Mask, Raster } from '../../../src/lib/vision/image/raster';
import { colourMap } from '../../../src/lib/vision/palette/colour-map';
import { mergeColours, splitColour } from '../../../src/lib/vision/palette/edits';
import { splitPixels } from '../../../src/lib/vision/palette/split-pixels';
import { studyColours, wholeMask } from '../../../src/lib/vision/palette/study';
import { measuredPalette, type WorkPalette } from '../../../src/lib/vision/palette/work-palette';

const SIDE_PX = 64;
const size = { widthPx: SIDE_PX, heightPx: SIDE_PX };

function paint(pixel: (x: number, y: number) => readonly number[]): Raster {
	const rgba = new Uint8ClampedArray(SIDE_PX * SIDE_PX * 4);
	for (let i = 0; i < SIDE_PX * SIDE_PX; i++) {
		rgba.set(pixel(i % SIDE_PX, Math.floor(i / SIDE_PX)), i * 4);
	}
	return { ...size, rgba };
}

const plain = (r: number, g: number, b: number, a = 255): Raster => paint(() => [r, g, b, a]);
const onlyAt = (...places: number[]): Mask => {
	const data = new Uint8Array(SIDE_PX * SIDE_PX);
	for (const place of places) data[place] = 1;
	return { ...size, data };
};
const seedsOf = ({ colours }: WorkPalette) => colours.map(({ seeds }) => seeds);

describe('a study of an odd picture', () => {
	it('has no colours under an empty mask, by either method', () => {
		expect(studyColours(plain(200, 30, 40), onlyAt())).toMatchObject({
			colours: [],
			evidence: [],
			flags: { multicolour: false, pattern: 'plain' },
			leftOut: { shadow: 0, highlight: 0, edge: 0 },
			others: []
		});
	});

	it('has no colours where everything is clear', () => {
		const clear = plain(0, 0, 0, 0);
		expect(studyColours(clear, wholeMask(clear))).toMatchObject({
			colours: [],
			evidence: [],
			flags: { multicolour: false, pattern: 'plain' },
			leftOut: { shadow: 0, highlight: 0, edge: 0 },
			others: []
		});
	});

	it('reads a single pixel as the one colour it is', () => {
		const { colours, others } = studyColours(plain(200, 30, 40), onlyAt(70));
		expect(colours).toMatchObject([{ hex: '#c81e28', share: 1, label: 'red' }]);
		expect(others).toMatchObject([{ hex: '#c81e28', share: 1, pixels: 1 }]);
	});

	it.each([
		['all black', 0, 'black', '#000000'],
		['all white', 255, 'white', '#ffffff'],
		['all grey', 132, 'gray', '#848484']
	])('reads %s as one colour, whatever number is asked for', (_, level, label, hex) => {
		const flat = plain(level, level, level);
		for (const count of [undefined, 1, 5]) {
			const { colours, evidence, others } = studyColours(
				flat,
				wholeMask(flat),
				count ? { count } : {}
			);
			expect(colours).toMatchObject([{ hex, share: 1, label }]);
			expect(evidence.at(-1)).toEqual({ count: 1, cost: Infinity });
			expect(others).toMatchObject([{ hex, share: 1 }]);
		}
	});
});

describe('the pixels of a colour', () => {
	const flag = paint((x) =>
		x < 32 ? [200, 30, 40, 255] : x < 44 ? [20, 40, 160, 255] : [250, 250, 250, 255]
	);
	const mask = wholeMask(flag);
	const palette = measuredPalette(studyColours(flag, mask).colours);
	const shareOf = (map: Uint8Array, colour: number) =>
		map.filter((value) => value === colour).length / map.length;

	it('are where the colour is', () => {
		const map = colourMap(flag, mask, seedsOf(palette));
		expect(palette.colours.map(({ label }) => label)).toEqual(['red', 'white', 'blue']);
		expect([map[0], map[40], map[60]]).toEqual([1, 3, 2]);
	});

	it('follow a merge: those of both', () => {
		const merged = mergeColours(palette, 1, 2);
		const map = colourMap(flag, mask, seedsOf(merged));
		expect(new Set(map)).toEqual(new Set([1, 2]));
		expect(shareOf(map, 2)).toBeCloseTo(0.5, 6);
		expect(map[40]).toBe(map[60]);
	});

	it('can be split again, and then are what they were', () => {
		const merged = mergeColours(palette, 1, 2);
		const parts = splitPixels(flag, mask, seedsOf(merged), 1);
		expect(parts.map(({ label }) => label).sort()).toEqual(['blue', 'white']);
		const split = splitColour(merged, 1, parts);
		const map = colourMap(flag, mask, seedsOf(split));
		expect(new Set(map)).toEqual(new Set([1, 2, 3]));
		expect(shareOf(map, 1)).toBeCloseTo(0.5, 6);
	});

	it('cannot be split where they are of one colour', () => {
		expect(splitPixels(flag, mask, seedsOf(palette), 0).length).toBeLessThan(2);
	});

	it('are none outside the mask or where the photo is clear', () => {
		const hole = { ...flag, rgba: flag.rgba.slice() };
		hole.rgba[3] = 0;
		const map = colourMap(hole, onlyAt(0, 1), seedsOf(palette));
		expect([map[0], map[1], map[2]]).toEqual([0, 1, 0]);
	});
});
