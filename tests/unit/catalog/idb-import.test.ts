import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../../src/lib/catalog/store/connection';
import { createImportLock } from '../../../src/lib/catalog/store/import-lock';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { ALL_STORES } from '../../../src/lib/catalog/store/schema';
import { importAll, readSample, visible } from './sample-store';

let factory: IDBFactory;
const open = () => openStore({ factory, lock: createImportLock(null) });

/** Records in every store, left-overs included. */
async function recordCounts(): Promise<Record<string, number>> {
	const connection = new Connection({ factory, name: 'otlens-catalog' });
	const database = await connection.open();
	const counts = await Promise.all(
		ALL_STORES.map(async (name) => [name, await database.count(name)] as const)
	);
	connection.close();
	return Object.fromEntries(counts);
}

/** Lets the n-th record of the photos fail, in the way a browser without room does. */
function failPhoto(n: number, error: () => Error): void {
	const put = IDBObjectStore.prototype.put;
	let count = 0;
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
		this: IDBObjectStore,
		...args
	) {
		if (this.name === 'photos' && ++count === n) throw error();
		return put.apply(this, args);
	});
}

beforeEach(() => {
	factory = new IDBFactory();
});
afterEach(() => {
	vi.restoreAllMocks();
});

describe('an import that does not come to its end', () => {
	it('leaves the old catalog whole when the tab dies, and the next opening clears up', async () => {
		const first = await open();
		await importAll(first, await readSample(5, 'demo', 1));
		const before = await visible(first, 'demo/n0001');
		const countsBefore = await recordCounts();

		const next = await readSample(600, 'demo', 2);
		const writing = await first.beginImport(next.collection);
		const [shard] = next.shards;
		if (shard) await writing.put(shard);
		first.close();
		expect((await recordCounts())['items']).toBe(5 + 512);

		const second = await open();
		expect(await visible(second, 'demo/n0001')).toEqual(before);
		expect(await recordCounts()).toEqual(countsBefore);
	});

	it('clears up what was replaced at once', async () => {
		const store = await open();
		await importAll(store, await readSample(600, 'demo', 1));
		await importAll(store, await readSample(3, 'demo', 2));
		expect(await recordCounts()).toEqual({
			collections: 1,
			items: 3,
			thumbnails: 3,
			photos: 3,
			vectors: 1
		});
	});

	it.each([
		['when a record is put', () => new DOMException('full', 'QuotaExceededError')],
		[
			'in Firefox’s words',
			() => Object.assign(new Error('full'), { name: 'NS_ERROR_DOM_QUOTA_REACHED' })
		]
	])('reports full storage %s and keeps what was there', async (_, error) => {
		const store = await open();
		await importAll(store, await readSample(5, 'demo', 1));
		const before = await visible(store, 'demo/n0001');
		const next = await readSample(20, 'demo', 2);
		const writing = await store.beginImport(next.collection);
		failPhoto(10, error);
		const [shard] = next.shards;
		expect(shard).toBeDefined();
		if (shard) {
			await expect(writing.put(shard)).rejects.toHaveProperty('name', 'StorageFullError');
		}
		await writing.discard();
		vi.restoreAllMocks();
		expect(await visible(store, 'demo/n0001')).toEqual(before);
		expect((await recordCounts())['photos']).toBe(5);
		await importAll(store, next);
		expect((await visible(store, 'demo/n0001')).ids).toHaveLength(20);
	});

	it('reports full storage when only the transaction fails', async () => {
		const store = await open();
		const { collection, shards } = await readSample(5);
		const writing = await store.beginImport(collection);
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
			const store = made.objectStore('vectors');
			const put = store.put.bind(store);
			made.objectStore = new Proxy(made.objectStore.bind(made), {
				apply: (target, _this, [name]: [string]) => (name === 'vectors' ? store : target(name))
			});
			store.put = (...values) => {
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
		const [shard] = shards;
		expect(shard).toBeDefined();
		if (shard) {
			await expect(writing.put(shard)).rejects.toHaveProperty('name', 'StorageFullError');
		}
	});

	it('says that it was lost when another tab cleared it, and hurts nothing', async () => {
		const store = await open();
		const { collection, shards } = await readSample(600);
		const writing = await store.beginImport(collection);
		const [first, second] = shards;
		if (!first || !second) throw new Error('two shards are needed');
		await writing.put(first);
		await open(); // knows nothing of the lock of the other, and clears
		await expect(writing.put(second)).rejects.toHaveProperty('name', 'ImportLostError');
		await expect(writing.commit()).rejects.toHaveProperty('name', 'ImportLostError');
		await writing.discard();
		expect((await recordCounts())['items']).toBe(0);
		expect(await store.collections()).toEqual([]);
	});

	it('is not cleared by an opening that sees the lock held', async () => {
		const lock = createImportLock(null);
		const store = await openStore({ factory, lock });
		const sample = await readSample(600);
		await lock.run(new AbortController().signal, async () => {
			const writing = await store.beginImport(sample.collection);
			const [first, second] = sample.shards;
			if (first) await writing.put(first);
			await openStore({ factory, lock });
			if (second) await writing.put(second);
			await writing.commit();
		});
		expect((await visible(store, 'demo/n0001')).ids).toHaveLength(600);
	});
});
