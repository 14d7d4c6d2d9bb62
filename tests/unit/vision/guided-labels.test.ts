/** Edges of labels follow the photo's own, not the coarse grid's. */

import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../src/lib/vision/image/raster';
import { boxMean } from '../../../src/lib/vision/image/box-mean';
import { guidedLabels } from '../../../src/lib/vision/parse/guided-labels';

const WIDTH = 96;
const HEIGHT = 128;
const COARSE = { widthPx: 12, heightPx: 16, classes: 12 };

type Rgb = readonly [number, number, number];

function photo(colourAt: (x: number, y: number) => Rgb): Raster {
	const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
	for (let i = 0; i < WIDTH * HEIGHT; i++) {
		rgba.set([...colourAt(i % WIDTH, Math.floor(i / WIDTH)), 255], i * 4);
	}
	return { widthPx: WIDTH, heightPx: HEIGHT, rgba };
}

/** Coarse probabilities of a top (class 3) on ground; the share of each cell that is inside, blurred by nothing. */
function coarse(isInside: (x: number, y: number) => boolean) {
	const data = new Float32Array(COARSE.widthPx * COARSE.heightPx * COARSE.classes);
	const cellPx = WIDTH / COARSE.widthPx;
	for (let cell = 0; cell < COARSE.widthPx * COARSE.heightPx; cell++) {
		const left = (cell % COARSE.widthPx) * cellPx;
		const top = Math.floor(cell / COARSE.widthPx) * cellPx;
		let inside = 0;
		for (let y = 0; y < cellPx; y++) {
			for (let x = 0; x < cellPx; x++) if (isInside(left + x, top + y)) inside += 1;
		}
		data[cell * COARSE.classes + 3] = inside / cellPx ** 2;
		data[cell * COARSE.classes] = 1 - inside / cellPx ** 2;
	}
	return { ...COARSE, data };
}

function agreement(labels: Uint8Array, isInside: (x: number, y: number) => boolean): number {
	const right = labels.filter(
		(label, i) => (label === 3) === isInside(i % WIDTH, Math.floor(i / WIDTH))
	);
	return right.length / labels.length;
}

const disc = (x: number, y: number) => (x - 48) ** 2 + (y - 64) ** 2 < 33 ** 2;
const red: Rgb = [180, 40, 60];
const grey: Rgb = [205, 210, 215];

describe('guided labels', () => {
	it('follow an edge of colour to the pixel', () => {
		const map = guidedLabels(
			coarse(disc),
			photo((x, y) => (disc(x, y) ? red : grey))
		);
		expect(agreement(map.labels, disc)).toBeGreaterThan(0.998);
	});

	it('fall back to the coarse edge where the photo has none', () => {
		const map = guidedLabels(
			coarse(disc),
			photo(() => grey)
		);
		expect(agreement(map.labels, disc)).toBeGreaterThan(0.97);
		expect(new Set(map.labels)).toEqual(new Set([0, 3]));
	});

	it('do not follow a pattern inside a garment', () => {
		const striped = (x: number, y: number): Rgb =>
			disc(x, y) ? (Math.floor(y / 3) % 2 ? red : grey) : [20, 90, 40];
		const map = guidedLabels(coarse(disc), photo(striped));
		expect(agreement(map.labels, disc)).toBeGreaterThan(0.985);
	});

	it('are sure inside and less sure at the edge', () => {
		const map = guidedLabels(
			coarse(disc),
			photo((x, y) => (disc(x, y) ? red : grey))
		);
		expect(map.confidence[64 * WIDTH + 48]).toBeGreaterThan(245);
		expect(Math.min(...map.confidence)).toBeGreaterThan(100);
	});

	it('take a photo of one coarse cell', () => {
		const data = new Float32Array(12);
		data[5] = 1;
		const map = guidedLabels(
			{ widthPx: 1, heightPx: 1, classes: 12, data },
			photo(() => red)
		);
		expect(new Set(map.labels)).toEqual(new Set([5]));
	});
});

describe('box mean', () => {
	it('averages each cell with the neighbours there are', () => {
		const mean = boxMean(Float32Array.from([1, 2, 3, 4, 5, 6]), { widthPx: 3, heightPx: 2 });
		expect([...mean]).toEqual([3, 3.5, 4, 3, 3.5, 4]);
	});
});
