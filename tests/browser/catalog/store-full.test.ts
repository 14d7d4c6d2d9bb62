import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { PicturePack, encodePack } from '../../../src/lib/catalog/snapshot/pack';
import { createImportLock } from '../../../src/lib/catalog/store/import-lock';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { importAll, onlyShard, readSample, visible } from '../../unit/catalog/sample-store';

const MIB = 1 << 20;
const { origin } = location;

const noise = (bytes: number): Uint8Array<ArrayBuffer> =>
	// Zeros would be compressed to nothing.
	new Uint8Array(bytes).map(() => Math.random() * 256);

const settled = (request: IDBOpenDBRequest): Promise<unknown> =>
	new Promise((resolve) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => resolve(null);
	});

/** Whether so much can be written; nothing of it stays. */
async function hasRoom(bytes: number): Promise<boolean> {
	const request = indexedDB.open('probe');
	request.onupgradeneeded = () => request.result.createObjectStore('bytes');
	const database = (await settled(request)) as IDBDatabase;
	const transaction = database.transaction('bytes', 'readwrite');
	transaction.objectStore('bytes').put(noise(bytes), 1);
	const fits = await new Promise<boolean>((resolve) => {
		transaction.oncomplete = () => resolve(true);
		transaction.onabort = () => resolve(false);
	});
	database.close();
	await settled(indexedDB.deleteDatabase('probe'));
	return fits;
}

beforeAll(async () => {
	const { usage = 0 } = await navigator.storage.estimate();
	await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 4 * MIB });
	// Chromium asks for the quota again after half a minute at the latest.
	await vi.waitFor(async () => expect(await hasRoom(8 * MIB)).toBe(false), {
		timeout: 45_000,
		interval: 1000
	});
});

afterAll(() => cdp().send('Storage.overrideQuotaForOrigin', { origin }));

describe('the store in a browser without room', () => {
	it('reports full storage, keeps what was there and goes on working', async () => {
		const store = await openStore({ name: 'full', lock: createImportLock(null) });
		try {
			await importAll(store, await readSample(5, 'demo', 1));
			const before = await visible(store, 'demo/n0001');
			const next = await readSample(20, 'demo', 2);
			const writing = await store.beginImport(next.collection, next.plan);
			const shard = onlyShard(next);
			const large = shard.items.map(() => ({ type: 'image/png' as const, bytes: noise(MIB) }));
			const photos = new PicturePack(encodePack(large));
			const filling = writing.put(next.plan[0]?.key ?? '', { ...shard, photos });
			await expect(filling).rejects.toHaveProperty('name', 'StorageFullError');
			await writing.discard();
			expect(await visible(store, 'demo/n0001')).toEqual(before);
			await importAll(store, next);
			expect((await visible(store, 'demo/n0001')).ids).toHaveLength(20);
		} finally {
			store.close();
			await settled(indexedDB.deleteDatabase('full'));
		}
	});

	it('stores nothing of a batch’s photo that does not fit, and keeps the ones before it', async () => {
		const store = await openStore({ name: 'full', lock: createImportLock(null) });
		const entry = (id: string) =>
			({ version: 1, id, name: `${id}.jpg`, outcome: { state: 'waiting' } }) as const;
		try {
			await store.batch?.put(entry('1'), new Blob([noise(1000)]));
			const large = new Blob([noise(8 * MIB)]);
			await expect(store.batch?.put(entry('2'), large)).rejects.toHaveProperty(
				'name',
				'StorageFullError'
			);
			expect((await store.batch?.read())?.entries).toEqual([entry('1')]);
			expect((await store.batch?.photo('1'))?.size).toBe(1000);
		} finally {
			store.close();
			await settled(indexedDB.deleteDatabase('full'));
		}
	});
});
