import { describe, expect, it } from 'vitest';
import { sampleGarment } from '../../../src/lib/vision/colour/garment-samples';
import { colourHistogram } from '../../../src/lib/vision/colour/histogram';
import { oklabFromRgb } from '../../../src/lib/vision/colour/spaces';

const raster = {
	widthPx: 5,
	heightPx: 1,
	// Two of one bin, one of another, one outside the mask, one that lets light through.
	rgba: new Uint8ClampedArray([
		...[8, 16, 24, 255],
		...[10, 18, 31, 255],
		...[200, 100, 50, 255],
		...[1, 2, 3, 255],
		...[90, 90, 90, 100]
	])
};
const mask = { widthPx: 5, heightPx: 1, data: Uint8Array.from([1, 1, 255, 0, 1]) };

describe('colourHistogram', () => {
	it('gathers the opaque pixels under the mask', () => {
		const samples = sampleGarment(raster, mask);
		expect([...samples.pixels]).toEqual([0, 1, 2]);
		const { size, counts, oklab, pointOf } = colourHistogram(raster, samples);
		expect(size).toBe(2);
		expect([...counts]).toEqual([2, 1]);
		expect([...pointOf]).toEqual([0, 0, 1]);
		oklabFromRgb([9, 17, 27.5]).forEach((value, d) => expect(oklab[d]).toBeCloseTo(value, 12));
	});
});

describe('sampleGarment', () => {
	const sizePx = 400;
	const large = {
		widthPx: sizePx,
		heightPx: sizePx,
		rgba: new Uint8ClampedArray(sizePx * sizePx * 4).fill(255)
	};
	const all = { widthPx: sizePx, heightPx: sizePx, data: new Uint8Array(sizePx * sizePx).fill(1) };

	it('takes an even part of a large garment, from every row and every column', () => {
		const { pixels } = sampleGarment(large, all);
		expect(pixels.length).toBeGreaterThan(11_000);
		expect(pixels.length).toBeLessThan(12_500);
		const rows = new Set(Array.from(pixels, (pixel) => Math.floor(pixel / sizePx)));
		const columns = new Set(Array.from(pixels, (pixel) => pixel % sizePx));
		expect([rows.size, columns.size]).toEqual([sizePx, sizePx]);
	});

	it('tells what lies near the outline from what is safe', () => {
		const half = { ...all, data: all.data.map((_, i) => (i % sizePx < 200 ? 1 : 0)) };
		const { pixels, safe } = sampleGarment(large, half);
		// 1 % of the longer side; the picture's own border is no outline.
		pixels.forEach((pixel, i) => expect(safe[i]).toBe(pixel % sizePx < 196 ? 1 : 0));
	});

	it('refuses a mask of another size', () => {
		expect(() => sampleGarment(raster, { ...mask, widthPx: 1, heightPx: 5 })).toThrow(RangeError);
	});
});
