import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CatalogImport, CatalogStore } from '../../../src/lib/catalog/store/catalog-store';
import { Connection } from '../../../src/lib/catalog/store/connection';
import { createImportLock } from '../../../src/lib/catalog/store/import-lock';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { CONTENT_STORES, FORMER_STORES } from '../../../src/lib/catalog/store/schema';
import { importAll, onlyShard, readSample, visible, type Sample } from './sample-store';

// Hundreds of items a test; a busy machine needs its time.
let factory: IDBFactory;
const open = () => openStore({ factory, lock: createImportLock(null) });

/** Records in every store, left-overs included. */
async function recordCounts(): Promise<Record<string, number>> {
	const connection = new Connection({ factory, name: 'otlens-catalog' });
	const database = await connection.open();
	const counts = await Promise.all(
		[...CONTENT_STORES, ...FORMER_STORES].map(
			async (name) => [name, await database.count(name)] as const
		)
	);
	connection.close();
	return Object.fromEntries(counts);
}

/** Lets the n-th block of a shard fail, in the way a browser without room does. */
function failBlock(n: number, error: () => Error): void {
	const put = IDBObjectStore.prototype.put;
	let count = 0;
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
		this: IDBObjectStore,
		...args
	) {
		if (this.name === 'blocks' && ++count === n) throw error();
		return put.apply(this, args);
	});
}

/** Puts the first shards of a sample, and leaves it there. */
async function beginOf(store: CatalogStore, sample: Sample, count = 1): Promise<CatalogImport> {
	const writing = await store.beginImport(sample.collection, sample.plan);
	for (const [i, shard] of sample.shards.slice(0, count).entries()) {
		await writing.put(sample.plan[i]?.key ?? '', shard);
	}
	return writing;
}

const keysOf = ({ plan }: Sample): readonly string[] => plan.map(({ key }) => key);

beforeEach(() => {
	factory = new IDBFactory();
});
afterEach(() => {
	vi.restoreAllMocks();
});

describe('an import that does not come to its end', () => {
	it('leaves the old catalog whole when the tab dies, and is taken up again', async () => {
		const first = await open();
		await importAll(first, await readSample(5, 'demo', 1));
		const before = await visible(first, 'demo/n0001');

		const next = await readSample(600, 'demo', 2);
		await beginOf(first, next);
		first.close();

		const second = await open();
		expect(await visible(second, 'demo/n0001')).toEqual(before);
		expect(await second.unfinished()).toEqual([
			{ id: 'demo', name: { en: 'Demo', ko: '데모' }, count: 600, done: 512 }
		]);
		const writing = await second.beginImport(next.collection, next.plan);
		expect([...writing.kept]).toEqual(keysOf(next).slice(0, 1));
		await writing.put(next.plan[1]?.key ?? '', next.shards[1] ?? onlyShard(next));
		await writing.commit();
		expect((await visible(second, 'demo/n0599')).ids).toHaveLength(600);
		expect(await second.unfinished()).toEqual([]);
	});

	it('is cleared when nobody takes it up for a week', async () => {
		const first = await open();
		await importAll(first, await readSample(5, 'demo', 1));
		const countsBefore = await recordCounts();
		await beginOf(first, await readSample(600, 'demo', 2));
		first.close();
		const day = 86_400_000;
		vi.setSystemTime(Date.now() + 6 * day);
		expect(await (await open()).unfinished()).toHaveLength(1);
		vi.setSystemTime(Date.now() + 2 * day);
		expect(await (await open()).unfinished()).toEqual([]);
		vi.useRealTimers();
		expect(await recordCounts()).toEqual(countsBefore);
	});

	it('gives way to another import of the collection, but for the shards in common', async () => {
		const store = await open();
		const large = await readSample(1100, 'demo', 1);
		await beginOf(store, large, 2);
		const small = await readSample(512, 'demo', 1);
		const writing = await store.beginImport(small.collection, small.plan);
		expect([...writing.kept]).toEqual(keysOf(small));
		await writing.commit();
		expect(await recordCounts()).toMatchObject({ collections: 1, shards: 1 });
		expect((await visible(store, 'demo/n0511')).ids).toHaveLength(512);
	});

	it('goes with its collection when that is removed', async () => {
		const store = await open();
		await beginOf(store, await readSample(600, 'demo', 1));
		await store.removeCollection('demo');
		expect(await recordCounts()).toMatchObject({ collections: 0, shards: 0, blocks: 0 });
	});

	it('clears up what was replaced at once, and keeps what did not change', async () => {
		const store = await open();
		await importAll(store, await readSample(600, 'demo', 1));
		const blocksOfAll = (await recordCounts())['blocks'];
		const next = await readSample(512, 'demo', 1);
		const writing = await store.beginImport(next.collection, next.plan);
		expect([...writing.kept]).toEqual(keysOf(next));
		await writing.commit();
		const counts = await recordCounts();
		expect(counts).toMatchObject({ collections: 1, shards: 1 });
		expect(counts['blocks']).toBeLessThan(blocksOfAll ?? 0);
		await importAll(store, await readSample(3, 'demo', 2));
		// One block each of items, thumbnails, vectors, scales, fine, columns and parts, and two of photos.
		expect(await recordCounts()).toMatchObject({ collections: 1, shards: 1, blocks: 9 });
	});

	it('has no item twice, even when the shards that hold it come from different imports', async () => {
		const store = await open();
		const [one, two] = [await readSample(3, 'demo', 1), await readSample(4, 'demo', 2)];
		const both = { ...one, plan: [...one.plan, ...two.plan] };
		const writing = await store.beginImport(both.collection, both.plan);
		await writing.put(one.plan[0]?.key ?? '', onlyShard(one));
		await writing.put(two.plan[0]?.key ?? '', onlyShard(two));
		await expect(writing.commit()).rejects.toMatchObject({
			name: 'SnapshotFormatError',
			message: 'item demo/n0000 comes twice'
		});
		expect(await store.collections()).toEqual([]);
	});

	it('cannot be committed before its last shard is in', async () => {
		const store = await open();
		const writing = await beginOf(store, await readSample(600, 'demo', 1));
		await expect(writing.commit()).rejects.toHaveProperty('name', 'ImportLostError');
		expect(await store.collections()).toEqual([]);
	});

	it.each([
		['when a block is put', () => new DOMException('full', 'QuotaExceededError')],
		[
			'in Firefox’s words',
			() => Object.assign(new Error('full'), { name: 'NS_ERROR_DOM_QUOTA_REACHED' })
		]
	])('reports full storage %s and keeps what was there', async (_, error) => {
		const store = await open();
		await importAll(store, await readSample(5, 'demo', 1));
		const before = await visible(store, 'demo/n0001');
		const countsBefore = await recordCounts();
		const next = await readSample(20, 'demo', 2);
		const writing = await store.beginImport(next.collection, next.plan);
		failBlock(10, error);
		await expect(writing.put(keysOf(next)[0] ?? '', onlyShard(next))).rejects.toHaveProperty(
			'name',
			'StorageFullError'
		);
		await writing.discard();
		vi.restoreAllMocks();
		expect(await visible(store, 'demo/n0001')).toEqual(before);
		expect(await recordCounts()).toEqual(countsBefore);
		await importAll(store, next);
		expect((await visible(store, 'demo/n0001')).ids).toHaveLength(20);
	});

	it('reports full storage when only the transaction fails', async () => {
		const store = await open();
		const sample = await readSample(5);
		const writing = await store.beginImport(sample.collection, sample.plan);
		const transaction = IDBDatabase.prototype.transaction;
		vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			...args
		) {
			const made = transaction.apply(this, args);
			const full = new DOMException('full', 'QuotaExceededError');
			Object.defineProperty(made, 'error', { value: full });
			// As late as it can be: every request has succeeded.
			let puts = 0;
			const shards = made.objectStore('shards');
			const put = shards.put.bind(shards);
			made.objectStore = new Proxy(made.objectStore.bind(made), {
				apply: (target, _this, [name]: [string]) => (name === 'shards' ? shards : target(name))
			});
			shards.put = (...values) => {
				const request = put(...values);
				request.addEventListener('success', () => {
					puts += 1;
					made.abort();
				});
				expect(puts).toBe(0);
				return request;
			};
			return made;
		});
		await expect(writing.put(keysOf(sample)[0] ?? '', onlyShard(sample))).rejects.toHaveProperty(
			'name',
			'StorageFullError'
		);
	});

	it('says that it was lost when another tab took it over, and hurts nothing', async () => {
		const store = await open();
		const sample = await readSample(600);
		const writing = await beginOf(store, sample);
		// Knows nothing of the lock of the other.
		const other = await (await open()).beginImport(sample.collection, sample.plan);
		const [, second] = sample.shards;
		if (!second) throw new Error('two shards are needed');
		const putting = writing.put(keysOf(sample)[1] ?? '', second);
		await expect(putting).rejects.toHaveProperty('name', 'ImportLostError');
		await expect(writing.commit()).rejects.toHaveProperty('name', 'ImportLostError');
		await writing.discard();
		await other.put(keysOf(sample)[1] ?? '', second);
		await other.commit();
		expect((await visible(store, 'demo/n0001')).ids).toHaveLength(600);
	});

	it('is not cleared by an opening that sees the lock held', async () => {
		const lock = createImportLock(null);
		const store = await openStore({ factory, lock });
		const sample = await readSample(600);
		await lock.run(new AbortController().signal, async () => {
			const writing = await beginOf(store, sample);
			await openStore({ factory, lock });
			const [, second] = sample.shards;
			if (second) await writing.put(keysOf(sample)[1] ?? '', second);
			await writing.commit();
		});
		expect((await visible(store, 'demo/n0001')).ids).toHaveLength(600);
	});
});

describe('stored columns', () => {
	it('that are damaged or of another version are made anew from the items', async () => {
		const first = await open();
		await importAll(first, await readSample(600));
		const before = await visible(first, 'demo/n0001');
		first.close();
		const connection = new Connection({ factory, name: 'otlens-catalog' });
		const database = await connection.open();
		const [key = ''] = await database.getAllKeys('shards');
		await database.put('blocks', new ArrayBuffer(3), [key, 'columns', 0]);
		const second = await open();
		expect(await visible(second, 'demo/n0001')).toEqual(before);
		expect((await database.get('blocks', [key, 'columns', 0]))?.byteLength).toBeGreaterThan(1000);
		connection.close();
	});
});
