import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogClient } from '../../../src/lib/jobs/catalog-client';
import type { ProgressReport } from '../../../src/workers/contract';
import { DATABASE_NAME } from '../../../src/lib/catalog/store/schema';
import { query } from '../../unit/catalog/sample-index';
import {
	PNG,
	sampleEntries,
	writeSample,
	type WrittenFiles
} from '../../unit/catalog/sample-snapshot';

/** Loose files: what a directory picker knows of their folder does not reach every worker. */
const at = (files: WrittenFiles) => ({
	kind: 'files' as const,
	files: [...files].map(([path, bytes]) => new File([bytes], path))
});

const clients: CatalogClient[] = [];
function createClient(): CatalogClient {
	const client = new CatalogClient();
	clients.push(client);
	return client;
}

const [small, large] = await Promise.all([
	writeSample(sampleEntries(30, 2)),
	writeSample(sampleEntries(2100, 1))
]);

async function look(client: CatalogClient) {
	const hits = await client.search(query(), { limit: 10 });
	const ids = hits.map(({ item }) => item.id);
	const photos = await client.pictures({ ids, size: 'photo' });
	return { hits, photos: await Promise.all(photos.map(async (photo) => photo?.text())) };
}

async function deleteDatabase(): Promise<void> {
	await new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(DATABASE_NAME);
		request.onsuccess = resolve;
		request.onerror = resolve;
	});
}

beforeEach(deleteDatabase);
afterEach(async () => {
	for (const client of clients.splice(0)) client.dispose();
	await deleteDatabase();
});

describe('the catalog worker', () => {
	it('imports picked files with progress, searches, shows pictures', async () => {
		const client = createClient();
		const reports: ProgressReport[] = [];
		const summary = await client.open(at(small), {
			onProgress: (report) => reports.push(report)
		});
		expect(summary).toMatchObject({ items: 30, lasting: true });
		expect(reports).toContainEqual({ stage: 'store-snapshot', done: 30, total: 30 });

		const target = [...sampleEntries(30, 2)][11];
		const [hit] = await client.search(query(target ? { vector: target.vector } : {}), { limit: 3 });
		expect(hit).toMatchObject({ item: { id: 'demo/n0011', name: { ko: '옷 11' } } });

		const ids = ['demo/n0011', 'demo/none'];
		const [thumbnail, missing] = await client.pictures({ ids, size: 'thumbnail' });
		expect(missing).toBeNull();
		expect(thumbnail?.type).toBe('image/png');
		const bitmap = await createImageBitmap(new Blob([PNG], { type: 'image/png' }));
		const decoded = await createImageBitmap(thumbnail ?? new Blob());
		expect([decoded.width, decoded.height]).toEqual([bitmap.width, bitmap.height]);
		decoded.close();
		bitmap.close();
	});

	it('has the same catalog in a new worker, without reading the snapshot again', async () => {
		const first = createClient();
		await first.open(at(small));
		const seen = await look(first);
		first.dispose();
		const second = createClient();
		const reports: ProgressReport[] = [];
		await second.open(at(small), { onProgress: (report) => reports.push(report) });
		expect(reports).toEqual([]);
		expect(await look(second)).toEqual(seen);
	});

	it('keeps the old catalog when the worker is killed in the middle of an import', async () => {
		const first = createClient();
		await first.open(at(small));
		const seen = await look(first);
		await new Promise<void>((resolve, reject) => {
			const importing = first.importSnapshot(at(large), {
				onProgress: ({ stage }) => {
					if (stage === 'store-snapshot') resolve();
				}
			});
			importing.then(
				() => reject(new Error('the import was over before the kill')),
				() => undefined
			);
		});
		first.dispose();
		const second = createClient();
		expect(await second.open(at(small))).toMatchObject({ items: 30 });
		expect(await look(second)).toEqual(seen);
		expect(await second.importSnapshot(at(large))).toMatchObject({ items: 2100 });
	});

	it('hears an abort between shards, keeps the old catalog and goes on working', async () => {
		const client = createClient();
		await client.open(at(small));
		const seen = await look(client);
		const controller = new AbortController();
		const importing = client.importSnapshot(at(large), {
			signal: controller.signal,
			onProgress: ({ stage }) => {
				if (stage === 'store-snapshot') controller.abort();
			}
		});
		await expect(importing).rejects.toHaveProperty('name', 'AbortError');
		expect(await look(client)).toEqual(seen);
		expect(await client.importSnapshot(at(large))).toMatchObject({ items: 2100 });
	});

	it.each([
		['SnapshotChecksumError', () => new Map(large).set('photos-0004.pack', Uint8Array.of(1))],
		['SnapshotFormatError', () => new Map([['manifest.json', Uint8Array.of(60)]])],
		['SnapshotMissingFileError', () => new Map<string, Uint8Array<ArrayBuffer>>()]
	])('reports a %s and keeps the old catalog', async (name, files) => {
		const client = createClient();
		await client.open(at(small));
		const seen = await look(client);
		await expect(client.importSnapshot(at(files()))).rejects.toHaveProperty('name', name);
		expect(await look(client)).toEqual(seen);
	});

	it('takes a page in place of a snapshot for a missing file', async () => {
		const client = createClient();
		const location = { kind: 'address', baseUrl: '/no-such-snapshot' } as const;
		await expect(client.open(location)).rejects.toHaveProperty('name', 'SnapshotMissingFileError');
	});

	it('samples and removes', async () => {
		const client = createClient();
		await client.open(at(small));
		const worn = await client.sample({ count: 5, worn: true });
		expect(worn.map(({ hasModel }) => hasModel)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
		expect(await client.removeCollection('demo')).toMatchObject({ items: 0 });
		expect(await client.search(query(), { limit: 5 })).toEqual([]);
	});
});
