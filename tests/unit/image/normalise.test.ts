import { describe, expect, it } from 'vitest';
import { normaliseRaster, SIGNED_UNIT } from '../../../src/lib/vision/image/normalise';
import { SOURCE } from './resize.golden';

const pixels = (rgba: number[]) => ({
	widthPx: rgba.length / 4,
	heightPx: 1,
	rgba: new Uint8ClampedArray(rgba)
});

describe('normaliseRaster', () => {
	it('is value / 127.5 − 1 to the last bit by default, in planes', () => {
		const grey = pixels(Array.from({ length: 256 }, (_, v) => [v, 255 - v, 7, 255]).flat());
		const input = normaliseRaster(grey);
		const expected = [
			...Array.from({ length: 256 }, (_, v) => v / 127.5 - 1),
			...Array.from({ length: 256 }, (_, v) => (255 - v) / 127.5 - 1),
			...Array.from({ length: 256 }, () => 7 / 127.5 - 1)
		];
		expect(input).toEqual(Float32Array.from(expected));
	});

	it('agrees with numpy 2.4.6 for the ImageNet mean and deviation', () => {
		// ((x / 255 − mean) / std).transpose(2, 0, 1) of the golden source's top left 4 × 2 pixels.
		const reference = [
			0.878928, 2.094785, 0.467934, 1.050176, 0.827554, -1.176042, -1.792534, 1.152924, 1.395658,
			-0.862745, -0.232493, 0.45028, -2.035714, 2.341036, 1.255602, -0.827731, -1.368715, 1.873115,
			-0.200959, -1.403573, -0.497255, -1.699869, -1.03756, -0.82841
		];
		const rows = [0, SOURCE.widthPx].flatMap((row) =>
			[0, 1, 2, 3].flatMap((x) => [...SOURCE.rgb.slice((row + x) * 3, (row + x + 1) * 3), 255])
		);
		const raster = { widthPx: 4, heightPx: 2, rgba: new Uint8ClampedArray(rows) };
		const input = normaliseRaster(raster, {
			mean: [0.485, 0.456, 0.406],
			std: [0.229, 0.224, 0.225]
		});
		reference.forEach((value, i) => expect(input[i]).toBeCloseTo(value, 5));
		expect(input).toHaveLength(reference.length);
	});

	it('lays what lets light through over white', () => {
		const input = normaliseRaster(pixels([0, 0, 0, 0, 0, 100, 200, 128]), SIGNED_UNIT);
		const values = [...input].map((value) => Math.round((value + 1) * 127.5));
		expect(values).toEqual([255, 127, 255, 177, 255, 227]);
	});
});
