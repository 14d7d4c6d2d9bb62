import { beforeEach, describe, expect, it } from 'vitest';
import { EVERYTHING, filterOf } from '../../../src/lib/catalog/facets/filter';
import { QueryBatch } from '../../../src/lib/state/query-batch.svelte';
import { RuntimeState } from '../../../src/lib/state/runtime-state.svelte';
import {
	fakeCatalog,
	fakePhotos,
	garment,
	hit,
	NamedError,
	photoResult,
	settled,
	wasm
} from './fakes';

const file = (name: string) => new File([name], name, { type: 'image/jpeg' });
const soon = async () => {
	for (let turn = 0; turn < 6; turn++) await settled();
};

function setUp() {
	const photos = fakePhotos();
	const catalog = fakeCatalog();
	const runtime = new RuntimeState(photos.service, () => 'auto');
	const saved: { text: string; name: string }[] = [];
	const batch = new QueryBatch(photos.service, runtime, catalog.service, (blob, name) => {
		void blob.text().then((text) => saved.push({ text, name }));
	});
	runtime.warmUp();
	photos.preparations.at(0).resolve(wasm);
	return { photos, catalog, batch, saved };
}

describe('QueryBatch', () => {
	let the: ReturnType<typeof setUp>;
	const states = () => the.batch.rows.map(({ state }) => state);

	beforeEach(() => {
		the = setUp();
	});

	it('searches for every garment of every photo, behind what a person waits for', async () => {
		the.batch.add([file('a.jpg'), file('b.jpg')]);
		await soon();
		expect(states()).toEqual(['working', 'waiting']);
		expect(the.photos.analyses.at(0).job.priority).toBe('background');
		const both = photoResult([garment(0, 'top', 0.2), garment(1, 'pants', 0.2)]);
		the.photos.analyses.at(0).resolve(both.result);
		await soon();
		the.catalog.searches.at(0).resolve([hit('x')]);
		await soon();
		the.catalog.searches.at(1).resolve([hit('y'), hit('z')]);
		await soon();
		expect(both.isClosed()).toBe(true);
		expect(states()).toEqual(['done', 'working']);
		expect(the.batch.leftMs).not.toBeNull();
	});

	it('goes on after a photo that cannot be read, and says so in the table', async () => {
		the.batch.add([file('bad.jpg'), file('none.jpg')]);
		await soon();
		the.photos.analyses.at(0).reject(new NamedError('UndecodablePhotoError'));
		await soon();
		the.photos.analyses.at(1).resolve(photoResult([], 'nothing').result);
		await soon();
		expect(states()).toEqual(['failed', 'done']);
		expect(the.batch.state).toBe('idle');
		the.batch.saveCsv('en');
		await soon();
		const [table] = the.saved;
		expect(table?.name).toBe('otlens-search.csv');
		expect(table?.text).toContain('bad.jpg,,,,,,,,,,,,UndecodablePhotoError');
		expect(table?.text).toContain('none.jpg,,,,,,,,,,,,NothingFound');
	});

	it('pauses after the photo it is at, and forgets all when it is cleared', async () => {
		the.batch.add([file('a.jpg'), file('b.jpg')]);
		await soon();
		the.batch.pause();
		the.photos.analyses.at(0).resolve(photoResult([], 'nothing').result);
		await soon();
		expect(states()).toEqual(['done', 'waiting']);
		the.batch.resume();
		await soon();
		expect(states()).toEqual(['done', 'working']);
		the.batch.clear();
		expect(the.photos.analyses.at(1).job.signal?.aborted).toBe(true);
		expect(the.batch.rows).toEqual([]);
		expect(the.batch.state).toBe('idle');
	});

	describe('held to a part of the catalog', () => {
		const onPeople = filterOf({ kind: 'is', facet: 'hasModel', values: ['yes'] });
		const wheres = () => the.catalog.searches.calls.map(({ input }) => input.where);
		const ids = () =>
			the.batch.rows.map((row) =>
				row.state === 'done' ? row.found.map(({ hits }) => hits.map(({ item }) => item.id)) : []
			);
		/** One photo with two garments is done, another is looked at. */
		async function answerFirst(): Promise<void> {
			the.batch.add([file('a.jpg'), file('b.jpg')]);
			await soon();
			const both = photoResult([garment(0, 'top', 0.2), garment(1, 'pants', 0.2)]);
			the.photos.analyses.at(0).resolve(both.result);
			for (const [at, id] of ['x', 'y'].entries()) {
				await soon();
				the.catalog.searches.at(at).resolve([hit(id)]);
			}
			await soon();
		}

		it('searches again for what was found, without looking at the photos again', async () => {
			await answerFirst();
			void the.batch.narrow(onPeople);
			expect(the.batch.renewal.state).toBe('searching');
			expect(ids()[0]).toEqual([['x'], ['y']]);
			for (const at of [2, 3]) {
				await soon();
				the.catalog.searches.at(at).resolve([hit(`worn-${at}`)]);
			}
			await soon();
			expect(wheres()).toEqual([undefined, undefined, onPeople, onPeople]);
			expect(ids()[0]).toEqual([['worn-2'], ['worn-3']]);
			expect(the.batch.renewal.state).toBe('idle');
			expect(the.photos.analyses.calls).toHaveLength(2);
		});

		it('answers the photo it is at by the filter of now, never by two of them', async () => {
			the.batch.add([file('a.jpg')]);
			await soon();
			const both = photoResult([garment(0, 'top', 0.2), garment(1, 'pants', 0.2)]);
			the.photos.analyses.at(0).resolve(both.result);
			await soon();
			void the.batch.narrow(onPeople);
			for (const at of [0, 1, 2]) {
				the.catalog.searches.at(at).resolve([hit(`hit-${at}`)]);
				await soon();
			}
			expect(wheres()).toEqual([undefined, onPeople, onPeople]);
			expect(ids()).toEqual([[['hit-1'], ['hit-2']]]);
		});

		it('lets the latest filter win, and stops the search by the one before', async () => {
			await answerFirst();
			void the.batch.narrow(onPeople);
			await soon();
			void the.batch.narrow(EVERYTHING);
			expect(the.catalog.searches.at(2).job.signal?.aborted).toBe(true);
			the.catalog.searches.at(2).resolve([hit('late')]);
			for (const at of [3, 4]) {
				await soon();
				the.catalog.searches.at(at).resolve([hit(`any-${at}`)]);
			}
			await soon();
			expect(ids()[0]).toEqual([['any-3'], ['any-4']]);
		});

		it('keeps what was found when the catalog fails, says so, and tries again', async () => {
			await answerFirst();
			void the.batch.narrow(onPeople);
			await soon();
			the.catalog.searches.at(2).reject(new NamedError('StorageFailedError'));
			await soon();
			expect(the.batch.renewal).toMatchObject({
				state: 'failed',
				failure: { name: 'StorageFailedError' }
			});
			expect(ids()[0]).toEqual([['x'], ['y']]);
			void the.batch.again();
			for (const at of [3, 4]) {
				await soon();
				the.catalog.searches.at(at).resolve([hit(`worn-${at}`)]);
			}
			await soon();
			expect(ids()[0]).toEqual([['worn-3'], ['worn-4']]);
		});

		it('forgets the filter with the list', async () => {
			await answerFirst();
			void the.batch.narrow(onPeople);
			await soon();
			the.batch.clear();
			expect(the.batch.where).toEqual(EVERYTHING);
			expect(the.batch.renewal.state).toBe('idle');
			expect(the.catalog.searches.at(2).job.signal?.aborted).toBe(true);
		});
	});
});
