import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../../src/lib/catalog/store/connection';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { FORMER_STORES } from '../../../src/lib/catalog/store/schema';
import { writeFormer } from './former-store';
import { edited } from './sample-palette';
import { importAll, readSample, visible } from './sample-store';

// Hundreds of items a test; a busy machine needs its time.
let factory: IDBFactory;
beforeEach(() => {
	factory = new IDBFactory();
});
afterEach(() => {
	vi.restoreAllMocks();
});

const [demo, mine] = await Promise.all([readSample(600, 'demo', 1), readSample(3, 'mine', 2)]);

/** What the samples look like in a store that never knew another form. */
async function expected() {
	const store = await openStore({ factory: new IDBFactory() });
	for (const sample of [demo, mine]) await importAll(store, sample);
	return visible(store, 'demo/n0599');
}

async function inDatabase<T>(
	work: (database: Awaited<ReturnType<Connection['open']>>) => Promise<T>
): Promise<T> {
	const connection = new Connection({ factory, name: 'otlens-catalog' });
	try {
		return await work(await connection.open());
	} finally {
		connection.close();
	}
}

const formerCounts = () =>
	inDatabase((database) => Promise.all(FORMER_STORES.map((name) => database.count(name))));

describe.each([1, 2, 3])('a catalog of version %i', (version) => {
	it('is all there after the upgrade, in the new form alone', async () => {
		const collections = await writeFormer(factory, version, [demo, mine]);
		const store = await openStore({ factory });
		expect(store.lasting).toBe(true);
		expect(await visible(store, 'demo/n0599')).toEqual(await expected());
		expect(await store.collections()).toEqual(collections);
		expect((await store.items(['mine/n0002']))[0]?.name).toEqual({ en: 'Garment 2', ko: '옷 2' });
		expect(await formerCounts()).toEqual([0, 0, 0, 0]);
	});

	it('can be replaced, removed and brought back', async () => {
		await writeFormer(factory, version, [demo, mine]);
		const store = await openStore({ factory });
		await importAll(store, await readSample(4, 'demo', 3));
		await store.removeCollection('mine');
		expect((await visible(store, 'demo/n0001')).ids).toHaveLength(4);
		expect(await store.removed()).toEqual(['mine']);
		await store.putPalette(edited('aa', 'top'));
		expect(await store.palettes('aa')).toEqual([edited('aa', 'top')]);
	});
});

describe('the conversion', () => {
	it('goes on where it was broken off', async () => {
		await writeFormer(factory, 3, [demo, mine]);
		const put = IDBObjectStore.prototype.put;
		let shards = 0;
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
			this: IDBObjectStore,
			...args
		) {
			if (this.name === 'shards' && ++shards === 2)
				throw new DOMException('', 'QuotaExceededError');
			return put.apply(this, args);
		});
		const half = await openStore({ factory });
		expect((await visible(half, 'demo/n0001')).ids).toHaveLength(512);
		// What was not converted is where it was.
		expect((await formerCounts())[0]).toBe(88 + 3);
		half.close();
		vi.restoreAllMocks();
		expect(await visible(await openStore({ factory }), 'demo/n0599')).toEqual(await expected());
	});

	it('is done once by two tabs that open at the same time', async () => {
		await writeFormer(factory, 3, [demo, mine]);
		const [one, other] = await Promise.all([openStore({ factory }), openStore({ factory })]);
		expect(await visible(one, 'demo/n0599')).toEqual(await expected());
		expect(await visible(other, 'demo/n0599')).toEqual(await expected());
	});

	it('leaves out a row without its item, and shows a missing picture as none', async () => {
		await writeFormer(factory, 3, [mine]);
		await inDatabase(async (database) => {
			await database.delete('items', ['generation of mine', 'mine/n0000']);
			await database.delete('photos', ['generation of mine', 'mine/n0001']);
		});
		const store = await openStore({ factory });
		expect((await visible(store, 'mine/n0002')).ids).toEqual(['mine/n0001', 'mine/n0002']);
		const [none, photo] = await store.pictures(['mine/n0001', 'mine/n0002'], 'photo');
		expect(none).toBeNull();
		expect(new TextDecoder().decode(photo?.bytes.subarray(-9))).toBe('photo 2 2');
	});

	it('clears an import of an earlier version that was broken off', async () => {
		await writeFormer(factory, 3, [mine]);
		await inDatabase((database) =>
			database.put('collections', {
				state: 'staging',
				generation: 'generation of mine',
				collection: mine.collection
			})
		);
		const store = await openStore({ factory });
		expect(await store.collections()).toEqual([]);
		expect(await formerCounts()).toEqual([0, 0, 0, 0]);
	});
});
