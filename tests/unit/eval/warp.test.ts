import { describe, expect, it } from 'vitest';
import { Random } from '../../../scripts/crawl/demo/random';
import { wholePlace } from '../../../scripts/eval/locate-garment';
import { changeLight } from '../../../scripts/eval/warp/change-light';
import {
	CHANGES,
	changePhoto,
	drawCrop,
	keptShare,
	type Change
} from '../../../scripts/eval/warp/draw-changes';
import { apply, compose, move, toQuad, turn } from '../../../scripts/eval/warp/homography';
import { replaceGround } from '../../../scripts/eval/warp/replace-ground';
import { warpRaster } from '../../../scripts/eval/warp/warp-raster';
import { drawPhoto } from '../vision/drawing';

const photo = drawPhoto(
	40,
	30,
	[200, 100, 50],
	[
		[
			[10, 20, 30],
			[5, 5, 10, 10]
		]
	]
);
const pixel = ({ rgba, widthPx }: typeof photo, x: number, y: number) => [
	...rgba.subarray((y * widthPx + x) * 4, (y * widthPx + x) * 4 + 3)
];

describe('homography', () => {
	it('turns about a point', () => {
		const [x, y] = apply(turn(90, [2, 3]), [3, 3]);
		expect([x, y]).toEqual([expect.closeTo(2), expect.closeTo(4)]);
	});

	it('maps a rectangle onto a quadrilateral, corner by corner', () => {
		const corners = [
			[1, 2],
			[38, 0],
			[40, 29],
			[3, 27]
		] as const;
		const map = toQuad(40, 30, corners);
		const rectangle = [
			[0, 0],
			[40, 0],
			[40, 30],
			[0, 30]
		] as const;
		rectangle.forEach((point, i) => {
			const [x, y] = apply(map, point);
			expect([x, y]).toEqual([
				expect.closeTo(corners[i]?.[0] ?? NaN),
				expect.closeTo(corners[i]?.[1] ?? NaN)
			]);
		});
	});

	it('applies the inner map first', () => {
		const [x, y] = apply(compose(turn(90, [0, 0]), move(1, 0)), [0, 0]);
		expect([x, y]).toEqual([expect.closeTo(0), expect.closeTo(1)]);
	});
});

describe('warpRaster', () => {
	it('gives the same picture for a map that moves nothing', () => {
		expect(warpRaster(photo, move(0, 0), 40, 30).rgba).toEqual(photo.rgba);
	});

	it('blends between pixels and carries the border on outside', () => {
		const row = drawPhoto(
			2,
			1,
			[0, 0, 0],
			[
				[
					[100, 100, 100],
					[1, 0, 1, 1]
				]
			]
		);
		const red = (x: number) => pixel(warpRaster(row, move(x, 0), 1, 1), 0, 0)[0];
		expect([red(0.25), red(-3), red(7)]).toEqual([25, 0, 100]);
	});
});

describe('changes', () => {
	it('makes light warmer without touching opacity', () => {
		const lit = changeLight(photo, { gamma: 1, gains: [1.1, 1, 0.9] });
		expect(pixel(lit, 0, 0)).toEqual([220, 100, 45]);
		expect(lit.rgba[3]).toBe(255);
	});

	it('keeps the garment and replaces the rest', () => {
		const mask = { widthPx: 10, heightPx: 10, data: new Uint8Array(100).fill(1) };
		const place = { box: { xPx: 5, yPx: 5, widthPx: 10, heightPx: 10 }, mask, area: 1 / 12 };
		const plain = replaceGround(photo, place, { kind: 'plain', rgb: [1, 2, 3] });
		expect(pixel(plain, 10, 10)).toEqual([10, 20, 30]);
		expect(pixel(plain, 30, 20)).toEqual([1, 2, 3]);
		const rim = replaceGround(photo, place, { kind: 'rim', photo: drawPhoto(8, 8, [9, 8, 7]) });
		expect(pixel(rim, 39, 29)).toEqual([9, 8, 7]);
	});

	it('crops no more than a quarter of the garment away', () => {
		const box = { xPx: 4, yPx: 3, widthPx: 30, heightPx: 24 };
		const windows = Array.from({ length: 50 }, (_, i) => drawCrop(photo, box, new Random(i)));
		for (const window of windows) expect(keptShare(box, window)).toBeGreaterThanOrEqual(0.75);
		expect(windows.filter(({ widthPx }) => widthPx < 40).length).toBeGreaterThan(40);
	});

	const change = (names: readonly Change[], seed: number) =>
		changePhoto(photo, wholePlace(photo), new Set(names), photo, new Random(seed)).rgba;

	it.each(CHANGES.filter((name) => name !== 'background'))('changes by seed: %s', (name) => {
		expect(change([name], 3)).toEqual(change([name], 3));
		expect(change([name], 3)).not.toEqual(change([name], 4));
		expect(change([name], 3)).not.toEqual(photo.rgba);
	});
});
