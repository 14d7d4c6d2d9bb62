import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { Connection } from '../../../src/lib/catalog/store/connection';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { MIGRATIONS, type Migration } from '../../../src/lib/catalog/store/schema';
import { importAll, readSample, visible } from './sample-store';

const NAME = 'otlens-catalog';
const laterMigration: Migration = (database) => {
	// @ts-expect-error a store that the present version does not know
	database.createObjectStore('later');
};
const LATER = [...MIGRATIONS, laterMigration];

/** A connection that never closes: an old tab that does not listen. */
function openStubborn(factory: IDBFactory, version: number): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = factory.open(NAME, version);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not opened'));
	});
}

describe('openStore', () => {
	it.each<[string, () => IDBFactory | null]>([
		['there is none', () => null],
		[
			'reading it is forbidden',
			() =>
				({
					open: () => {
						throw new DOMException('denied', 'SecurityError');
					}
				}) as unknown as IDBFactory
		],
		[
			'opening fails',
			() => {
				const request = { error: new DOMException('broken', 'UnknownError') } as IDBOpenDBRequest;
				queueMicrotask(() => {
					request.onerror?.(new Event('error'));
				});
				const open = (): IDBOpenDBRequest => request;
				return { open } as unknown as IDBFactory;
			}
		]
	])('keeps the catalog in memory when %s', async (_, makeFactory) => {
		const store = await openStore({ factory: makeFactory() });
		expect(store.lasting).toBe(false);
		await importAll(store, await readSample(3));
		expect((await visible(store, 'demo/n0002')).ids).toHaveLength(3);
	});

	it('finds the data of an earlier version after the upgrade', async () => {
		const factory = new IDBFactory();
		const old = await openStore({ factory });
		await importAll(old, await readSample(3));
		const before = await visible(old, 'demo/n0002');
		const upgraded = await openStore({ factory, migrations: LATER });
		expect(upgraded.lasting).toBe(true);
		expect(await visible(upgraded, 'demo/n0002')).toEqual(before);
	});

	it('brings a database of the first version along, and can remember removals in it', async () => {
		const factory = new IDBFactory();
		const first = new Connection({ factory, name: NAME, migrations: MIGRATIONS.slice(0, 1) });
		const old = await first.open();
		const collection = { ...(await readSample(1, 'mine')).collection, storedAt: '2026-01-01' };
		await old.put('collections', { state: 'stored', generation: 'g', collection });
		first.close();
		const store = await openStore({ factory });
		expect(await store.collections()).toEqual([collection]);
		await store.removeCollection('mine');
		expect(await store.removed()).toEqual(['mine']);
	});

	it('runs only the migrations that are missing, in order', async () => {
		const factory = new IDBFactory();
		await new Connection({ factory, name: NAME }).open();
		const ran: number[] = [];
		const migrations = [...MIGRATIONS, () => ran.push(3), () => ran.push(4)] as Migration[];
		migrations[0] = () => ran.push(1);
		await new Connection({ factory, name: NAME, migrations }).open();
		expect(ran).toEqual([3, 4]);
	});

	it('steps aside for a newer version and says why it stopped', async () => {
		const factory = new IDBFactory();
		const old = await openStore({ factory });
		await openStore({ factory, migrations: LATER, blockedGraceMs: 50 });
		await expect(old.collections()).rejects.toHaveProperty('name', 'StorageOutdatedError');
	});

	it('refuses a database of a newer version', async () => {
		const factory = new IDBFactory();
		(await openStubborn(factory, 9)).close();
		await expect(openStore({ factory })).rejects.toHaveProperty('name', 'StorageOutdatedError');
	});

	it('says that storage is blocked while an old connection stays open, and opens later', async () => {
		const factory = new IDBFactory();
		const first = await openStore({ factory });
		await importAll(first, await readSample(3));
		first.close();
		const stubborn = await openStubborn(factory, MIGRATIONS.length);
		const opening = openStore({ factory, migrations: LATER, blockedGraceMs: 30 });
		await expect(opening).rejects.toHaveProperty('name', 'StorageBlockedError');
		stubborn.close();
		const store = await openStore({ factory, migrations: LATER, blockedGraceMs: 1000 });
		expect((await visible(store, 'demo/n0001')).ids).toHaveLength(3);
	});

	it('waits for an old connection that closes in time', async () => {
		const factory = new IDBFactory();
		(await openStore({ factory })).close();
		const stubborn = await openStubborn(factory, MIGRATIONS.length);
		setTimeout(() => stubborn.close(), 30);
		const store = await openStore({ factory, migrations: LATER, blockedGraceMs: 2000 });
		expect(store.lasting).toBe(true);
	});

	it('opens again after the database was deleted under it', async () => {
		const factory = new IDBFactory();
		const store = await openStore({ factory });
		await importAll(store, await readSample(3));
		await new Promise((resolve) => {
			factory.deleteDatabase(NAME).onsuccess = resolve;
		});
		expect(await store.collections()).toEqual([]);
		await importAll(store, await readSample(2));
		expect((await visible(store, 'demo/n0001')).ids).toHaveLength(2);
	});

	it('shares one request among callers at the same time', async () => {
		const factory = new IDBFactory();
		const open = vi.spyOn(factory, 'open');
		const connection = new Connection({ factory, name: NAME });
		const [a, b] = await Promise.all([connection.open(), connection.open()]);
		expect(a).toBe(b);
		expect(open).toHaveBeenCalledTimes(1);
	});

	it('asks again after an opening that failed', async () => {
		const factory = new IDBFactory();
		vi.spyOn(factory, 'open').mockImplementationOnce(() => {
			throw new DOMException('once', 'UnknownError');
		});
		const connection = new Connection({ factory, name: NAME });
		await expect(connection.open()).rejects.toHaveProperty('name', 'UnknownError');
		await expect(connection.open()).resolves.toBeDefined();
	});
});
