/** Shares of colours, and which of them are too small to count. */

import { describe, expect, it } from 'vitest';
import { binOfWord } from '../../../src/lib/vision/colour/bins';
import { shareOut } from '../../../src/lib/vision/colour/share-out';
import { oklabFromRgb, rgbFromHex } from '../../../src/lib/vision/colour/spaces';

const colour = (hex: string) => ({ hex, oklab: oklabFromRgb(rgbFromHex(hex)) });

function pointsOf(pixels: Readonly<Record<string, number>>) {
	const colours = Object.keys(pixels).map(rgbFromHex);
	const counts = Float64Array.from(Object.values(pixels));
	return {
		size: counts.length,
		bins: Uint16Array.from(colours, ([r, g, b]) => binOfWord(r | (g << 8) | (b << 16))),
		counts,
		wholeCounts: counts,
		oklab: Float64Array.from(colours.flatMap((rgb) => [...oklabFromRgb(rgb)])),
		pointOf: new Uint16Array(0)
	};
}

describe('shareOut', () => {
	const [blue, white, teal] = ['#2060c0', '#f0f0f0', '#2c7c83'].map(colour);
	const colours = [blue, white, teal].flatMap((one) => one ?? []);
	// Between blue and white, and a little nearer to neither than to teal.
	const mixed = '#7fa0b8';

	it('shares out every point, by falling share', () => {
		const points = pointsOf({ '#2060c0': 80, '#f0f0f0': 15, '#2c7c83': 5 });
		const { colours: shared } = shareOut(colours, points, 0.02);
		expect(shared.map(({ hex, share }) => [hex, share])).toEqual([
			['#2060c0', 0.8],
			['#f0f0f0', 0.15],
			['#2c7c83', 0.05]
		]);
	});

	it('gives up a colour that only mixtures of others bring to its least share', () => {
		const points = pointsOf({ '#2060c0': 800, '#f0f0f0': 150, '#2c7c83': 15, [mixed]: 35 });
		const nearest = shareOut(colours, points, 0).colours.find(({ hex }) => hex === '#2c7c83');
		expect(nearest?.share).toBeCloseTo(0.05);
		const { colours: shared } = shareOut(colours, points, 0.02);
		expect(shared.map(({ hex }) => hex)).toEqual(['#2060c0', '#f0f0f0']);
		expect(shared.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
	});

	it('keeps the only colour there is', () => {
		const { colours: shared } = shareOut(colours.slice(0, 1), pointsOf({ '#000000': 3 }), 0.5);
		expect(shared).toMatchObject([{ share: 1 }]);
	});
});
