import { describe, expect, it } from 'vitest';
import { annotationMeter } from '../../../../src/lib/export/zip/annotation-bytes';
import { planFrom } from '../../../../src/lib/export/zip/catalog-source';
import { cocoAnnotations } from '../../../../src/lib/export/zip/coco';
import { deflateText } from '../../../../src/lib/export/zip/deflate-text';
import { drawOf, drawOrder } from '../../../../src/lib/export/zip/draw-order';
import { estimateTotal, type Made } from '../../../../src/lib/export/zip/estimate-derived';
import type { DerivedSample, ZipWish } from '../../../../src/lib/export/zip/wish';
import { addCollection, ALL, catalogOf } from './sample-zip';

const CUTOUTS: ZipWish = { ...ALL, photo: false, restorable: false, cutout: 'png' };

/** Uniform in 0..1 and always the same. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 32;
	};
}

describe('the total of what is made', () => {
	const total = (made: readonly Made[]) => ({
		count: made.length,
		photoBytes: made.reduce((sum, { photoBytes }) => sum + photoBytes, 0)
	});
	const bytesIn = (made: readonly Made[]) => made.reduce((sum, { bytes }) => sum + bytes, 0);

	it.each([
		['grows with the photo', (photo: number) => photo / 2],
		['does not', () => 4000],
		['grows with it beyond a fixed part', (photo: number) => 20_000 + 3 * photo]
	])('is told from few where it %s', (_, of) => {
		const random = seeded(1);
		const all = Array.from({ length: 1000 }, () => {
			const photoBytes = 5000 + Math.floor(20_000 * random());
			return { photoBytes, bytes: of(photoBytes) + 20 * random() };
		});
		const told = estimateTotal(all.slice(0, 20), total(all));
		expect(Math.abs((told?.bytes ?? 0) / bytesIn(all) - 1)).toBeLessThan(0.005);
		expect((told?.error ?? 1) / bytesIn(all)).toBeLessThan(0.002);
	});

	it('is within its margin in nineteen of twenty cases, with few as with many', () => {
		const random = seeded(2);
		for (const [items, tried] of [
			[60, 10],
			[60, 40],
			[2000, 30],
			[2000, 400]
		] as const) {
			let within = 0;
			for (let round = 0; round < 400; round += 1) {
				const all = Array.from({ length: items }, () => {
					const photoBytes = 1000 + 9000 * random();
					return { photoBytes, bytes: 500 + photoBytes * (1 + 2 * random() * random()) };
				});
				const told = estimateTotal(all.slice(0, tried), total(all));
				if (Math.abs((told?.bytes ?? 0) - bytesIn(all)) <= 2 * (told?.error ?? 0)) within += 1;
			}
			expect(within / 400, `${tried} of ${items}`).toBeGreaterThan(0.92);
		}
	});

	it('is exact where all were made, unknown of none, and wide open of one', () => {
		const all = [
			{ photoBytes: 10, bytes: 5 },
			{ photoBytes: 20, bytes: 0 }
		];
		expect(estimateTotal(all, total(all))).toEqual({ bytes: 5, error: 0 });
		expect(estimateTotal([], total(all))).toBeNull();
		expect(estimateTotal(all.slice(0, 1), total(all))?.error).toBe(Infinity);
	});
});

describe('the order of trying', () => {
	it('is the same for the same items, in whatever set they are', () => {
		const ids = Array.from({ length: 500 }, (_, i) => `demo/n${i}`);
		const half = ids.filter((_, i) => i % 2 === 0);
		const inHalf = [...drawOrder(half)].map((row) => half[row]);
		const inAll = [...drawOrder(ids)].map((row) => ids[row] ?? '');
		expect(inAll.filter((id) => half.includes(id))).toEqual(inHalf);
		expect(new Set(inAll).size).toBe(500);
	});

	it('takes from the whole, however alike the ids are', () => {
		const draws = Array.from({ length: 10_000 }, (_, i) => drawOf(`demo/${i}`) / 2 ** 32);
		for (let tenth = 0; tenth < 10; tenth += 1) {
			const own = draws.slice(1000 * tenth, 1000 * (tenth + 1));
			expect(Math.abs(own.filter((draw) => draw < 0.1).length - 100)).toBeLessThan(40);
		}
	});
});

describe('the size of a zip with something to be made', () => {
	const COUNT = 300;
	/** Bytes of the cut-out of an item. */
	const sizeOf = (id: string): number => 30_000 + (drawOf(`size of ${id}`) % 20_000);

	async function idsAndPhotos(count = COUNT) {
		const catalog = await catalogOf(count);
		const { table } = await catalog.view();
		const photoBytes = new Map(table.ids.map((id, row) => [id, table.parts.photoBytes[row] ?? 0]));
		const inOrder = [...drawOrder(table.ids)].map((row) => table.ids[row] ?? '');
		const sample = (id: string, bytes: DerivedSample['bytes'] = { cutoutPng: sizeOf(id) }) => ({
			id,
			photoBytes: photoBytes.get(id) ?? 0,
			bytes
		});
		return { catalog, inOrder, sample };
	}

	it('narrows with each item that was made, and is exact but for its tables in the end', async () => {
		const { catalog, inOrder, sample } = await idsAndPhotos();
		const margins: number[] = [];
		const planOf = async (count: number) =>
			(
				await planFrom(
					catalog,
					CUTOUTS,
					inOrder.slice(0, count).map((id) => sample(id))
				)
			).plan;
		const whole = await planOf(COUNT);
		expect(whole.sampled).toBe(Infinity);
		expect(whole.margin).toBeLessThan(0.01);
		for (const count of [8, 30, 100, 200]) {
			const plan = await planOf(count);
			margins.push(plan.margin ?? Infinity);
			expect(plan.sampled).toBe(count);
			expect(plan.files).toBe(COUNT + 2);
			expect(Math.abs(plan.bytes / whole.bytes - 1)).toBeLessThan(plan.margin ?? 0);
		}
		expect(margins).toEqual([...margins].sort((a, b) => b - a));
		expect((await planOf(2)).margin).toBeNull();
	});

	it('counts only those before the first that is lacking: the others came by no chance', async () => {
		const { catalog, inOrder, sample } = await idsAndPhotos();
		const samples = inOrder.filter((_, i) => i < 20 || i > 25).map((id) => sample(id));
		expect((await planFrom(catalog, CUTOUTS, samples)).plan.sampled).toBe(20);
	});

	it('keeps what is known of one kind when another is wished as well', async () => {
		const { catalog, inOrder, sample } = await idsAndPhotos();
		const wish = { ...CUTOUTS, mask: true };
		const cutouts = inOrder.slice(0, 200).map((id) => sample(id));
		expect((await planFrom(catalog, wish, cutouts)).plan.margin).toBeNull();
		const both = cutouts.map((one, i) =>
			i < 30 ? { ...one, bytes: { ...one.bytes, mask: 3000 + i } } : one
		);
		const cutoutsAlone = (await planFrom(catalog, CUTOUTS, cutouts)).plan;
		const { margin } = (await planFrom(catalog, wish, both)).plan;
		expect(margin).toBeLessThan(1.3 * (cutoutsAlone.margin ?? 0));
	});

	it('takes what cannot be made for what it is: no file and no bytes', async () => {
		const { catalog, inOrder, sample } = await idsAndPhotos();
		const samples = inOrder
			.slice(0, 100)
			.map((id, i) => sample(id, { cutoutPng: i % 2 ? 40_000 : 0 }));
		const { plan } = await planFrom(catalog, CUTOUTS, samples);
		expect(plan.files).toBe(COUNT / 2 + 2);
		expect(plan.bytes / (20_000 * COUNT)).toBeGreaterThan(0.9);
		expect(plan.bytes / (20_000 * COUNT)).toBeLessThan(1.1);
		const none = inOrder.map((id) => sample(id, { cutoutPng: 0 }));
		expect((await planFrom(catalog, CUTOUTS, none)).plan).toMatchObject({ files: 2 });
	});

	it('does not count an item whose photo is another one by now, and names it', async () => {
		const { catalog, inOrder, sample } = await idsAndPhotos();
		const samples = inOrder.map((id) => sample(id));
		const [first, ...rest] = samples;
		if (!first) throw new Error('no sample');
		const old = { ...first, photoBytes: first.photoBytes + 1 };
		const { plan } = await planFrom(catalog, CUTOUTS, [old, ...rest]);
		expect(plan).toMatchObject({ outdated: [first.id], sampled: 0, margin: null });
	});

	it('tells collections apart, whose pictures are of another size', async () => {
		const { catalog } = await idsAndPhotos(200);
		await addCollection(catalog, 200, undefined, 'other');
		const { table } = await catalog.view();
		const samples = [...drawOrder(table.ids)].slice(0, 100).map((row) => {
			const id = table.ids[row] ?? '';
			const cutoutPng = (id.startsWith('other') ? 200_000 : 5000) + (drawOf(id) % 500);
			return { id, photoBytes: table.parts.photoBytes[row] ?? 0, bytes: { cutoutPng } };
		});
		const { plan } = await planFrom(catalog, CUTOUTS, samples);
		expect(Math.abs(plan.bytes / (200 * 205_500) - 1)).toBeLessThan(0.02);
		expect(plan.margin).toBeLessThan(0.02);
	});
});

describe('what annotations come to', () => {
	it('is told item by item as it is in one compressed file', async () => {
		const random = seeded(3);
		const text = deflateText();
		const meter = annotationMeter();
		let told = 0;
		for (let i = 1; i <= 120; i += 1) {
			const [widthPx, heightPx] = [300, 400];
			const data = new Uint8Array(90 * 120);
			for (let y = 0; y < 120; y += 1) {
				const half = 20 + 20 * Math.sin(y / 20 + i) + 3 * random();
				data.fill(1, y * 90 + Math.round(45 - half), y * 90 + Math.round(45 + half));
			}
			const box = { x: 0.1 + random() / 10, y: 0.1, width: 0.6, height: 0.7 + random() / 10 };
			const garment = { box, mask: { widthPx: 90, heightPx: 120, data } };
			const subject = {
				widthPx,
				heightPx,
				category: 'top' as const,
				box,
				garment,
				keyPoints: null
			};
			const image = { id: i, file_name: `images/n${i}.jpg`, width: widthPx, height: heightPx };
			const annotations = cocoAnnotations(subject, i, i);
			await text.write([image, ...annotations].map((one) => JSON.stringify(one)).join());
			told += await meter(image, annotations);
		}
		const { storedBytes } = await text.close();
		expect(Math.abs(told / storedBytes - 1)).toBeLessThan(0.05);
	});
});
