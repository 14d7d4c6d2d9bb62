import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { DropJournal } from '../../../src/lib/catalog/drop/journal';
import { failed, found, job } from './made';

let journal: DropJournal;

beforeEach(() => {
	globalThis.indexedDB = new IDBFactory();
	journal = new DropJournal();
});

describe('the journal of a drop', () => {
	it('knows after a closed tab what was done, and goes on with it', async () => {
		expect(await journal.begin(job(['1', '2', '3']))).toEqual([]);
		await journal.keep(found('1'));
		await journal.keep(failed('2', 'NotAnImageError'));
		const later = new DropJournal();
		expect(await later.unfinished()).toMatchObject({
			target: { name: 'Mine' },
			done: 2,
			found: 1,
			total: 3
		});
		const done = await later.begin(job(['1', '2', '3', '4']));
		expect(done.map(({ error }) => error)).toEqual([null, 'NotAnImageError']);
		expect((await later.result(found('1').key))?.outcome).toEqual(found('1').outcome);
	});

	it('forgets photos that are not dropped again, and what another build of the app found', async () => {
		await journal.begin(job(['1', '2']));
		await journal.keep(found('1'));
		await journal.keep(found('2'));
		expect(await journal.begin(job(['2', '3']))).toHaveLength(1);
		expect(await journal.result(found('1').key)).toBeNull();
		expect(await journal.begin(job(['2'], { build: 'two' }))).toEqual([]);
		expect(await journal.result(found('2').key)).toBeNull();
	});

	it('keeps nothing that comes after it was given up', async () => {
		await journal.begin(job(['1']));
		await journal.clear();
		await journal.keep(found('1'));
		expect(await journal.unfinished()).toBeNull();
		expect(await journal.result(found('1').key)).toBeNull();
	});
});
