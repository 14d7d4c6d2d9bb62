import { beforeEach, describe, expect, it } from 'vitest';
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
});
