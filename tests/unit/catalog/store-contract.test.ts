import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/lib/catalog/columns/columns-of';
import type { ItemChange, ItemEdit } from '../../../src/lib/catalog/facets/item-edits';
import type { CatalogStore } from '../../../src/lib/catalog/store/catalog-store';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { picture } from './sample-snapshot';
import { edited } from './sample-palette';
import { importAll, onlyShard, readSample, visible } from './sample-store';

// Hundreds of items a test; a busy machine needs its time.
const edit = (id: string, change: ItemChange, deleted = false): ItemEdit => ({
	version: 1,
	id,
	change,
	deleted
});

const stores: [string, boolean, () => Promise<CatalogStore>][] = [
	['IndexedDB', true, () => openStore({ factory: new IDBFactory() })],
	['memory', false, () => openStore({ factory: null })]
];

describe.each(stores)('the store in %s', (_, lasting, open) => {
	it('starts empty and says whether it lasts', async () => {
		const store = await open();
		expect(store.lasting).toBe(lasting);
		expect(await store.collections()).toEqual([]);
		expect(await store.items(['demo/n0000'])).toEqual([null]);
	});

	it('gives back what was imported, in the order asked', async () => {
		const store = await open();
		const sample = await readSample(600);
		await importAll(store, sample);
		expect(await store.collections()).toEqual([
			{ ...sample.collection, storedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) }
		]);
		const ids = ['demo/n0599', 'demo/none', 'other/n0001', 'demo/n0001'];
		expect((await store.items(ids)).map((item) => item?.id)).toEqual([
			'demo/n0599',
			undefined,
			undefined,
			'demo/n0001'
		]);
		const thumbnails = await store.pictures(ids, 'thumbnail');
		expect(thumbnails[0]).toEqual({ type: 'image/png', bytes: picture('thumbnail 1 599') });
		expect(thumbnails.slice(1, 3)).toEqual([null, null]);
		expect((await store.pictures(['demo/n0001'], 'photo'))[0]?.bytes).toEqual(picture('photo 1 1'));
	});

	it('gives row i of the vectors for item i, shard after shard', async () => {
		const store = await open();
		const sample = await readSample(600);
		await importAll(store, sample);
		let seen = 0;
		for await (const { collection, columns, vectors, fine } of store.shards()) {
			const shard = sample.shards[seen];
			expect(collection.id).toBe('demo');
			expect(columns).toEqual(columnsOf(shard?.items ?? []));
			expect(vectors.int8.join()).toBe(shard?.vectors.int8.join());
			expect(vectors.scales).toEqual(shard?.vectors.scales);
			expect(fine?.join()).toBe(shard?.fine?.join());
			seen += 1;
		}
		expect(seen).toBe(2);
	});

	it('shows nothing of an import before it is committed', async () => {
		const store = await open();
		await importAll(store, await readSample(5, 'demo', 1));
		const before = await visible(store, 'demo/n0001');
		const next = await readSample(7, 'demo', 2);
		const writing = await store.beginImport(next.collection, next.plan);
		await writing.put(next.plan[0]?.key ?? '', onlyShard(next));
		expect(await visible(store, 'demo/n0001')).toEqual(before);
		await writing.discard();
		expect(await visible(store, 'demo/n0001')).toEqual(before);
	});

	it('replaces a collection of the same id and leaves others alone', async () => {
		const store = await open();
		await importAll(store, await readSample(5, 'demo', 1));
		await importAll(store, await readSample(2, 'mine', 3));
		await importAll(store, await readSample(3, 'demo', 2));
		expect((await visible(store, 'demo/n0001')).photo).toContain('photo 2 1');
		expect((await visible(store, 'mine/n0001')).ids).toEqual([
			'demo/n0000',
			'demo/n0001',
			'demo/n0002',
			'mine/n0000',
			'mine/n0001'
		]);
	});

	it('removes a collection with all its pictures', async () => {
		const store = await open();
		await importAll(store, await readSample(5, 'demo'));
		await importAll(store, await readSample(2, 'mine'));
		await store.removeCollection('demo');
		await store.removeCollection('never-there');
		expect((await store.collections()).map(({ id }) => id)).toEqual(['mine']);
		expect(await store.pictures(['demo/n0001', 'mine/n0001'], 'photo')).toEqual([
			null,
			expect.anything()
		]);
	});

	it('keeps what a person made of palettes, photo by photo', async () => {
		const store = await open();
		const [top, bag, other] = [edited('aa', 'top'), edited('aa', 'bag'), edited('b', 'top')];
		for (const one of [top, bag, other]) await store.putPalette(one);
		const again = { ...top, editedAt: '2026-02-02T00:00:00Z' };
		await store.putPalette(again);
		expect(new Set(await store.palettes('aa'))).toEqual(new Set([bag, again]));
		await store.deletePalette({ photo: 'aa', target: 'bag' });
		await store.deletePalette({ photo: 'none', target: 'bag' });
		expect(await store.palettes('aa')).toEqual([again]);
		expect(await store.palettes('b')).toEqual([other]);
		expect(await store.palettes('a')).toEqual([]);
	});

	it('keeps them through imports and removals of collections', async () => {
		const store = await open();
		await store.putPalette(edited('aa', 'top'));
		await importAll(store, await readSample(3, 'demo'));
		await store.removeCollection('demo');
		expect(await store.palettes('aa')).toEqual([edited('aa', 'top')]);
	});

	it('remembers what was removed until it is imported again', async () => {
		const store = await open();
		const demo = await readSample(2, 'demo');
		await importAll(store, demo);
		await importAll(store, await readSample(2, 'mine'));
		expect(await store.removed()).toEqual([]);
		await store.removeCollection('demo');
		await store.removeCollection('demo');
		await store.removeCollection('mine');
		expect(await store.removed()).toEqual(['demo', 'mine']);
		await importAll(store, demo);
		expect(await store.removed()).toEqual(['mine']);
	});

	it('keeps what a person changed of items, through imports and removals', async () => {
		const store = await open();
		await importAll(store, await readSample(5, 'demo', 1));
		const before = await store.items(['demo/n0001', 'demo/n0002']);
		const [hat, gone] = [edit('demo/n0001', { category: 'hat' }), edit('demo/n0002', {}, true)];
		await store.edits.put([hat, gone, edit('demo/n0003', { hasModel: 'no' })]);
		await store.edits.put([edit('demo/n0003', { pose: 'unknown' })]);
		await store.edits.drop(['demo/n0003', 'demo/none']);
		await importAll(store, await readSample(4, 'demo', 2));
		await store.removeCollection('demo');
		await importAll(store, await readSample(3, 'demo', 1));
		expect(new Set(await store.edits.all())).toEqual(new Set([hat, gone]));
		// What was measured stays as it was.
		expect(await store.items(['demo/n0001', 'demo/n0002'])).toEqual(before);
	});

	it('shows thumbnails for photos of a collection that has none', async () => {
		const store = await open();
		const sample = await readSample(40);
		const shards = sample.shards.map((shard) => ({ ...shard, photos: null }));
		await importAll(store, { ...sample, shards });
		const [photo] = await store.pictures(['demo/n0033'], 'photo');
		expect(photo?.bytes).toEqual(picture('thumbnail 1 33'));
	});
});
