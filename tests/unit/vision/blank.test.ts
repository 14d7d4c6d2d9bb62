import { describe, expect, it } from 'vitest';
import { Random } from '../../../scripts/crawl/demo/random';
import { isBlank } from '../../../src/lib/vision/image/blank';
import type { Raster } from '../../../src/lib/vision/image/raster';

function frame(lumaAt: (x: number, y: number) => number): Raster {
	const [widthPx, heightPx] = [120, 90];
	const rgba = new Uint8ClampedArray(widthPx * heightPx * 4).fill(255);
	for (let i = 0; i < widthPx * heightPx; i++) {
		rgba.fill(lumaAt(i % widthPx, Math.floor(i / widthPx)), i * 4, i * 4 + 3);
	}
	return { widthPx, heightPx, rgba };
}

describe('isBlank', () => {
	const snow = new Random(1);
	it.each([
		['a black frame', () => 0],
		['a white wall with noise', (x: number, y: number) => 240 + ((x * 7 + y * 13) % 9)],
		['a lens cap with a light leak in one corner', (x: number, y: number) => (x + y < 8 ? 90 : 6)],
		['the snow of a dead signal', () => snow.int(0, 255)]
	])('%s is blank', (_name, lumaAt) => {
		expect(isBlank(frame(lumaAt))).toBe(true);
	});

	it.each([
		['a grey shirt on a lighter ground', (x: number) => (x > 30 && x < 90 ? 180 : 200)],
		['a black dress in the dark with folds', (x: number) => 10 + (x % 20)],
		['a coat in narrow stripes', (x: number) => (x > 30 && x < 90 ? 60 + 80 * ((x >> 1) % 2) : 200)]
	])('%s is not', (_name, lumaAt) => {
		expect(isBlank(frame(lumaAt))).toBe(false);
	});
});
