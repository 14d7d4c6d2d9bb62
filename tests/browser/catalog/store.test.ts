import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogStore } from '../../../src/lib/catalog/store/catalog-store';
import { createImportLock } from '../../../src/lib/catalog/store/import-lock';
import { openStore, type StoreOptions } from '../../../src/lib/catalog/store/open-store';
import { MIGRATIONS } from '../../../src/lib/catalog/store/schema';
import { importAll, readSample, visible } from '../../unit/catalog/sample-store';

const opened: CatalogStore[] = [];
const names = new Set<string>();

async function open(name: string, options: StoreOptions = {}): Promise<CatalogStore> {
	names.add(name);
	const store = await openStore({ name, lock: createImportLock(null), ...options });
	opened.push(store);
	return store;
}

/** The next version of the database, with one migration more. */
const LATER = [...MIGRATIONS, () => undefined];

afterEach(async () => {
	for (const store of opened.splice(0)) store.close();
	for (const name of names) {
		await new Promise((resolve) => {
			const request = indexedDB.deleteDatabase(name);
			request.onsuccess = resolve;
			request.onerror = resolve;
		});
	}
	names.clear();
});

describe('the store in a real browser', () => {
	it('keeps what was imported, and tells how much room it takes', async () => {
		const store = await open('keeps');
		await importAll(store, await readSample(600));
		store.close();
		const again = await open('keeps');
		expect(again.lasting).toBe(true);
		const seen = await visible(again, 'demo/n0599');
		expect(seen.ids).toHaveLength(600);
		expect(seen.photo).toContain('photo 1 599');
		expect(await again.bytes()).toBeGreaterThan(0);
	});

	it('leaves the old catalog whole when an import is cut off, and clears up', async () => {
		const store = await open('cut-off');
		await importAll(store, await readSample(5, 'demo', 1));
		const before = await visible(store, 'demo/n0001');
		const next = await readSample(600, 'demo', 2);
		const writing = await store.beginImport(next.collection, next.plan);
		const [shard] = next.shards;
		if (shard) await writing.put(next.plan[0]?.key ?? '', shard);
		store.close();
		const again = await open('cut-off');
		expect(await visible(again, 'demo/n0001')).toEqual(before);
		await expect(writing.commit()).rejects.toHaveProperty('name', 'ImportLostError');
		expect(await visible(again, 'demo/n0001')).toEqual(before);
	});

	it('closes for a newer version and says so', async () => {
		const old = await open('newer');
		await importAll(old, await readSample(3));
		const upgraded = await open('newer', { migrations: LATER, blockedGraceMs: 3000 });
		expect((await visible(upgraded, 'demo/n0001')).ids).toHaveLength(3);
		await expect(old.collections()).rejects.toHaveProperty('name', 'StorageOutdatedError');
		await expect(open('newer')).rejects.toHaveProperty('name', 'StorageOutdatedError');
	});

	it('says that storage is blocked by an older connection that stays open', async () => {
		(await open('blocked')).close();
		const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open('blocked', MIGRATIONS.length);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error('not opened'));
		});
		const options = { migrations: LATER, blockedGraceMs: 100 };
		await expect(open('blocked', options)).rejects.toHaveProperty('name', 'StorageBlockedError');
		stubborn.close();
		const store = await open('blocked', { ...options, blockedGraceMs: 5000 });
		expect(store.lasting).toBe(true);
	});

	it('does not clear what another tab is importing', async () => {
		const name = crypto.randomUUID();
		const lock = createImportLock(navigator.locks, name);
		const store = await open('two-tabs', { lock });
		const next = await readSample(600);
		await lock.run(new AbortController().signal, async () => {
			const writing = await store.beginImport(next.collection, next.plan);
			for (const shard of next.shards) {
				await writing.put(next.plan[next.shards.indexOf(shard)]?.key ?? '', shard);
				await open('two-tabs', { lock: createImportLock(navigator.locks, name) });
			}
			await writing.commit();
		});
		expect((await visible(store, 'demo/n0001')).ids).toHaveLength(600);
	});

	it('ends the wait for another tab’s import when aborted', async () => {
		const lock = createImportLock(navigator.locks, crypto.randomUUID());
		const controller = new AbortController();
		const { promise, resolve: finish } = Promise.withResolvers<undefined>();
		const held = lock.run(new AbortController().signal, () => promise);
		const waiting = lock.run(controller.signal, () => Promise.resolve());
		controller.abort();
		await expect(waiting).rejects.toHaveProperty('name', 'AbortError');
		finish(undefined);
		await held;
	});
});
