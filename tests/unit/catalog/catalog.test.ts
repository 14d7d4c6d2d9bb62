import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { Catalog, type CatalogProgress } from '../../../src/lib/catalog/catalog';
import { EVERYTHING } from '../../../src/lib/catalog/facets/filter';
import type { CatalogStore } from '../../../src/lib/catalog/store/catalog-store';
import { createImportLock } from '../../../src/lib/catalog/store/import-lock';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { StorageFullError } from '../../../src/lib/catalog/store/storage-errors';
import { query } from './sample-index';
import {
	changeText,
	neverAborted,
	pickedFiles,
	sampleEntries,
	writeSample,
	type WrittenFiles
} from './sample-snapshot';

// Hundreds of items a test; a busy machine needs its time.
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const quiet = () => undefined;
const at = (files: WrittenFiles) => ({ kind: 'files', files: pickedFiles(files) }) as const;

function makeCatalog(factory: IDBFactory | null = new IDBFactory()): Catalog {
	const lock = createImportLock(null);
	return new Catalog({ turn, lock, open: () => openStore({ factory, lock }) });
}

const [first, second, mine] = await Promise.all([
	writeSample(sampleEntries(520, 1)),
	writeSample(sampleEntries(30, 2)),
	writeSample(sampleEntries(10, 3), { id: 'mine' })
]);

/** Everything that a person would notice had changed. */
async function look(catalog: Catalog) {
	const { collections, items } = await catalog.summary();
	const hits = await catalog.search(query(), 20);
	const [photo] = await catalog.pictures(['demo/n0001'], 'photo');
	return { collections, items, hits, photo: await photo?.text() };
}

describe.each([
	['IndexedDB', () => new IDBFactory()],
	['memory', () => null]
])('the catalog over %s', (kind, makeFactory) => {
	it('imports the shipped snapshot at the first opening, with progress, and only once', async () => {
		const catalog = makeCatalog(makeFactory());
		const reports: CatalogProgress[] = [];
		const summary = await catalog.open(at(first), neverAborted(), (report) => reports.push(report));
		expect(summary).toMatchObject({ items: 520, lasting: kind === 'IndexedDB' });
		expect(summary.collections.map(({ id }) => id)).toEqual(['demo']);
		const stages = reports.map(({ stage }) => stage);
		expect(stages[0]).toBe('read-snapshot');
		expect(reports.filter(({ stage }) => stage === 'store-snapshot')).toEqual([
			{ stage: 'store-snapshot', done: 512, total: 520 },
			{ stage: 'store-snapshot', done: 520, total: 520 }
		]);
		const read = reports.filter(({ stage }) => stage === 'read-snapshot');
		expect(read.at(-1)?.done).toBe(read.at(-1)?.total);

		reports.length = 0;
		const again = await catalog.open(at(first), neverAborted(), (report) => reports.push(report));
		expect(again.collections).toEqual(summary.collections);
		expect(reports).toEqual([]);
	});

	it('finds items by what the person made of them, and never a deleted one', async () => {
		const catalog = makeCatalog(makeFactory());
		await catalog.open(at(second), neverAborted(), quiet);
		const page = { sort: { by: 'newest' }, from: 0, count: 30 } as const;
		const { edition, items } = await catalog.browsing.list(EVERYTHING, page);
		const [accessory, gone] = [items.slice(0, 1), items.slice(1, 21)];
		const ids = await catalog.browsing.ids({ edition, items: accessory });
		const inCategory = async () =>
			(await catalog.search(query({ categories: ['accessory'] }), 30)).map(({ item }) => item.id);
		expect(await inCategory()).not.toContain(ids[0]);
		const { token } = await catalog.browsing.change(
			{ edition, items: accessory },
			{ category: 'accessory' }
		);
		expect(await inCategory()).toContain(ids[0]);
		await catalog.browsing.delete({ edition, items: gone });
		expect(await catalog.search(query(), 30)).toHaveLength(10);
		expect(await catalog.search(query(), 5)).toHaveLength(5);
		await catalog.browsing.undo(token);
		expect(await inCategory()).not.toContain(ids[0]);
	});

	it('brings a newer snapshot of the same id in, beside a person’s own', async () => {
		const catalog = makeCatalog(makeFactory());
		await catalog.open(at(first), neverAborted(), quiet);
		await catalog.importSnapshot(at(mine), neverAborted(), quiet);
		const summary = await catalog.open(at(second), neverAborted(), quiet);
		expect(summary.collections.map(({ id, count }) => [id, count])).toEqual([
			['demo', 30],
			['mine', 10]
		]);
		expect((await look(catalog)).photo).toContain('photo 2 1');
	});

	it('finds, samples and removes', async () => {
		const catalog = makeCatalog(makeFactory());
		await catalog.open(at(second), neverAborted(), quiet);
		const [target] = [...sampleEntries(30, 2)].slice(17);
		const [hit] = await catalog.search(query(target ? { vector: target.vector } : {}), 5);
		expect(hit).toMatchObject({ item: { id: 'demo/n0017' } });
		expect(hit?.score).toBeGreaterThan(0.99);
		expect(await catalog.sample(9)).toHaveLength(9);
		expect((await catalog.sample(5, true)).every(({ hasModel }) => hasModel === 'yes')).toBe(true);
		const summary = await catalog.removeCollection('demo');
		expect(summary).toMatchObject({ items: 0, collections: [] });
		expect(await catalog.search(query(), 5)).toEqual([]);
		expect(await catalog.sample(5)).toEqual([]);
	});

	it.each([
		[
			'a wrong checksum in the last file',
			'SnapshotChecksumError',
			(files: WrittenFiles) => new Map(files).set('photos-0001.pack', Uint8Array.of(1))
		],
		[
			'a missing last file',
			'SnapshotMissingFileError',
			(files: WrittenFiles) => new Map([...files].filter(([path]) => path !== 'photos-0001.pack'))
		],
		[
			'a broken manifest',
			'SnapshotFormatError',
			(files: WrittenFiles) => changeText(files, 'manifest.json', (text) => text.slice(1))
		]
	])('keeps the old catalog on %s', async (_, name, damage) => {
		const catalog = makeCatalog(makeFactory());
		await catalog.open(at(second), neverAborted(), quiet);
		const before = await look(catalog);
		await expect(
			catalog.importSnapshot(at(damage(first)), neverAborted(), quiet)
		).rejects.toHaveProperty('name', name);
		expect(await look(catalog)).toEqual(before);
	});

	it('hears an abort between shards and keeps the old catalog', async () => {
		const catalog = makeCatalog(makeFactory());
		await catalog.open(at(second), neverAborted(), quiet);
		const before = await look(catalog);
		const controller = new AbortController();
		const reports: CatalogProgress[] = [];
		await expect(
			catalog.importSnapshot(at(first), controller.signal, (report) => {
				reports.push(report);
				// A message that arrives while the worker is busy.
				if (report.stage === 'store-snapshot') setTimeout(() => controller.abort(), 0);
			})
		).rejects.toHaveProperty('name', 'AbortError');
		expect(reports.filter(({ stage }) => stage === 'store-snapshot')).toHaveLength(1);
		expect(await look(catalog)).toEqual(before);
		await catalog.importSnapshot(at(first), neverAborted(), quiet);
		expect((await look(catalog)).items).toBe(520);
	});

	it('opens what is stored when the shipped snapshot cannot be reached', async () => {
		const catalog = makeCatalog(makeFactory());
		const unreachable = { kind: 'address', baseUrl: 'http://127.0.0.1:1/' } as const;
		await expect(catalog.open(unreachable, neverAborted(), quiet)).rejects.toHaveProperty(
			'name',
			'SnapshotMissingFileError'
		);
		await catalog.open(at(second), neverAborted(), quiet);
		expect(await catalog.open(unreachable, neverAborted(), quiet)).toMatchObject({ items: 30 });
	});

	it('opens what is stored when the shipped snapshot is broken, and says why', async () => {
		const catalog = makeCatalog(makeFactory());
		const broken = at(new Map(first).set('vectors-0000.npy', Uint8Array.of(1)));
		await expect(catalog.open(broken, neverAborted(), quiet)).rejects.toHaveProperty(
			'name',
			'SnapshotChecksumError'
		);
		await catalog.open(at(second), neverAborted(), quiet);
		expect(await catalog.open(broken, neverAborted(), quiet)).toMatchObject({
			items: 30,
			refused: { name: 'SnapshotChecksumError' }
		});
	});

	it('leaves a shipped collection away that was removed, until it is asked for', async () => {
		const catalog = makeCatalog(makeFactory());
		await catalog.open(at(first), neverAborted(), quiet);
		expect(await catalog.removeCollection('demo')).toMatchObject({ removed: ['demo'] });
		for (const shipped of [first, second]) {
			const summary = await catalog.open(at(shipped), neverAborted(), quiet);
			expect(summary).toMatchObject({ items: 0, removed: ['demo'] });
		}
		await catalog.importSnapshot(at(mine), neverAborted(), quiet);
		const restored = await catalog.importSnapshot(at(second), neverAborted(), quiet);
		expect(restored).toMatchObject({ items: 40, removed: [] });
		expect(await catalog.open(at(second), neverAborted(), quiet)).toMatchObject({ items: 40 });
	});

	it('opens empty when all was removed and the shipped snapshot cannot be reached', async () => {
		const catalog = makeCatalog(makeFactory());
		await catalog.open(at(second), neverAborted(), quiet);
		await catalog.removeCollection('demo');
		const unreachable = { kind: 'address', baseUrl: 'http://127.0.0.1:1/' } as const;
		const summary = await catalog.open(unreachable, neverAborted(), quiet);
		expect(summary).toMatchObject({ items: 0, removed: ['demo'] });
	});

	it('runs two imports at once one after the other', async () => {
		const catalog = makeCatalog(makeFactory());
		await Promise.all([
			catalog.importSnapshot(at(first), neverAborted(), quiet),
			catalog.importSnapshot(at(mine), neverAborted(), quiet),
			catalog.importSnapshot(at(first), neverAborted(), quiet)
		]);
		expect(await catalog.summary()).toMatchObject({ items: 530 });
		expect(await catalog.search(query(), 1000)).toHaveLength(530);
	});
});

describe('the catalog', () => {
	it('keeps its data from one session to the next', async () => {
		const factory = new IDBFactory();
		const before = makeCatalog(factory);
		await before.open(at(second), neverAborted(), quiet);
		const seen = await look(before);
		await before.close();
		expect(await look(makeCatalog(factory))).toEqual(seen);
	});

	it('remembers a removal from one session to the next', async () => {
		const factory = new IDBFactory();
		const before = makeCatalog(factory);
		await before.open(at(second), neverAborted(), quiet);
		await before.removeCollection('demo');
		await before.close();
		const after = makeCatalog(factory);
		expect(await after.open(at(second), neverAborted(), quiet)).toMatchObject({ items: 0 });
	});

	/** A database that is opened and then has room for `imports` more imports. */
	function makeCrowded(factory: IDBFactory, imports: number): Catalog {
		let left = imports;
		const lock = createImportLock(null);
		const open = async (): Promise<CatalogStore> => {
			const store = await openStore({ factory, lock });
			const begin = store.beginImport.bind(store);
			store.beginImport = (collection, plan) => {
				left -= 1;
				return left < 0 ? Promise.reject(new StorageFullError('no room')) : begin(collection, plan);
			};
			return store;
		};
		return new Catalog({ turn, lock, open });
	}

	it('holds the shipped snapshot in memory where there is no room for it, and says why', async () => {
		const factory = new IDBFactory();
		const catalog = makeCrowded(factory, 0);
		const summary = await catalog.open(at(second), neverAborted(), quiet);
		expect(summary).toMatchObject({
			items: 30,
			lasting: false,
			refused: { name: 'StorageFullError' }
		});
		expect(await catalog.search(query(), 100)).toHaveLength(30);
		expect(await makeCatalog(factory).summary()).toMatchObject({ items: 0, lasting: true });
	});

	it('keeps to what is stored where there is no room for a newer one', async () => {
		const catalog = makeCrowded(new IDBFactory(), 1);
		await catalog.open(at(second), neverAborted(), quiet);
		const before = await look(catalog);
		expect(await catalog.open(at(first), neverAborted(), quiet)).toMatchObject({
			items: 30,
			lasting: true,
			refused: { name: 'StorageFullError' }
		});
		expect(await look(catalog)).toEqual(before);
	});

	it('sees what another tab brought in', async () => {
		const factory = new IDBFactory();
		const one = makeCatalog(factory);
		const other = makeCatalog(factory);
		await one.open(at(first), neverAborted(), quiet);
		await other.summary();
		await one.open(at(second), neverAborted(), quiet);
		// Items that are gone make the other look again.
		expect(await other.search(query(), 1000)).toHaveLength(30);
	});

	it('tries again after an opening that failed', async () => {
		let tries = 0;
		const open = (): Promise<CatalogStore> => {
			tries += 1;
			if (tries === 1) return Promise.reject(new Error('once'));
			return openStore({ factory: null });
		};
		const catalog = new Catalog({ turn, lock: createImportLock(null), open });
		await expect(catalog.summary()).rejects.toThrow('once');
		await expect(catalog.summary()).resolves.toMatchObject({ items: 0 });
	});
});
