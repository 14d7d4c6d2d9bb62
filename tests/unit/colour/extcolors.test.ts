import { describe, expect, it } from 'vitest';
import { extcolors } from '../../../src/lib/vision/colour/extcolors';
import golden from '../../fixtures/extcolors-golden.json';

type Picture = Pick<(typeof golden)[number], 'width' | 'height' | 'spread' | 'dyes'>;

/** The picture that `make_extcolors_golden.py` gave to the Python package. */
function draw({ width, height, spread, dyes }: Picture) {
	let state = 7;
	const drawNumber = (below: number) => (state = (state * 16807) % 2147483647) % below;
	const rgba = new Uint8ClampedArray(width * height * 4);
	for (let i = 0; i < width * height; i++) {
		const dye = dyes[Math.floor(((i % width) * dyes.length) / width)] ?? [];
		for (let c = 0; c < 3; c++) {
			rgba[i * 4 + c] = (dye[c] ?? 0) + drawNumber(2 * spread + 1) - spread;
		}
		rgba[i * 4 + 3] = drawNumber(10) === 0 ? 0 : 255;
	}
	const raster = { widthPx: width, heightPx: height, rgba };
	const data = new Uint8Array(width * height).fill(1);
	return { raster, mask: { widthPx: width, heightPx: height, data } };
}

describe('extcolors', () => {
	it.each(golden)('gives what the package gives: $dyes at $tolerance', (picture) => {
		const { raster, mask } = draw(picture);
		const found = extcolors(raster, mask, picture.tolerance);
		expect(found).toHaveLength(picture.count);
		const first = found.slice(0, picture.colours.length);
		expect(first.map(({ rgb, pixels }) => [...rgb, pixels])).toEqual(picture.colours);
		expect(found.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
	});

	it('sees nothing in a clear picture, and nothing outside the mask', () => {
		const raster = {
			widthPx: 2,
			heightPx: 1,
			rgba: new Uint8ClampedArray([9, 9, 9, 0, 250, 0, 0, 255])
		};
		const mask = (...data: number[]) => ({ widthPx: 2, heightPx: 1, data: Uint8Array.from(data) });
		expect(extcolors(raster, mask(1, 0))).toEqual([]);
		expect(extcolors(raster, mask(1, 1))).toEqual([
			{ hex: '#fa0000', rgb: [250, 0, 0], share: 1, pixels: 1 }
		]);
	});

	it('refuses a mask of another size', () => {
		const { raster } = draw({ width: 4, height: 4, spread: 1, dyes: [[1, 2, 3]] });
		const mask = { widthPx: 3, heightPx: 4, data: new Uint8Array(12) };
		expect(() => extcolors(raster, mask)).toThrow(RangeError);
	});
});
