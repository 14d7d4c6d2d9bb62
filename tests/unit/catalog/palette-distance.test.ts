import { describe, expect, it } from 'vitest';
import { paletteDistance } from '../../../src/lib/catalog/search/palette-distance';
import type { WeightedColour } from '../../../src/lib/catalog/search/palettes';
import { oklabFromRgb, type Rgb } from '../../../src/lib/vision/colour/spaces';
import { seededRandom } from './seeded-random';

const colour = (share: number, ...rgb: Rgb): WeightedColour => ({
	oklab: oklabFromRgb(rgb),
	share
});
const red = (share: number) => colour(share, 200, 30, 30);
const wine = (share: number) => colour(share, 110, 20, 35);
const blue = (share: number) => colour(share, 30, 40, 200);
const white = (share: number) => colour(share, 255, 255, 255);
const black = (share: number) => colour(share, 0, 0, 0);

const between = (a: readonly WeightedColour[], b: readonly WeightedColour[]): number =>
	paletteDistance(a, b) ?? NaN;

describe('paletteDistance', () => {
	it('is 0 for the same palette in another order, and symmetric', () => {
		expect(between([red(0.7), white(0.3)], [white(0.3), red(0.7)])).toBeCloseTo(0, 6);
		const random = seededRandom(4);
		const palette = () =>
			Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
				colour(random(), random() * 255, random() * 255, random() * 255)
			);
		for (let round = 0; round < 200; round += 1) {
			const [a, b] = [palette(), palette()];
			expect(between(a, b)).toBeCloseTo(between(b, a), 6);
			expect(between(a, b)).toBeGreaterThanOrEqual(0);
			expect(between(a, [...a].reverse())).toBeCloseTo(0, 6);
		}
	});

	it('is the plain distance for single colours: black and white are 1 apart', () => {
		expect(between([black(1)], [white(1)])).toBeCloseTo(1, 4);
	});

	it('does not mind shares that do not sum to 1', () => {
		expect(between([red(7), white(3)], [blue(1)])).toBeCloseTo(
			between([red(0.7), white(0.3)], [blue(1)]),
			6
		);
	});

	it('grows with the share of what is different, so that a logo costs little', () => {
		const logo = between([red(0.95), white(0.05)], [red(1)]);
		const half = between([red(0.5), white(0.5)], [red(1)]);
		expect(logo).toBeLessThan(0.03);
		expect(half).toBeGreaterThan(5 * logo);
	});

	it('puts wine nearer to red than blue', () => {
		expect(between([red(1)], [wine(1)])).toBeLessThan(between([red(1)], [blue(1)]));
	});

	it('is null where there is nothing to compare', () => {
		expect(paletteDistance([], [red(1)])).toBeNull();
		expect(paletteDistance([red(1)], [])).toBeNull();
	});
});
