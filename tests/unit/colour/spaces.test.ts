import { describe, expect, it } from 'vitest';
import * as spaces from '../../../src/lib/vision/colour/spaces';

describe('OKLab', () => {
	/** XYZ → OKLab table of Ottosson's article does not name sRGB; these are CSS Color 4's. */
	it.each([
		['white', [255, 255, 255], [1, 0, 0]],
		['black', [0, 0, 0], [0, 0, 0]],
		['red, CSS Color 4 sample', [255, 0, 0], [0.62796, 0.22486, 0.12585]],
		['lime, CSS Color 4 sample', [0, 255, 0], [0.86644, -0.23389, 0.1795]],
		['blue, CSS Color 4 sample', [0, 0, 255], [0.45201, -0.03246, -0.31153]]
	] as const)('%s', (_, rgb, expected) => {
		spaces
			.oklabFromRgb(rgb)
			.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 4));
	});

	it('comes back to the same sRGB on a grid of the cube', () => {
		for (let r = 0; r < 256; r += 15) {
			for (let g = 0; g < 256; g += 15) {
				for (let b = 0; b < 256; b += 15) {
					expect(spaces.rgbFromOklab(spaces.oklabFromRgb([r, g, b]))).toEqual([r, g, b]);
				}
			}
		}
	});

	it('clips what no screen can show', () => {
		expect(spaces.rgbFromOklab([0.7, 0.4, 0.2]).every((v) => v >= 0 && v <= 255)).toBe(true);
		expect(spaces.rgbFromOklab([1.2, 0, 0])).toEqual([255, 255, 255]);
	});

	it('takes values between whole ones', () => {
		const [below, between, above] = [100, 100.5, 101].map((v) => spaces.oklabFromRgb([v, v, v])[0]);
		expect(between).toBeGreaterThan(below ?? NaN);
		expect(between).toBeLessThan(above ?? NaN);
	});
});

describe('CIELAB', () => {
	/** Lindbloom's calculator: sRGB, D65, no adaptation, 2° observer. */
	it.each([
		['white', [255, 255, 255], [100, 0, 0]],
		['black', [0, 0, 0], [0, 0, 0]],
		['red', [255, 0, 0], [53.24, 80.09, 67.2]],
		['lime', [0, 255, 0], [87.73, -86.18, 83.18]],
		['blue', [0, 0, 255], [32.3, 79.19, -107.86]]
	] as const)('%s', (_, rgb, expected) => {
		spaces.labFromRgb(rgb).forEach((value, i) => {
			expect(Math.abs(value - (expected[i] ?? NaN))).toBeLessThan(0.02);
		});
	});
});

describe('hex', () => {
	it('goes there and back', () => {
		expect(spaces.hexFromRgb([0, 10, 255])).toBe('#000aff');
		expect(spaces.rgbFromHex('#000AFF')).toEqual([0, 10, 255]);
	});

	it.each(['', '#fff', '000aff', '#00zz00', '#000aff0'])('refuses %j', (text) => {
		expect(() => spaces.rgbFromHex(text)).toThrow(RangeError);
	});
});
