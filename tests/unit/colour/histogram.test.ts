import { describe, expect, it } from 'vitest';
import { colourHistogram, NO_BIN } from '../../../src/lib/vision/colour/histogram';
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
		const { size, counts, rgbSums, oklab, totalPx, pixelBins, bins } = colourHistogram(
			raster,
			mask
		);
		expect([size, totalPx]).toEqual([2, 3]);
		expect([...counts]).toEqual([2, 1]);
		expect([...rgbSums]).toEqual([18, 34, 55, 200, 100, 50]);
		oklabFromRgb([9, 17, 27.5]).forEach((value, d) => expect(oklab[d]).toBeCloseTo(value, 12));
		const [dark, light] = bins;
		expect([...pixelBins]).toEqual([dark, dark, light, NO_BIN, NO_BIN]);
	});

	it('refuses a mask of another size', () => {
		expect(() => colourHistogram(raster, { ...mask, widthPx: 1, heightPx: 5 })).toThrow(RangeError);
	});
});
