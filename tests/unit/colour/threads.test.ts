/** Threads of woven checks that no pixel shows alone. */

import { describe, expect, it } from 'vitest';
import { ciede2000 } from '../../../src/lib/vision/colour/ciede2000';
import { sampleGarment } from '../../../src/lib/vision/colour/garment-samples';
import {
	ALL_LIGHT,
	gapsOf,
	mixed,
	mixturesOf,
	pointsOf
} from '../../../src/lib/vision/colour/mixtures';
import { extractPalette } from '../../../src/lib/vision/colour/palette';
import { labFromRgb, type Rgb } from '../../../src/lib/vision/colour/spaces';
import { withThreads } from '../../../src/lib/vision/colour/threads';
import type { Mask, Raster } from '../../../src/lib/vision/image/raster';
import { colourMap } from '../../../src/lib/vision/palette/colour-map';
import { randomFrom } from './synthetic-garment';

const SIDE_PX = 240;
const REPEAT_PX = 40;
const CREAM: Rgb = [240, 232, 212];
const NAVY: Rgb = [30, 40, 78];
const RED: Rgb = [176, 40, 44];

/** What one thread of the repeat is dyed with: broad bands of two dyes, a line of the third. */
function threadAt(at: number, line: Rgb | null): Rgb {
	const place = ((at % REPEAT_PX) + REPEAT_PX) % REPEAT_PX;
	if (line && place >= 28 && place < 31) return line;
	return place < 16 ? NAVY : CREAM;
}

/** Woven cloth in a photo: over and under in a twill of 2.6 px, blurred by a lens, with folds and noise. */
function wovenPhoto(line: Rgb | null, drawn: (x: number, y: number) => Rgb | null = () => null) {
	const random = randomFrom(7);
	const fine = 3;
	const at = (x: number, y: number): Rgb =>
		drawn(x, y) ?? threadAt((x + y) % 2.6 < 1.3 ? x : y, line);
	const rgba = new Uint8ClampedArray(SIDE_PX * SIDE_PX * 4).fill(255);
	for (let y = 0; y < SIDE_PX; y++) {
		for (let x = 0; x < SIDE_PX; x++) {
			const light = 0.95 + 0.05 * Math.sin(x / 19 + y / 31) + 0.02 * (random() - 0.5);
			const sum = [0, 0, 0];
			for (let k = 0; k < fine * fine; k++) {
				const part = at(x + (k % fine) * 0.6, y + Math.floor(k / fine) * 0.6);
				part.forEach((level, c) => (sum[c] = (sum[c] ?? 0) + level));
			}
			sum.forEach((level, c) => {
				rgba[(y * SIDE_PX + x) * 4 + c] = (level / fine ** 2) * light;
			});
		}
	}
	const size = { widthPx: SIDE_PX, heightPx: SIDE_PX };
	const raster: Raster = { ...size, rgba };
	const mask: Mask = { ...size, data: new Uint8Array(SIDE_PX * SIDE_PX).fill(1) };
	return { raster, mask };
}

const farFrom = (a: Rgb, b: Rgb) => ciede2000(labFromRgb(a), labFromRgb(b));

describe('thin threads of a third dye', () => {
	const { raster, mask } = wovenPhoto(RED);
	const { colours, flags } = extractPalette(raster, mask);

	it('are found, near their dye and about as much as there is', () => {
		expect(flags.pattern).toBe('check');
		expect(colours).toHaveLength(3);
		const thread = colours.at(-1);
		expect(thread && farFrom(thread.rgb, RED)).toBeLessThan(12);
		expect(thread?.share).toBeGreaterThan(0.02);
		expect(thread?.share).toBeLessThan(0.16);
	});

	it('leave the grounds what is a mixture of them', () => {
		const shareOf = (dye: Rgb) => colours.find(({ rgb }) => farFrom(rgb, dye) < 6)?.share;
		expect(shareOf(CREAM)).toBeCloseTo(0.53, 1);
		expect(shareOf(NAVY)).toBeCloseTo(0.4, 1);
	});

	it('have a pixel mask as large as their share', () => {
		const seeds = colours.map(({ oklab, seeds: own = [oklab] }) => own);
		const map = colourMap(raster, mask, seeds);
		for (const [k, { share }] of colours.entries()) {
			const part = map.filter((colour) => colour === k + 1).length / map.length;
			expect(Math.abs(part - share)).toBeLessThan(0.02);
		}
	});

	it('are not looked for where a person said how many colours there are', () => {
		expect(extractPalette(raster, mask, { count: 2 }).colours).toHaveLength(2);
	});

	it('are not more than there can be colours', () => {
		expect(extractPalette(raster, mask, { maxColours: 2 }).colours).toHaveLength(2);
	});
});

describe('cloth of two dyes', () => {
	const dyes = [CREAM, NAVY];

	it('has no thread of a third, however its threads run together', () => {
		const { raster, mask } = wovenPhoto(null);
		expect(withThreads(raster, sampleGarment(raster, mask), dyes, 5)).toBe(dyes);
		expect(extractPalette(raster, mask).colours).toHaveLength(2);
	});

	it('has none for buttons down its front', () => {
		const isButton = (x: number, y: number) => Math.hypot(x - 120, (y % 48) - 24) < 6;
		const { raster, mask } = wovenPhoto(null, (x, y) => (isButton(x, y) ? RED : null));
		expect(withThreads(raster, sampleGarment(raster, mask), dyes, 5)).toBe(dyes);
	});

	it('has none where the garment is too small for a window', () => {
		const raster: Raster = { widthPx: 3, heightPx: 3, rgba: new Uint8ClampedArray(36).fill(255) };
		const mask: Mask = { widthPx: 3, heightPx: 3, data: new Uint8Array(9).fill(1) };
		expect(withThreads(raster, sampleGarment(raster, mask), dyes, 5)).toBe(dyes);
	});
});

describe('gapsOf', () => {
	it('is nothing for a mixture of two dyes in the shade', () => {
		const mixtures = mixturesOf([CREAM, NAVY, RED], ALL_LIGHT);
		const gaps = gapsOf(pointsOf([mixed(CREAM, RED, 0.3, 0.8), NAVY]), mixtures);
		for (const gap of gaps) expect(gap).toBeCloseTo(0, 6);
	});

	it('points to what is mixed in beside', () => {
		const tinged = mixed(mixed(CREAM, NAVY, 0.5, 1), RED, 0.4, 1);
		const [, a = 0] = gapsOf(pointsOf([tinged]), mixturesOf([CREAM, NAVY], ALL_LIGHT));
		expect(a).toBeGreaterThan(0.02);
	});
});
