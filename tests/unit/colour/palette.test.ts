import { describe, expect, it } from 'vitest';
import { ciede2000 } from '../../../src/lib/vision/colour/ciede2000';
import { isShade } from '../../../src/lib/vision/colour/shade';
import { assignPixels, extractColours } from '../../../src/lib/vision/colour/palette';
import { labFromRgb, oklabFromRgb, type Rgb } from '../../../src/lib/vision/colour/spaces';
import { dilate } from '../../../src/lib/vision/image/mask';
import { drawGarment } from './synthetic-garment';
import { KINDS } from './synthetic-pattern';

const SEEDS = [100, 101, 102, 103];
const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whether two of the dyes may be one in less light: only their place could tell them apart. */
const areShades = (dyes: readonly Rgb[]): boolean =>
	dyes.some((a, i) => dyes.slice(i + 1).some((b) => isShade(oklabFromRgb(a), oklabFromRgb(b))));

describe('measured on drawn garments', () => {
	const drawn = KINDS.flatMap((kind) => SEEDS.map((seed) => drawGarment(kind, seed, 320)));
	const measured = drawn.map((garment) => {
		const colours = extractColours(garment.raster, garment.mask);
		const [main] = colours;
		const [dye] = garment.dyes;
		if (!main || !dye) throw new Error('A drawn garment has a colour.');
		const right = colours.length === garment.dyes.length;
		return { garment, colours, right, deltaE: ciede2000(main.lab, labFromRgb(dye)) };
	});

	it('finds the main colour within ΔE2000 3 on average', () => {
		expect(mean(measured.map(({ deltaE }) => deltaE))).toBeLessThan(3);
	});

	const countedWrong = (wanted: boolean) =>
		measured
			.filter(({ garment, right }) => areShades(garment.dyes) === wanted && !right)
			.map(({ garment, colours }) => `${garment.kind}: ${garment.dyes.length}, ${colours.length}`);

	it('counts the colours exactly wherever none is a shade of another', () => {
		expect(countedWrong(false)).toEqual([]);
	});

	it('takes a grey and a darker one for one cloth, a known limit', () => {
		expect(countedWrong(true)).toEqual(['logo: 2, 1']);
	});

	it('gives shares that fall and sum to 1, and figures that belong to the hex', () => {
		for (const { colours } of measured) {
			const shares = colours.map(({ share }) => share);
			expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
			expect(shares).toEqual([...shares].sort((a, b) => b - a));
			for (const colour of colours) {
				expect(labFromRgb(colour.rgb)).toEqual(colour.lab);
				expect(colour.deltaE).toBeLessThanOrEqual(colour.runnerUpDeltaE);
			}
		}
	});

	it('bears a mask that leaks by 3 px', () => {
		const right = measured.map(({ garment, colours }) => {
			const leaky = { ...garment.mask, data: dilate(garment.mask, 3).data };
			return Number(extractColours(garment.raster, leaky).length === colours.length);
		});
		expect(mean(right)).toBeGreaterThanOrEqual(0.9);
	});

	it('gives the same colours every time', () => {
		const [first] = measured;
		if (!first) throw new Error('Nothing was drawn.');
		expect(extractColours(first.garment.raster, first.garment.mask)).toEqual(first.colours);
	});

	it('keeps to the number of colours asked for', () => {
		for (const { garment } of measured) {
			expect(extractColours(garment.raster, garment.mask, { maxColours: 1 })).toHaveLength(1);
		}
	});
});

describe('edges of the input', () => {
	const sizePx = 64;
	const size = { widthPx: sizePx, heightPx: sizePx };
	const rgba = new Uint8ClampedArray(sizePx * sizePx * 4);
	for (let i = 0; i < rgba.length; i += 4) rgba.set([200, 30, 40, 255], i);
	const raster = { ...size, rgba };
	const maskWhere = (inside: (x: number, y: number) => boolean) => ({
		...size,
		data: new Uint8Array(sizePx * sizePx).map((_, i) =>
			inside(i % sizePx, Math.floor(i / sizePx)) ? 1 : 0
		)
	});

	it('has no colours under an empty mask', () => {
		expect(
			extractColours(
				raster,
				maskWhere(() => false)
			)
		).toEqual([]);
	});

	it('has no colours where everything lets light through', () => {
		const clear = { ...size, rgba: new Uint8ClampedArray(rgba.length) };
		expect(
			extractColours(
				clear,
				maskWhere(() => true)
			)
		).toEqual([]);
	});

	it.each([
		['a strap two pixels wide', (x: number) => x === 30 || x === 31],
		['a single pixel', (x: number, y: number) => x === 5 && y === 9],
		['the whole picture', () => true]
	])('reads %s', (_, inside) => {
		const colours = extractColours(raster, maskWhere(inside));
		expect(colours).toMatchObject([{ hex: '#c81e28', rgb: [200, 30, 40], share: 1, label: 'red' }]);
	});

	it('refuses a mask of another size', () => {
		const other = { widthPx: 2, heightPx: 2, data: new Uint8Array(4) };
		expect(() => extractColours(raster, other)).toThrow(RangeError);
	});

	it('keeps a thin stripe that has no inside, and drops the blur between two halves', () => {
		const striped = { ...size, rgba: rgba.slice() };
		for (let y = 0; y < sizePx; y++) {
			for (let x = 0; x < sizePx; x++) {
				if (y % 8 < 2) striped.rgba.set([20, 40, 160, 255], (y * sizePx + x) * 4);
			}
		}
		const thin = extractColours(
			striped,
			maskWhere(() => true)
		);
		expect(thin.map(({ label }) => label)).toEqual(['red', 'blue']);

		const halves = { ...size, rgba: rgba.slice() };
		for (let y = 0; y < sizePx; y++) {
			for (let x = 30; x < sizePx; x++) {
				const step = Math.min((x - 29) / 5, 1);
				const mixed = [200 - 180 * step, 30 + 10 * step, 40 + 120 * step, 255];
				halves.rgba.set(mixed, (y * sizePx + x) * 4);
			}
		}
		const two = extractColours(
			halves,
			maskWhere(() => true)
		);
		expect(two.map(({ label }) => label).sort()).toEqual(['blue', 'red']);
	});
});

describe('assignPixels', () => {
	it('gives each pixel under the mask one of the colours, as often as its share says', () => {
		const { raster, mask } = drawGarment('block', 100, 256);
		const colours = extractColours(raster, mask);
		const assigned = assignPixels(raster, mask, colours);
		const inside = assigned.filter((_, i) => mask.data[i]);
		expect(assigned.every((value, i) => (value === 0) === (mask.data[i] === 0))).toBe(true);
		colours.forEach(({ share }, k) => {
			const counted = inside.filter((value) => value === k + 1).length / inside.length;
			expect(Math.abs(counted - share)).toBeLessThan(0.005);
		});
	});

	it('gives nothing without colours', () => {
		const { raster, mask } = drawGarment('plain', 1, 64);
		expect(assignPixels(raster, mask, []).every((value) => value === 0)).toBe(true);
	});
});
