import { describe, expect, it } from 'vitest';
import { clampBox, toFractionBox, toPixelBox } from '../../../src/lib/vision/image/pixel-box';

const SIZE = { widthPx: 100, heightPx: 50 };

describe('pixel boxes', () => {
	it('grow outwards to whole pixels', () => {
		const box = toPixelBox({ x: 0.101, y: 0.2, width: 0.3, height: 0.5 }, SIZE);
		expect(box).toEqual({ xPx: 10, yPx: 10, widthPx: 31, heightPx: 25 });
	});

	it('take a margin and stay within the picture', () => {
		const box = toPixelBox({ x: 0.5, y: 0.5, width: 0.5, height: 0.5 }, SIZE, 0.1);
		expect(box).toEqual({ xPx: 45, yPx: 22, widthPx: 55, heightPx: 28 });
	});

	it('come back from fractions unchanged, whatever the size', () => {
		for (let widthPx = 1; widthPx < 90; widthPx++) {
			const size = { widthPx, heightPx: 97 };
			const box = { xPx: Math.floor(widthPx / 3), yPx: 13, widthPx: 1, heightPx: 29 };
			expect(toPixelBox(toFractionBox(box, size), size)).toEqual(box);
		}
	});

	it('are empty when they lie outside', () => {
		const outside = clampBox({ xPx: 120, yPx: 0, widthPx: 10, heightPx: 10 }, SIZE);
		expect(outside.widthPx).toBe(0);
	});
});
