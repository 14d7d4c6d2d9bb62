import { describe, expect, it } from 'vitest';
import { enlargeMask } from '../../../src/lib/vision/image/enlarge-mask';
import { resizeRaster } from '../../../src/lib/vision/image/resize';
import { randomFrom } from '../colour/synthetic-garment';

describe('enlargeMask', () => {
	it.each([
		[12, 9, 47, 31],
		[12, 9, 12, 40],
		[1, 1, 5, 3],
		[7, 8, 7, 8]
	])('agrees with a grey picture cut at the half: %i × %i → %i × %i', (w, h, widthPx, heightPx) => {
		const random = randomFrom(w * h);
		const data = new Uint8Array(w * h).map(() => (random() < 0.4 ? 1 : 0));
		const rgba = new Uint8ClampedArray(w * h * 4).fill(255);
		data.forEach((value, i) => (rgba[i * 4] = value * 255));
		const grey = resizeRaster({ widthPx: w, heightPx: h, rgba }, widthPx, heightPx).rgba;
		const expected = Array.from({ length: widthPx * heightPx }, (_, i) =>
			(grey[i * 4] ?? 0) >= 128 ? 1 : 0
		);
		const enlarged = enlargeMask({ widthPx: w, heightPx: h, data }, { widthPx, heightPx });
		expect([...enlarged.data]).toEqual(expected);
	});

	it('refuses to shrink', () => {
		const mask = { widthPx: 4, heightPx: 4, data: new Uint8Array(16) };
		expect(() => enlargeMask(mask, { widthPx: 3, heightPx: 8 })).toThrow(RangeError);
	});
});
