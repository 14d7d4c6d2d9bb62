import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import {
	BATCH_VERSION,
	FIRST_SETTINGS,
	presentBatch,
	type BatchEntry
} from '../../../src/lib/catalog/batch-record';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { MIGRATIONS } from '../../../src/lib/catalog/store/schema';
import { edited } from './sample-palette';

const entry = (id: string, change: Partial<BatchEntry> = {}): BatchEntry => ({
	version: BATCH_VERSION,
	id,
	name: `${id}.jpg`,
	outcome: { state: 'waiting' },
	...change
});

async function open(factory = new IDBFactory()) {
	const store = await openStore({ factory });
	if (!store.batch) throw new Error('no batch');
	return { store, batch: store.batch };
}

describe('the batch in IndexedDB', () => {
	it('gives back entries in their order, photos, and settings, after the tab was closed', async () => {
		const factory = new IDBFactory();
		const { store, batch } = await open(factory);
		expect(await batch.read()).toEqual({ entries: [], settings: FIRST_SETTINGS });
		await batch.put(entry('2'), new Blob(['two'], { type: 'image/png' }));
		await batch.put(entry('1'), new Blob(['one'], { type: 'image/jpeg' }));
		const settings = { ...FIRST_SETTINGS, order: { column: 'share', descending: true } };
		await batch.putSettings(settings);
		store.close();
		const { batch: again } = await open(factory);
		expect(await again.read()).toEqual({ entries: [entry('1'), entry('2')], settings });
		const photo = await again.photo('2');
		expect([photo?.type, await photo?.text()]).toEqual(['image/png', 'two']);
		expect(await again.photo('3')).toBeNull();
	});

	it('keeps the photo when the entry is written again, and removes both', async () => {
		const { batch } = await open();
		await batch.put(entry('1'), new Blob(['one']));
		const failed = entry('1', {
			outcome: { state: 'failed', failure: { name: 'TruncatedPhotoError', message: '' } }
		});
		await batch.put(failed, null);
		expect((await batch.read()).entries).toEqual([failed]);
		expect(await (await batch.photo('1'))?.text()).toBe('one');
		await batch.remove(['1', 'never there']);
		expect((await batch.read()).entries).toEqual([]);
		expect(await batch.photo('1')).toBeNull();
	});

	it('stores nothing of an entry whose photo does not fit, and says so', async () => {
		const { batch } = await open();
		await batch.put(entry('1'), new Blob(['one']));
		const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
			throw new DOMException('full', 'QuotaExceededError');
		});
		await expect(batch.put(entry('2'), new Blob(['two']))).rejects.toHaveProperty(
			'name',
			'StorageFullError'
		);
		put.mockRestore();
		expect((await batch.read()).entries).toEqual([entry('1')]);
	});

	it('comes to a database of the third version, whose palettes stay', async () => {
		const factory = new IDBFactory();
		const old = await openStore({ factory, migrations: MIGRATIONS.slice(0, 3) });
		await old.putPalette(edited('aa', 'top'));
		old.close();
		const { store, batch } = await open(factory);
		expect(await store.palettes('aa')).toEqual([edited('aa', 'top')]);
		await batch.put(entry('1'), null);
		expect((await batch.read()).entries).toHaveLength(1);
	});

	it('is not there where nothing lasts', async () => {
		expect((await openStore({ factory: null })).batch).toBeNull();
	});
});

describe('a stored entry', () => {
	it('of a later version is not read', () => {
		expect(presentBatch(entry('1'))).toEqual(entry('1'));
		expect(presentBatch({ ...entry('1'), version: 2 })).toBeNull();
		expect(presentBatch(undefined)).toBeNull();
	});
});
