import { describe, expect, it } from 'vitest';
import { isMulticolour, type PatternFlag } from '../../../src/lib/vision/colour/flags';
import { extractPalette } from '../../../src/lib/vision/colour/palette';
import type { Mask, Raster } from '../../../src/lib/vision/image/raster';
import { drawGarment, randomFrom } from './synthetic-garment';

const SIDE_PX = 240;
const NAVY = [30, 40, 90];
const CREAM = [240, 232, 214];
const RED = [190, 30, 40];

/** A square of cloth with a little noise; `at` says the colour of each place. */
function cloth(at: (x: number, y: number) => readonly number[]): Raster {
	const random = randomFrom(5);
	const rgba = new Uint8ClampedArray(SIDE_PX * SIDE_PX * 4).fill(255);
	for (let i = 0; i < SIDE_PX * SIDE_PX; i++) {
		const noise = 6 * random() - 3;
		at(i % SIDE_PX, Math.floor(i / SIDE_PX)).forEach(
			(level, c) => (rgba[i * 4 + c] = level + noise)
		);
	}
	return { widthPx: SIDE_PX, heightPx: SIDE_PX, rgba };
}

const all: Mask = {
	widthPx: SIDE_PX,
	heightPx: SIDE_PX,
	data: new Uint8Array(SIDE_PX * SIDE_PX).fill(1)
};

const patternOf = (at: (x: number, y: number) => readonly number[]): PatternFlag =>
	extractPalette(cloth(at), all).flags.pattern;

/** The places of a cloth that is turned by an angle in degrees. */
const turned =
	(degrees: number, at: (x: number, y: number) => readonly number[]) =>
	(x: number, y: number): readonly number[] => {
		const angle = (degrees * Math.PI) / 180;
		const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
		return at(1000 + x * cos - y * sin, 1000 + x * sin + y * cos);
	};

const stripes = (_: number, y: number) => (y % 20 < 8 ? NAVY : CREAM);
const check = (x: number, y: number) => (y % 24 < 6 || x % 24 < 6 ? NAVY : CREAM);
const dots = (x: number, y: number) => (Math.hypot((x % 24) - 12, (y % 24) - 12) < 5 ? RED : CREAM);
/** Wavy leaves: neither bands nor round. */
const leaves = (x: number, y: number) =>
	Math.sin(x / 7 + 3 * Math.sin(y / 19)) + Math.sin(y / 6 + 3 * Math.sin(x / 17)) > 0.9
		? NAVY
		: CREAM;

describe('the flag for the pattern', () => {
	it.each([
		['one colour', () => NAVY, 'plain'],
		['two halves', (_: number, y: number) => (y < 100 ? NAVY : CREAM), 'plain'],
		['stripes', stripes, 'stripe'],
		['stripes up and down', (x: number, y: number) => stripes(y, x), 'stripe'],
		['stripes that lie aslant', turned(30, stripes), 'stripe'],
		['a check', check, 'check'],
		['a check that lies aslant', turned(30, check), 'check'],
		['dots', dots, 'dot'],
		['leaves', leaves, 'print']
	] as const)('of %s', (_, at, flag) => {
		expect(patternOf(at)).toBe(flag);
	});

	it('of a print on the chest', () => {
		expect(
			patternOf((x, y) =>
				Math.hypot(x - 120, y - 90) < 44 && leaves(x * 3, y * 3) === NAVY ? RED : CREAM
			)
		).toBe('print');
	});

	it.each(['plain', 'melange'] as const)('takes no shade of %s cloth for a pattern', (kind) => {
		for (const seed of [1, 2, 3]) {
			const { raster, mask } = drawGarment(kind, seed, 320);
			expect(extractPalette(raster, mask).flags).toEqual({ multicolour: false, pattern: 'plain' });
		}
	});

	it('is the same every time', () => {
		const raster = cloth(leaves);
		expect(extractPalette(raster, all).flags).toEqual(extractPalette(raster, all).flags);
	});
});

describe('the flag for many colours', () => {
	const shares = (...list: number[]) => list.map((share) => ({ share }));

	it.each([
		['three even parts', shares(0.4, 0.35, 0.25), true],
		['three with a leader', shares(0.7, 0.15, 0.15), false],
		['two', shares(0.5, 0.5), false],
		['two and specks', shares(0.5, 0.44, 0.03, 0.03), false],
		['none', [], false]
	])('of %s', (_, colours, flag) => {
		expect(isMulticolour(colours)).toBe(flag);
	});

	it('is raised for three broad stripes', () => {
		const { flags } = extractPalette(
			cloth((_, y) => [NAVY, CREAM, RED][Math.floor(y / 12) % 3] ?? NAVY),
			all
		);
		expect(flags).toEqual({ multicolour: true, pattern: 'stripe' });
	});
});
