import { describe, expect, it } from 'vitest';
import { Catalog } from '../../../src/lib/catalog/catalog';
import type { DropResult } from '../../../src/lib/catalog/drop/drop-record';
import { makeSnapshot, NothingFoundError } from '../../../src/lib/catalog/drop/make-snapshot';
import { joinSnapshots } from '../../../src/lib/catalog/snapshot/join-snapshots';
import { SnapshotFormatError } from '../../../src/lib/catalog/snapshot/snapshot-errors';
import { MemoryStore } from '../../../src/lib/catalog/store/memory-store';
import { neverAborted, sampleEntries, writeSample } from '../catalog/sample-snapshot';
import { failed, found, job } from './made';

const turn = (): Promise<void> => Promise.resolve();

async function make(
	results: readonly DropResult[],
	numbers: readonly string[],
	taken: readonly string[] = []
) {
	const files = new Map<string, File>();
	const byKey = new Map(results.map((result) => [result.key, result]));
	const made = await makeSnapshot(job(numbers), new Set(taken), {
		resultOf: (key) => Promise.resolve(byKey.get(key) ?? null),
		write: async (path, bytes) => {
			files.set(path, new File([bytes], path));
		},
		step: turn
	});
	return { ...made, files: [...files.values()] };
}

const emptyCatalog = (): Catalog =>
	new Catalog({ turn, open: () => Promise.resolve(new MemoryStore()) });

const bringIn = (catalog: Catalog, files: readonly File[]) =>
	catalog.importSnapshot({ kind: 'files', files }, neverAborted(), () => undefined);

async function copy(catalog: Catalog, id: string) {
	const files: File[] = [];
	const write = async (path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
		files.push(new File([bytes], path));
	};
	const numbers = await catalog.copyCollection(id, write, neverAborted(), () => undefined);
	return { files, numbers };
}

const numbersOf = async (catalog: Catalog): Promise<string[]> =>
	(await catalog.sample(100)).map(({ number }) => number).sort();

describe('the snapshot of a drop', () => {
	it('holds what was found, and says what was not', async () => {
		const made = await make(
			[found('1'), failed('2', 'NoGarmentError'), failed('3', 'NotAnImageError')],
			['1', '2', '3', '4']
		);
		expect(made.count).toBe(1);
		expect(made.leftOut).toEqual([
			{ what: '2.jpg', reason: 'no-garment' },
			{ what: '3.jpg', reason: 'refused-picture', error: 'NotAnImageError' },
			{ what: '4.jpg', reason: 'not-reached' }
		]);
		const catalog = emptyCatalog();
		await bringIn(catalog, made.files);
		const [item] = await catalog.items(['mine/1']);
		expect(item).toMatchObject({ name: { en: 'Item 1' }, category: 'skirt' });
		expect(item?.labels).toEqual({});
	});

	it.each([
		['nothing was found', [failed('1', 'NotAnImageError')], []],
		['all is there already', [found('1')], ['1']]
	])('is not made where %s', async (_, results, taken) => {
		await expect(make(results, ['1'], taken)).rejects.toThrow(NothingFoundError);
	});
});

describe('a collection that is added to', () => {
	it('has its old items as they were and the new ones, and can be brought back', async () => {
		const catalog = emptyCatalog();
		const written = await writeSample(sampleEntries(70), { id: 'mine', name: { en: 'Mine' } });
		await bringIn(
			catalog,
			[...written].map(([path, bytes]) => new File([bytes], path))
		);
		const before = await copy(catalog, 'mine');
		expect(before.numbers).toHaveLength(70);
		const made = await make([found('1'), found('2')], ['1', '2'], before.numbers);
		await bringIn(catalog, await joinSnapshots(before.files, made.files));
		expect((await catalog.summary()).items).toBe(72);
		const ids = ['mine/n0069', 'mine/1', 'mine/2'];
		expect((await catalog.items(ids)).map((item) => item?.number)).toEqual(['n0069', '1', '2']);

		const entry = [...sampleEntries(70)][69];
		if (!entry) throw new Error('no entry');
		const query = {
			vector: entry.vector,
			colours: [],
			colourWeight: 0,
			categories: [],
			labels: [],
			collections: []
		};
		const [hit] = await catalog.search(query, 1);
		expect(hit?.item.number).toBe('n0069');
		expect(hit?.similarity).toBeCloseTo(1, 4);
		const [photo] = await catalog.pictures(['mine/n0069'], 'photo');
		expect(new Uint8Array((await photo?.arrayBuffer()) ?? [])).toEqual(entry.photo);

		await bringIn(catalog, before.files);
		expect((await catalog.summary()).items).toBe(70);
		expect(await catalog.items(['mine/1'])).toEqual([null]);
	});

	it('is not mixed with vectors of another model', async () => {
		const one = await make([found('1')], ['1']);
		const two = await make([found('2', 'embed-2')], ['2']);
		await expect(joinSnapshots(one.files, two.files)).rejects.toThrow(SnapshotFormatError);
	});

	it('stays whole where the new part is damaged', async () => {
		const catalog = emptyCatalog();
		await bringIn(catalog, (await make([found('1')], ['1'])).files);
		const before = await copy(catalog, 'mine');
		const made = await make([found('2')], ['2'], before.numbers);
		const joined = await joinSnapshots(before.files, made.files);
		const spoiled = joined.map((file) =>
			file.name.startsWith('added-photos') ? new File(['no'], file.name) : file
		);
		await expect(bringIn(catalog, spoiled)).rejects.toThrow();
		expect(await numbersOf(catalog)).toEqual(['1']);
	});
});
