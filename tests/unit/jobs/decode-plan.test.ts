import { describe, expect, it } from 'vitest';
import type { ImageFacts } from '../../../src/lib/vision/image/image-facts';
import { decodeWidth, uprightSize } from '../../../src/workers/decode-plan';

const facts = (widthPx: number, heightPx: number): ImageFacts => ({
	format: 'jpeg',
	widthPx,
	heightPx,
	animated: false,
	colourModel: 'rgb',
	complete: true,
	byteLength: 1
});

describe('the width a photo is decoded at', () => {
	it.each([
		['a phone’s usual 12 megapixels', 4032, 3024, null],
		['a size the header hides', 0, 0, null],
		['48 megapixels', 8064, 6048, 1536],
		['48 megapixels, portrait', 6048, 8064, 1536],
		['20,000 px wide', 20_000, 1000, 819]
	])('%s', (_, widthPx, heightPx, expected) => {
		expect(decodeWidth(facts(widthPx, heightPx))).toBe(expected);
	});

	it('keeps both ways up small, for every shape that is let in', () => {
		for (let longPx = 5000; longPx <= 30_000; longPx += 250) {
			for (let shortPx = 32; shortPx <= Math.min(longPx, 120e6 / longPx); shortPx += 97) {
				const width = decodeWidth(facts(longPx, shortPx));
				if (width === null) continue;
				const height = (width * longPx) / shortPx;
				expect(height).toBeLessThanOrEqual(16_384.001);
				expect(width * height).toBeLessThanOrEqual(1536 * 16_384);
			}
		}
	});
});

describe('sizes', () => {
	it.each([
		['as stored', 1536, 1152, { widthPx: 8064, heightPx: 6048 }],
		['turned by EXIF', 1536, 2048, { widthPx: 6048, heightPx: 8064 }]
	])('upright, %s', (_, widthPx, heightPx, expected) => {
		expect(uprightSize(facts(8064, 6048), { widthPx, heightPx }, true)).toEqual(expected);
	});

	it('are the decoded ones where nothing was scaled', () => {
		const decoded = { widthPx: 30, heightPx: 40 };
		expect(uprightSize(facts(40, 30), decoded, false)).toEqual(decoded);
	});
});
