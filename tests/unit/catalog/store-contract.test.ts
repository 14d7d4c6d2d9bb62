import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/lib/catalog/columns/columns-of';
import { unpackTexts } from '../../../src/lib/catalog/columns/texts';
import type { CatalogStore } from '../../../src/lib/catalog/store/catalog-store';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { CATEGORIES } from '../../../src/lib/vision/parse/classes';
import { picture } from './sample-snapshot';
import { edited } from './sample-palette';
import { importAll, onlyShard, readSample, visible } from './sample-store';

/** What the columns say of an item. */
async function rowOf(store: CatalogStore, id: string) {
	for await (const { columns } of store.shards()) {
		const row = unpackTexts(columns.ids).indexOf(id);
		if (row < 0) continue;
		const { category, project } = columns;
		return {
			category: CATEGORIES[category[row] ?? -1],
			project: project.values[project.codes[row] ?? -1]
		};
	}
	return null;
}

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
		for await (const { collection, columns, vectors } of store.shards()) {
			const shard = sample.shards[seen];
			expect(collection.id).toBe('demo');
			expect(columns).toEqual(columnsOf(shard?.items ?? []));
			expect(vectors.int8.join()).toBe(shard?.vectors.int8.join());
			expect(vectors.scales).toEqual(shard?.vectors.scales);
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

	it('lays a person’s edits over items and columns, and takes them back', async () => {
		const store = await open();
		await importAll(store, await readSample(600));
		const [id, other] = ['demo/n0599', 'demo/n0003'];
		const before = await store.items([id, other]);
		expect(await store.edit([id], { category: 'dress', project: '치마' })).toEqual([
			{ id, edit: null }
		]);
		const former = await store.edit([id, other], { category: 'bag' });
		expect(former[0]?.edit?.change).toEqual({ category: 'dress', project: '치마' });
		expect(await store.items([id, other])).toEqual([
			{ ...before[0], category: 'bag', project: '치마' },
			{ ...before[1], category: 'bag' }
		]);
		expect(await rowOf(store, id)).toMatchObject({ category: 'bag', project: '치마' });

		await store.putEdits(former);
		expect(await store.items([id, other])).toEqual([
			{ ...before[0], category: 'dress', project: '치마' },
			before[1]
		]);
		await store.putEdits([{ id, edit: null }]);
		expect(await store.items([id])).toEqual([before[0]]);
		expect(await rowOf(store, id)).toMatchObject({ category: before[0]?.category, project: '' });
	});

	it('hides deleted items and brings them back where they were', async () => {
		const store = await open();
		const sample = await readSample(600);
		await importAll(store, sample);
		const before = await visible(store, 'demo/n0599');
		await store.deleteItems(['demo/n0000', 'demo/n0599', 'demo/none']);
		expect(await store.items(['demo/n0599', 'demo/n0001'])).toEqual([null, expect.anything()]);
		const { ids } = await visible(store, 'demo/n0001');
		expect(ids).toHaveLength(598);
		expect(ids).not.toContain('demo/n0000');
		// The vectors moved up with their items.
		for await (const { columns, vectors } of store.shards()) {
			const row = unpackTexts(columns.ids).indexOf('demo/n0001');
			if (row < 0) continue;
			const own = sample.shards[0]?.vectors.int8.subarray(256, 512);
			expect(vectors.int8.subarray(row * 256, row * 256 + 256).join()).toBe(own?.join());
		}
		await store.restoreItems(['demo/n0000', 'demo/n0599']);
		expect(await visible(store, 'demo/n0599')).toEqual(before);
	});

	it('keeps edits and deletions through imports and removals of the collection', async () => {
		const store = await open();
		await importAll(store, await readSample(5, 'demo', 1));
		await store.edit(['demo/n0001'], { category: 'hat' });
		await store.deleteItems(['demo/n0002']);
		await importAll(store, await readSample(4, 'demo', 2));
		await store.removeCollection('demo');
		await importAll(store, await readSample(3, 'demo', 3));
		const [edited, deleted] = await store.items(['demo/n0001', 'demo/n0002']);
		expect(edited?.category).toBe('hat');
		expect(deleted).toBeNull();
		expect((await visible(store, 'demo/n0001')).ids).toEqual(['demo/n0000', 'demo/n0001']);
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
