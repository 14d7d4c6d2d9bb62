import { describe, expect, it, vi } from 'vitest';
import { BatchKeeper } from '../../../src/lib/state/batch-keeper.svelte';
import { BatchRow } from '../../../src/lib/state/batch-row.svelte';
import { fakeCatalog, NamedError, settled } from './fakes';

const row = (name: string) => BatchRow.fromFile(name, new File([name], name));

async function setUp(claimed = true) {
	const catalog = fakeCatalog();
	const keeper = new BatchKeeper(catalog.service, () => Promise.resolve(claimed));
	const keep = vi.spyOn(catalog.service, 'keepBatchEntry');
	return { catalog, keeper, keep };
}

describe('BatchKeeper', () => {
	it('stores what was added before it knew what is there', async () => {
		const { keeper, catalog } = await setUp();
		keeper.keep([row('a')]);
		expect(keeper.keeping).toEqual({ state: 'opening' });
		await keeper.open();
		await settled();
		expect(keeper.keeping).toEqual({ state: 'kept', pending: 0 });
		expect([...catalog.batch.entries.keys()]).toEqual(['a']);
	});

	it('goes without where there is no room, and tries again with the next photos', async () => {
		const { keeper, catalog, keep } = await setUp();
		await keeper.open();
		keeper.keep([row('a')]);
		await settled();
		keep.mockRejectedValueOnce(new NamedError('StorageFullError'));
		keeper.keep([row('b'), row('c')]);
		await settled();
		expect(keeper.keeping).toEqual({ state: 'unkept', reason: 'full', pending: 2 });
		// What is stored stays.
		expect([...catalog.batch.entries.keys()]).toEqual(['a']);
		keeper.keep([row('d')]);
		await settled();
		expect(keeper.keeping).toEqual({ state: 'kept', pending: 0 });
		expect([...catalog.batch.entries.keys()]).toEqual(['a', 'b', 'c', 'd']);
	});

	it('has room again once rows were removed', async () => {
		const { keeper, keep } = await setUp();
		await keeper.open();
		const [first, second] = [row('a'), row('b')];
		keeper.keep([first]);
		await settled();
		keep.mockRejectedValueOnce(new NamedError('StorageFullError'));
		keeper.keep([second]);
		await settled();
		keeper.remove([first, second]);
		await settled();
		expect(keeper.keeping).toEqual({ state: 'kept', pending: 0 });
	});

	it('passes over a photo that cannot be read', async () => {
		const { keeper, catalog, keep } = await setUp();
		await keeper.open();
		keep.mockRejectedValueOnce(new NamedError('NotReadableError'));
		keeper.keep([row('moved'), row('b')]);
		await settled();
		expect(keeper.keeping).toEqual({ state: 'kept', pending: 0 });
		expect([...catalog.batch.entries.keys()]).toEqual(['b']);
	});

	it('takes along what became of a row while its photo was stored', async () => {
		const { keeper, catalog } = await setUp();
		await keeper.open();
		const one = row('a');
		keeper.keep([one]);
		one.status = { state: 'failed', failure: { name: 'TruncatedPhotoError', message: '' } };
		keeper.note(one);
		await settled();
		expect(catalog.batch.entries.get('a')?.outcome.state).toBe('failed');
	});

	it('leaves nothing of a row that is removed while its photo is stored', async () => {
		const { keeper, catalog } = await setUp();
		await keeper.open();
		const one = row('a');
		keeper.keep([one, row('b')]);
		keeper.remove([one]);
		await settled();
		expect([...catalog.batch.entries.keys()]).toEqual(['b']);
	});

	it.each([
		['elsewhere', 'another tab holds the list', false, undefined],
		['nowhere', 'nothing lasts', true, () => Promise.resolve(null)],
		['failed', 'the database is out of reach', true, () => Promise.reject(new Error('gone'))]
	] as const)('says “%s” where %s, and writes nothing', async (reason, _, claimed, batch) => {
		const { keeper, catalog, keep } = await setUp(claimed);
		if (batch) catalog.service.batch = batch;
		expect(await keeper.open()).toEqual([]);
		keeper.keep([row('a')]);
		keeper.change({ cleared: true });
		await settled();
		expect(keeper.keeping).toEqual({ state: 'unkept', reason, pending: 1 });
		expect(keep).not.toHaveBeenCalled();
	});

	it('gives a photo from its file, else from where it is kept, or says that it is gone', async () => {
		const { keeper, catalog } = await setUp();
		const fresh = row('a');
		expect(await keeper.photo(fresh)).toBe(fresh.file);
		const restored = BatchRow.fromEntry(fresh.entry);
		await expect(keeper.photo(restored)).rejects.toHaveProperty('name', 'NotReadableError');
		catalog.batch.photos.set('a', new Blob(['kept']));
		expect(await (await keeper.photo(restored)).text()).toBe('kept');
	});
});
