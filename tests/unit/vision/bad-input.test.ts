/** Pictures that show no garment, or too many people: what the shipped models make of them. */

import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createNodeRun, type NodeRuntime } from '../../../scripts/eval/node-runtime';
import { PHOTO } from '../../../scripts/crawl/demo/placement';
import { Random } from '../../../scripts/crawl/demo/random';
import type { Rendering } from '../../../scripts/crawl/demo/render';
import {
	isUnsure,
	listedGarments,
	type Garment,
	type GarmentAnalysis
} from '../../../src/lib/vision/analysis';
import { analysePhoto } from '../../../src/lib/vision/analyse-photo';
import type { Raster } from '../../../src/lib/vision/image/raster';
import { resizeRaster } from '../../../src/lib/vision/image/resize';
import { workingSize } from '../../../src/lib/vision/image/working-size';
import { closeFace, dressed, together, toRaster, type Cast } from './drawn-people';
import { blankFrames, noGarment, shirtLineArt } from './odd-pictures';

// Under a minute on an idle machine for all of them.
vi.setConfig({ hookTimeout: 120_000 });

let runtime: NodeRuntime;
beforeAll(async () => {
	runtime = await createNodeRun('static/models');
});
afterAll(() => runtime.release());

function analyse(photo: Raster): Promise<GarmentAnalysis> {
	const { widthPx, heightPx } = workingSize(photo);
	const isSmall = widthPx === photo.widthPx && heightPx === photo.heightPx;
	const raster = isSmall ? photo : resizeRaster(photo, widthPx, heightPx);
	const { manifest, run } = runtime;
	return analysePhoto(raster, {}, { manifest, run, step: () => Promise.resolve() });
}

async function drawn(svg: string): Promise<Raster> {
	const { data, info } = await sharp(Buffer.from(svg))
		.toColourspace('srgb')
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return { widthPx: info.width, heightPx: info.height, rgba: Uint8ClampedArray.from(data) };
}

/** What a person reads as a plain statement, by the rule of the screens. */
const namesOf = (analysis: GarmentAnalysis): string[] =>
	listedGarments(analysis)
		.filter((garment) => !isUnsure(garment))
		.map(({ category, score }) => `${category} ${score.toFixed(2)}`);

function snow(): Raster {
	const random = new Random(3);
	const rgba = Uint8ClampedArray.from({ length: 480 * 480 * 4 }, (_, i) =>
		i % 4 === 3 ? 255 : random.int(0, 255)
	);
	return { widthPx: 480, heightPx: 480, rgba };
}

describe('a picture that shows no garment', () => {
	it.each([
		...blankFrames.map(([name, svg]) => [name, () => drawn(svg)] as const),
		['the snow of a dead signal', snow] as const
	])('has nothing found in it: %s', async (_name, make) => {
		expect((await analyse(await make())).found).toBe('nothing');
	});

	it.each(noGarment)('has none named in it: %s', async (_name, svg) => {
		expect(namesOf(await analyse(await drawn(svg)))).toEqual([]);
	});

	it('has a low score at most, but for one in four', async () => {
		const scored: string[] = [];
		for (const [name, svg] of noGarment) {
			const { garments } = await analyse(await drawn(svg));
			if (garments.some((garment) => !isUnsure(garment))) scored.push(name);
		}
		expect(scored.length, scored.join(', ')).toBeLessThanOrEqual(noGarment.length / 4);
	});

	it.each([3, 4, 5])('has none named in it: face %i, which fills the frame', async (seed) => {
		expect(namesOf(await analyse(toRaster(await closeFace(seed))))).toEqual([]);
	});
});

describe('a drawing of a T-shirt in black lines', () => {
	it('is a top, or nothing', async () => {
		const { garments } = await analyse(await drawn(shirtLineArt));
		expect(garments.map(({ category }) => category).filter((name) => name !== 'top')).toEqual([]);
		expect(garments.length).toBeLessThanOrEqual(1);
	});
});

describe('people', () => {
	const outfits = [
		['T-Shirt', 'red'],
		['Dress', 'teal'],
		['Outwear', 'camel'],
		['Hoodie', 'green'],
		['Shirt', 'sky_blue']
	] as const;
	let figures: readonly Rendering[];
	beforeAll(async () => {
		figures = await Promise.all(outfits.map(([line, colour], i) => dressed(11 + i, line, colour)));
	});
	const cast = (indices: readonly number[], stepPx: number): readonly Cast[] =>
		indices.flatMap((index, i) => {
			const figure = figures[index];
			return figure ? [{ figure, xPx: -70 + i * stepPx, yPx: 10 }] : [];
		});
	const middle = ({ box }: Garment) => box.x + box.width / 2;

	it('has garments of five side by side, none that spans two of them', async () => {
		const [stepPx, widthPx] = [220, 1220];
		const photo = together(widthPx, 660, cast([0, 1, 2, 3, 4], stepPx));
		const { found, garments, person } = await analyse(photo);
		expect(found).toBe('garments');
		expect(person.presence?.hasModel).toBe(true);
		for (const { category, box } of garments) {
			expect(box.width * widthPx, category).toBeLessThan(1.25 * stepPx);
		}
		const wearers = garments.map((garment) =>
			Math.round((middle(garment) * widthPx - 170) / stepPx)
		);
		expect(new Set(wearers).size).toBeGreaterThanOrEqual(3);
		const owned = garments
			.map(({ category }, i) => `${category} of ${wearers[i]}`)
			.filter((name) => /top|outer|dress|skirt|pants/.test(name));
		expect(owned.length - new Set(owned).size, owned.join(', ')).toBeLessThanOrEqual(1);
	});

	it('has garments of two, one before the other', async () => {
		const { found, garments, person } = await analyse(together(560, 660, cast([0, 2], 130)));
		expect(found).toBe('garments');
		expect(person.presence?.hasModel).toBe(true);
		expect(garments.length).toBeGreaterThanOrEqual(2);
		for (const { area, category } of garments) expect(area, category).toBeLessThan(0.35);
	});

	it('names nothing but what somebody far away wears', async () => {
		const [widthPx, heightPx] = [60, 80];
		const [figure] = figures;
		if (!figure) throw new Error('no figure');
		const small = resizeRaster(toRaster(figure), widthPx, heightPx);
		const photo = together(800, 600, []);
		for (let y = 0; y < heightPx; y++) {
			const row = small.rgba.subarray(y * widthPx * 4, (y + 1) * widthPx * 4);
			photo.rgba.set(row, ((400 + y) * 800 + 300) * 4);
		}
		const { garments } = await analyse(photo);
		for (const garment of garments) expect(Math.abs(middle(garment) - 0.41)).toBeLessThan(0.06);
	});

	it('names nothing but the shirt that a corner shows', async () => {
		const [figure] = figures;
		if (!figure) throw new Error('no figure');
		const photo = together(PHOTO.width, PHOTO.height, [{ figure, xPx: 260, yPx: 360 }]);
		const { found, garments } = await analyse(photo);
		for (const garment of found === 'garments' ? garments : []) {
			expect(middle(garment)).toBeGreaterThan(0.6);
			expect(garment.box.y).toBeGreaterThan(0.5);
		}
	});
});
