import { describe, expect, it } from 'vitest';
import { CatalogSource, planFrom } from '../../../../src/lib/export/zip/catalog-source';
import { drawOf } from '../../../../src/lib/export/zip/draw-order';
import { sampleDerived } from '../../../../src/lib/export/zip/sample-derived';
import type {
	Derive,
	Derived,
	DerivedKind,
	DerivedSample,
	ZipWish
} from '../../../../src/lib/export/zip/wish';
import type { ZipSource } from '../../../../src/lib/export/zip/zip-source';
import type { Box } from '../../../../src/lib/vision/image/raster';
import { neverAborted } from '../../catalog/sample-snapshot';
import { ALL, catalogOf, fileOf, zipOf } from './sample-zip';

const CUTOUTS: ZipWish = { ...ALL, cutout: 'png' };

/** Draws a blob of a size that depends on the item, and notes who was asked for. */
function fakeDerive(fails: (number: string) => boolean = () => false) {
	const asked: { readonly id: string; readonly kinds: readonly DerivedKind[] }[] = [];
	const derive: Derive = ({ item, kinds }) => {
		asked.push({ id: item.id, kinds });
		if (fails(item.number)) return Promise.resolve(null);
		const size = 2000 + 10 * Number(item.number.slice(1));
		const pictures = Object.fromEntries(
			kinds
				.filter((kind) => kind !== 'outline' && kind !== 'keyPoints')
				.map((kind) => [kind, new Blob([new Uint8Array(size)], { type: 'image/png' })])
		);
		return Promise.resolve({ pictures, garment: null, keyPoints: null });
	};
	return { derive, asked };
}

async function setUp(count: number, wish: ZipWish = CUTOUTS, photos = true) {
	const catalog = await catalogOf(count, undefined, { photos });
	const source = new CatalogSource(catalog, await planFrom(catalog, wish));
	const book = new Map<string, DerivedSample>();
	const onSample = (sample: DerivedSample): void => void book.set(sample.id, sample);
	return { catalog, source, book, onSample };
}

const lacking = (source: ZipSource, what: Partial<ZipSource>): ZipSource => ({
	facts: () => source.facts(),
	ids: () => source.ids(),
	records: (from, count) => source.records(from, count),
	heads: (from, count) => source.heads(from, count),
	photos: (from, most) => source.photos(from, most),
	thumbnails: (from, count) => source.thumbnails(from, count),
	vectors: (from, count) => source.vectors(from, count),
	...what
});

/** A garment with an edge that is another one for each item. */
function outlined(id: string, box: Box): Derived {
	const [widthPx, heightPx] = [120, 160];
	const data = new Uint8Array(widthPx * heightPx);
	for (let y = 0; y < heightPx; y += 1) {
		const half = 25 + 20 * Math.sin(y / 17 + drawOf(id)) + (drawOf(`${id} ${y}`) % 5);
		data.fill(1, y * widthPx + Math.round(60 - half), y * widthPx + Math.round(60 + half));
	}
	return { pictures: {}, garment: { box, mask: { widthPx, heightPx, data } }, keyPoints: null };
}

describe('trying items to tell a size', () => {
	it('goes through all of them once, in an order of chance that stays', async () => {
		const { source, book, onSample } = await setUp(40);
		const [first, second] = [fakeDerive(), fakeDerive()];
		const signal = neverAborted();
		await sampleDerived(source, CUTOUTS, { derive: first.derive, known: [], onSample, signal });
		await sampleDerived(source, CUTOUTS, { derive: second.derive, known: [], onSample, signal });
		const order = first.asked.map(({ id }) => id);
		expect(second.asked.map(({ id }) => id)).toEqual(order);
		expect(new Set(order).size).toBe(40);
		expect(order).not.toEqual([...order].sort());
		expect(book.get('demo/n0007')?.bytes).toEqual({ cutoutPng: 2070 });
	});

	it('never makes again what is known, and makes only what is lacking of it', async () => {
		const { source, onSample } = await setUp(6, { ...CUTOUTS, mask: true });
		const known = ['demo/n0000', 'demo/n0001'].map((id, i) => ({
			id,
			photoBytes: 9,
			bytes: { cutoutPng: 1, ...(i === 0 && { mask: 1 }) }
		}));
		const { derive, asked } = fakeDerive();
		const wish = { ...CUTOUTS, mask: true };
		await sampleDerived(source, wish, { derive, known, onSample, signal: neverAborted() });
		expect(asked).toHaveLength(5);
		expect(asked.find(({ id }) => id === 'demo/n0001')?.kinds).toEqual(['mask']);
		expect(asked.find(({ id }) => id === 'demo/n0002')?.kinds).toEqual(['cutout', 'mask']);
	});

	it('stops at the item during which it is told to', async () => {
		const { source, book, onSample } = await setUp(20);
		const { derive, asked } = fakeDerive();
		const controller = new AbortController();
		const sampling = sampleDerived(source, CUTOUTS, {
			derive: (request, signal) => {
				if (asked.length === 4) controller.abort();
				return derive(request, signal);
			},
			known: [],
			onSample,
			signal: controller.signal
		});
		await expect(sampling).rejects.toHaveProperty('name', 'AbortError');
		expect(asked).toHaveLength(5);
		expect(book.size).toBe(4);
	});

	it('counts an item of which nothing can be made as one of no bytes', async () => {
		const { catalog, source, book, onSample } = await setUp(12);
		const { derive } = fakeDerive((number) => Number(number.slice(1)) % 3 === 0);
		await sampleDerived(source, CUTOUTS, { derive, known: [], onSample, signal: neverAborted() });
		expect(book.get('demo/n0003')?.bytes).toEqual({ cutoutPng: 0 });
		const { plan } = await planFrom(catalog, CUTOUTS, [...book.values()]);
		const written = await zipOf(catalog, CUTOUTS, { derive });
		const { outcome } = written;
		if (outcome.state !== 'written') throw new Error(outcome.state);
		expect(plan.files).toBe(outcome.summary.files);
		expect(Math.abs(plan.bytes / fileOf(written).size - 1)).toBeLessThan(0.01);
	});

	it('passes on why nothing can be made at all', async () => {
		const { source, onSample } = await setUp(3);
		const derive: Derive = () => Promise.reject(new Error('no models'));
		await expect(
			sampleDerived(source, CUTOUTS, { derive, known: [], onSample, signal: neverAborted() })
		).rejects.toThrow('no models');
	});

	it('goes on where a photo is missing from the store or an item is gone', async () => {
		const { source, book, onSample } = await setUp(5);
		const { derive } = fakeDerive();
		const holey = lacking(source, {
			photos: async (from, most) => (from === 2 ? [null] : source.photos(from, most)),
			records: async (from, count) => (from === 3 ? [null] : source.records(from, count))
		});
		await sampleDerived(holey, CUTOUTS, { derive, known: [], onSample, signal: neverAborted() });
		expect(book.get('demo/n0002')).toMatchObject({ photoBytes: 0, bytes: { cutoutPng: 0 } });
		expect([...book.keys()].sort()).toEqual([0, 1, 2, 4].map((number) => `demo/n000${number}`));
	});

	it('tells annotations by what they come to in the zip', async () => {
		const wish = { ...ALL, photo: true, restorable: false, coco: true };
		const { catalog, source, book, onSample } = await setUp(60, wish);
		const derive: Derive = ({ item }) => Promise.resolve(outlined(item.id, item.box));
		await sampleDerived(source, wish, { derive, known: [], onSample, signal: neverAborted() });
		const { plan } = await planFrom(catalog, wish, [...book.values()]);
		const { size } = fileOf(await zipOf(catalog, wish, { derive }));
		expect(Math.abs(plan.bytes / size - 1)).toBeLessThan(0.02);
	});
});
