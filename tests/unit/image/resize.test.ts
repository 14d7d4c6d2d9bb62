import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/lib/vision/image/raster';
import { cropRaster, resizeRaster } from '../../../src/lib/vision/image/resize';
import { randomFrom } from '../colour/synthetic-garment';
import { GOLDEN, SOURCE } from './resize.golden';

function rasterOf(rgb: readonly number[], widthPx: number, heightPx: number): Raster {
	const rgba = new Uint8ClampedArray(widthPx * heightPx * 4).fill(255);
	rgb.forEach((value, i) => (rgba[Math.floor(i / 3) * 4 + (i % 3)] = value));
	return { widthPx, heightPx, rgba };
}

const rgbOf = ({ rgba }: Raster): number[] => [...rgba].filter((_, i) => i % 4 !== 3);

function randomRaster(widthPx: number, heightPx: number, opaque: boolean): Raster {
	const random = randomFrom(widthPx * heightPx);
	const rgba = new Uint8ClampedArray(widthPx * heightPx * 4).map(() => random() * 256);
	if (opaque) for (let i = 3; i < rgba.length; i += 4) rgba[i] = 255;
	return { widthPx, heightPx, rgba };
}

describe('golden vectors', () => {
	const source = rasterOf(SOURCE.rgb, SOURCE.widthPx, SOURCE.heightPx);

	it.each(GOLDEN)('$reference', ({ widthPx, heightPx, rgb, tolerance }) => {
		const resized = resizeRaster(source, widthPx, heightPx);
		const errors = rgbOf(resized).map((value, i) => Math.abs(value - (rgb[i] ?? NaN)));
		expect(Math.max(...errors)).toBeLessThanOrEqual(tolerance);
		expect(resized.rgba.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
	});
});

describe('properties', () => {
	it('gives the same raster back at its own size', () => {
		const raster = randomRaster(17, 11, true);
		expect(resizeRaster(raster, 17, 11).rgba).toEqual(raster.rgba);
	});

	it.each([
		[224, 320],
		[31, 700],
		[1, 1],
		[600, 7]
	])('keeps one colour one colour: %i × %i', (widthPx, heightPx) => {
		const grey = {
			widthPx: 97,
			heightPx: 203,
			rgba: new Uint8ClampedArray(97 * 203 * 4).fill(255)
		};
		for (let i = 0; i < grey.rgba.length; i += 4) grey.rgba.set([12, 200, 77], i);
		const resized = rgbOf(resizeRaster(grey, widthPx, heightPx));
		expect(resized.every((value, i) => value === [12, 200, 77][i % 3])).toBe(true);
	});

	it('weighs colours by their opacity, so that clear black does not darken', () => {
		const rgba = new Uint8ClampedArray([200, 100, 50, 255, 0, 0, 0, 0]);
		const [r, g, b, a] = resizeRaster({ widthPx: 2, heightPx: 1, rgba }, 1, 1).rgba;
		expect([r, g, b, a]).toEqual([200, 100, 50, 128]);
	});

	it('treats an almost opaque raster like an opaque one', () => {
		const opaque = randomRaster(40, 30, true);
		const almost = { ...opaque, rgba: opaque.rgba.slice() };
		almost.rgba[3] = 254;
		const [a, b] = [opaque, almost].map((raster) => rgbOf(resizeRaster(raster, 13, 9)));
		const errors = (a ?? []).map((value, i) => Math.abs(value - (b?.[i] ?? NaN)));
		expect(Math.max(...errors)).toBeLessThanOrEqual(1);
	});

	it('reads rasters that begin anywhere in their buffer', () => {
		const raster = randomRaster(9, 8, true);
		const shifted = new Uint8ClampedArray(new ArrayBuffer(raster.rgba.length + 3), 3);
		shifted.set(raster.rgba);
		const expected = resizeRaster(raster, 4, 3).rgba;
		expect(resizeRaster({ ...raster, rgba: shifted }, 4, 3).rgba).toEqual(expected);
	});

	it.each([0, -1, 1.5, NaN])('refuses a side of %d', (side) => {
		expect(() => resizeRaster(randomRaster(4, 4, true), side, 4)).toThrow(RangeError);
	});

	it('averages more pixels than a 16-bit sum of bytes can hold', () => {
		const raster = randomRaster(1500, 2, true);
		const resized = rgbOf(resizeRaster(raster, 1, 1));
		const source = rgbOf(raster);
		resized.forEach((value, channel) => {
			const all = source.filter((_, i) => i % 3 === channel);
			const mean = all.reduce((sum, level) => sum + level, 0) / all.length;
			expect(Math.abs(value - mean)).toBeLessThanOrEqual(0.51);
		});
	});
});

describe('crop', () => {
	const source = rasterOf(SOURCE.rgb, SOURCE.widthPx, SOURCE.heightPx);

	it('copies the box', () => {
		const part = cropRaster(source, { xPx: 2, yPx: 1, widthPx: 3, heightPx: 2 });
		const start = (1 * SOURCE.widthPx + 2) * 3;
		expect(rgbOf(part).slice(0, 9)).toEqual(SOURCE.rgb.slice(start, start + 9));
		expect([part.widthPx, part.heightPx]).toEqual([3, 2]);
	});

	it('leaves off what lies outside and refuses what lies wholly outside', () => {
		const part = cropRaster(source, { xPx: -2, yPx: 4, widthPx: 5, heightPx: 9 });
		expect([part.widthPx, part.heightPx]).toEqual([3, 2]);
		const outside = { xPx: 50, yPx: 0, widthPx: 5, heightPx: 5 };
		expect(() => cropRaster(source, outside)).toThrow(RangeError);
	});
});
