import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Catalog, type CatalogProgress } from '../../../src/lib/catalog/catalog';
import { createImportLock } from '../../../src/lib/catalog/store/import-lock';
import { openStore } from '../../../src/lib/catalog/store/open-store';
import { StoreChangedError } from '../../../src/lib/catalog/store/storage-errors';
import { writeFirst } from './first-snapshot';
import { query } from './sample-index';
import {
	neverAborted,
	sampleEntries,
	sampleEntriesFrom,
	writeSample,
	type WrittenFiles
} from './sample-snapshot';

// Hundreds of items a test; a busy machine needs its time.
const quiet = () => undefined;
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const LOCATION = { kind: 'address', baseUrl: 'http://shop.test/snapshot/' } as const;

let factory: IDBFactory;
let fetched: string[];

function makeCatalog(): Catalog {
	const lock = createImportLock(null);
	return new Catalog({ turn, lock, open: () => openStore({ factory, lock }) });
}

/** Serves files as a host would; `fails` names those that do not arrive. */
function serve(files: WrittenFiles, fails: (path: string) => boolean = () => false): void {
	fetched = [];
	vi.stubGlobal('fetch', async (url: URL) => {
		const path = url.pathname.replace('/snapshot/', '');
		fetched.push(path);
		if (fails(path)) throw new TypeError('Failed to fetch');
		return new Response(files.get(path), { status: files.has(path) ? 200 : 404 });
	});
}

/** What was fetched beside the manifest. */
const contents = (): readonly string[] => fetched.filter((path) => path !== 'manifest.json');

beforeEach(() => {
	factory = new IDBFactory();
	vi.stubGlobal('location', { origin: 'http://shop.test' });
});
afterEach(() => {
	vi.unstubAllGlobals();
});

const entries = [...sampleEntries(1100)];
const [whole, old] = await Promise.all([writeSample(entries), writeSample(sampleEntries(5, 9))]);
const isOfShard = (number: number) => (path: string) => path.includes(`-000${number}.`);

describe('an import that was broken off', () => {
	it('goes on where it stopped, and counts what is there as done', async () => {
		const catalog = makeCatalog();
		serve(old);
		await catalog.open(LOCATION, neverAborted(), quiet);
		serve(whole, isOfShard(2));
		await expect(catalog.importSnapshot(LOCATION, neverAborted(), quiet)).rejects.toHaveProperty(
			'name',
			'SnapshotMissingFileError'
		);
		expect(await catalog.summary()).toMatchObject({
			items: 5,
			unfinished: [{ id: 'demo', count: 1100, done: 1024 }]
		});
		await catalog.close();

		serve(whole);
		const later = makeCatalog();
		const reports: CatalogProgress[] = [];
		await later.importSnapshot(LOCATION, neverAborted(), (report) => reports.push(report));
		expect(contents().every(isOfShard(2))).toBe(true);
		expect(contents()).toHaveLength(6);
		const [first] = reports;
		expect(first?.done).toBeGreaterThan((first?.total ?? Infinity) * 0.9);
		expect(reports.at(-1)).toEqual({ stage: 'store-snapshot', done: 1100, total: 1100 });
		expect(await later.summary()).toMatchObject({ items: 1100, unfinished: [] });
		expect(await later.search(query(), 2000)).toHaveLength(1100);
	});

	it('starts anew after it was cancelled', async () => {
		const catalog = makeCatalog();
		serve(whole);
		const controller = new AbortController();
		await expect(
			catalog.importSnapshot(LOCATION, controller.signal, ({ stage }) => {
				if (stage === 'store-snapshot') controller.abort();
			})
		).rejects.toHaveProperty('name', 'AbortError');
		expect(await catalog.summary()).toMatchObject({ items: 0, unfinished: [] });
		serve(whole);
		await catalog.importSnapshot(LOCATION, neverAborted(), quiet);
		expect(contents()).toHaveLength(18);
	});
});

describe('an update', () => {
	it('moves only the shards that changed', async () => {
		const catalog = makeCatalog();
		serve(whole);
		await catalog.open(LOCATION, neverAborted(), quiet);
		serve(await writeSample([...entries, ...sampleEntriesFrom(1100, 20)]));
		const summary = await catalog.open(LOCATION, neverAborted(), quiet);
		expect(contents().every(isOfShard(2))).toBe(true);
		expect(contents()).toHaveLength(6);
		expect(summary.items).toBe(1120);
		const [photo] = await catalog.pictures(['demo/n0001'], 'photo');
		expect(await photo?.text()).toContain('photo 1 1');
	});

	it('fetches nothing where only the name changed', async () => {
		const catalog = makeCatalog();
		serve(whole);
		await catalog.open(LOCATION, neverAborted(), quiet);
		serve(await writeSample(entries, { name: { en: 'Renamed' } }));
		const { collections } = await catalog.open(LOCATION, neverAborted(), quiet);
		expect(contents()).toEqual([]);
		expect(collections[0]?.name).toEqual({ en: 'Renamed' });
	});

	it('brings a snapshot of version 1 up to date by one of version 2', async () => {
		const catalog = makeCatalog();
		serve(writeFirst(entries));
		await catalog.open(LOCATION, neverAborted(), quiet);
		const before = await catalog.search(query(), 30);
		serve(whole);
		expect(await catalog.open(LOCATION, neverAborted(), quiet)).toMatchObject({ items: 1100 });
		const after = await catalog.search(query(), 30);
		// Version 2 keeps more of the vectors than one int8 a value: what is nearly alike may change places.
		expect(after[0]?.item).toEqual(before[0]?.item);
		const earlier = new Map(before.map(({ item, similarity }) => [item.id, similarity]));
		const again = after.filter(({ item }) => earlier.has(item.id));
		expect(again.length).toBeGreaterThanOrEqual(28);
		for (const { item, similarity } of again) {
			expect(similarity).toBeCloseTo(earlier.get(item.id) ?? NaN, 2);
		}
	});
});

describe('two tabs', () => {
	it('show the same: what one edits, deletes, imports or removes the other follows', async () => {
		const [one, other] = [makeCatalog(), makeCatalog()];
		serve(old);
		await one.open(LOCATION, neverAborted(), quiet);
		await other.open(LOCATION, neverAborted(), quiet);
		const seen = async () =>
			(await other.search(query(), 10)).map(({ item }) => `${item.number} ${item.category}`);
		const before = await seen();
		expect(before).toHaveLength(5);

		const edits = await one.edits();
		await edits.put([
			{ version: 1, id: 'demo/n0001', change: { category: 'bag' }, deleted: false },
			{ version: 1, id: 'demo/n0002', change: {}, deleted: true }
		]);
		await expect.poll(seen).toContain('n0001 bag');
		expect(await seen()).toHaveLength(4);
		expect(await other.items(['demo/n0002'])).toEqual([null]);
		await edits.drop(['demo/n0001', 'demo/n0002']);
		await expect.poll(seen).toEqual(before);

		serve(await writeSample(sampleEntries(8, 9)));
		await one.importSnapshot(LOCATION, neverAborted(), quiet);
		await expect.poll(seen).toHaveLength(8);
		await one.removeCollection('demo');
		await expect.poll(seen).toEqual([]);
	});

	it('begins anew to read shards that another tab changed meanwhile', async () => {
		serve(old);
		await makeCatalog().open(LOCATION, neverAborted(), quiet);
		let tries = 0;
		const lock = createImportLock(null);
		const open = async () => {
			const store = await openStore({ factory, lock });
			const shards = store.shards.bind(store);
			store.shards = async function* () {
				tries += 1;
				for await (const shard of shards()) {
					yield shard;
					if (tries === 1) throw new StoreChangedError('gone');
				}
			};
			return store;
		};
		const catalog = new Catalog({ turn, lock, open });
		expect(await catalog.search(query(), 10)).toHaveLength(5);
		expect(tries).toBe(2);
	});
});
