import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import {
	decodeParts,
	encodeParts,
	joinParts,
	typeAt,
	type PartColumns
} from '../../../src/lib/catalog/columns/part-columns';
import { emptyBitmap, addTo, itemsIn } from '../../../src/lib/catalog/search/bitmap';
import type { CatalogStore } from '../../../src/lib/catalog/store/catalog-store';
import { DATABASE_NAME } from '../../../src/lib/catalog/store/schema';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { picture } from './sample-snapshot';
import { importAll, onlyShard, readSample } from './sample-store';

// Hundreds of items a test; a busy machine needs its time.
async function partsOf(store: CatalogStore): Promise<readonly PartColumns[]> {
	const parts = [];
	for await (const part of store.parts()) parts.push(part);
	return parts;
}

const stores: [string, () => Promise<CatalogStore>][] = [
	['IndexedDB', () => openStore({ factory: new IDBFactory() })],
	['memory', () => openStore({ factory: null })]
];

describe.each(stores)('what a zip has to know, of the store in %s', (_, open) => {
	it('is the size of every picture, and what names and splits need', async () => {
		const store = await open();
		await importAll(store, await readSample(600));
		const parts = joinParts(await partsOf(store));
		expect(parts.count).toBe(600);
		expect(parts.photoBytes[599]).toBe(picture('photo 1 599').length);
		expect(parts.thumbnailBytes[7]).toBe(picture('thumbnail 1 7').length);
		expect(typeAt(parts.photoTypes, 599)).toBe('image/png');
		expect(parts.languages.values[parts.languages.codes[3] ?? 0]).toBe('ko en');
		expect(new Set(parts.link).size).toBe(600);
		expect(new Set(parts.storedWith)).toEqual(new Set([3]));
	});

	it('are vectors by id, of whatever shard', async () => {
		const store = await open();
		const sample = await readSample(600);
		await importAll(store, sample);
		const found = await store.vectors(['demo/n0513', 'demo/n0002']);
		const [first, second] = sample.shards;
		expect(found?.int8.subarray(0, 256)).toEqual(second?.vectors.int8.subarray(256, 512));
		expect(found?.int8.subarray(256)).toEqual(first?.vectors.int8.subarray(512, 768));
		expect(found?.fine?.subarray(256)).toEqual(first?.fine?.subarray(512, 768));
		expect(found?.scales[1]).toBe(first?.vectors.scales[2]);
		expect(await store.vectors(['demo/n0001', 'demo/none'])).toBeNull();
	});

	it('are pictures that may be moved away, and are there again', async () => {
		const store = await open();
		await importAll(store, await readSample(5));
		const ids = ['demo/n0003', 'demo/none', 'demo/n0000'];
		for (let round = 0; round < 2; round += 1) {
			const taken = await store.takePictures(ids, 'photo');
			expect(taken.map((one) => one && [...one.bytes])).toEqual([
				[...picture('photo 1 3')],
				null,
				[...picture('photo 1 0')]
			]);
			structuredClone(taken, {
				transfer: [...new Set(taken.flatMap((one) => (one ? [one.bytes.buffer] : [])))]
			});
		}
	});

	it('are the shards of a collection, beside which others can be put', async () => {
		const store = await open();
		const sample = await readSample(5);
		await importAll(store, sample);
		expect(await store.planOf('demo')).toEqual(
			sample.plan.map(({ key, count }) => ({ key, count }))
		);
		expect(await store.planOf('none')).toEqual([]);
		const other = await readSample(3, 'demo', 9);
		const shard = onlyShard(other);
		const items = shard.items.map((item) => ({ ...item, id: `${item.id}x` }));
		const key = other.plan[0]?.key ?? '';
		const plan = [...(await store.planOf('demo')), { key, count: 3 }];
		const writing = await store.beginImport({ ...sample.collection, count: 8 }, plan);
		expect([...writing.kept]).toEqual(sample.plan.map((one) => one.key));
		await writing.put(key, { ...shard, items });
		await writing.commit();
		expect(await store.items(['demo/n0004', 'demo/n0002x'])).toMatchObject([
			{ id: 'demo/n0004' },
			{ id: 'demo/n0002x' }
		]);
	});
});

describe('shards from before', () => {
	it('get what a zip has to know when it is first asked for, and keep it', async () => {
		vi.stubGlobal('indexedDB', new IDBFactory());
		try {
			const store = await openStore();
			await importAll(store, await readSample(40));
			const made = await partsOf(store);
			const database = await openDB(DATABASE_NAME);
			const keys = async () =>
				(await database.getAllKeys('blocks')).filter((key) => (key as string[])[1] === 'parts');
			for (const key of await keys()) await database.delete('blocks', key);
			expect(await keys()).toEqual([]);
			expect(await partsOf(store)).toEqual(made);
			expect(await keys()).toHaveLength(1);
			database.close();
			store.close();
		} finally {
			vi.unstubAllGlobals();
		}
	});

	it('are not taken for what they are not', async () => {
		const store = await openStore({ factory: null });
		await importAll(store, await readSample(4));
		const [parts] = await partsOf(store);
		if (!parts) throw new Error('no parts');
		const packed = encodeParts(parts).buffer;
		expect(decodeParts(packed)).toEqual(parts);
		expect(decodeParts(packed.slice(0, 40))).toBeNull();
		const other = packed.slice(0);
		new DataView(other).setUint32(4, 99, true);
		expect(decodeParts(other)).toBeNull();
	});
});

describe('the items of a bitmap', () => {
	it('come out rising, whatever word they are in', () => {
		const bits = emptyBitmap(100);
		for (const item of [0, 31, 32, 63, 64, 99]) addTo(bits, item);
		expect([...itemsIn(bits)]).toEqual([0, 31, 32, 63, 64, 99]);
		expect(itemsIn(emptyBitmap(5))).toHaveLength(0);
	});
});
