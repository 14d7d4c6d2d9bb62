import { beforeEach, describe, expect, it } from 'vitest';
import { KeptPhotos, type PhotoCache } from '../../../src/lib/state/kept-photos';
import { RuntimeState } from '../../../src/lib/state/runtime-state.svelte';
import { SearchBoard } from '../../../src/lib/state/search-board.svelte';
import { SearchSession } from '../../../src/lib/state/search-session.svelte';
import { SearchTrail } from '../../../src/lib/state/search-trail.svelte';
import { fakeCatalog, fakePhotos, garment, photoResult, settled, wasm } from './fakes';

/** A browser's cache as far as it is used: entries in the order they were put. */
function fakeCache(): PhotoCache {
	const entries = new Map<string, Response>();
	const keyOf = (request: RequestInfo | URL) =>
		typeof request === 'object' && 'url' in request ? request.url : String(request);
	return {
		put: (request, response) => Promise.resolve(void entries.set(keyOf(request), response)),
		match: (request) => Promise.resolve(entries.get(keyOf(request))?.clone()),
		keys: () => Promise.resolve([...entries.keys()].map((url) => ({ url }) as Request)),
		delete: (request) => Promise.resolve(entries.delete(keyOf(request)))
	};
}

const photo = (content: string) => new Blob([content], { type: 'image/jpeg' });
const top = garment(0, 'top', 0.1);
const pants = garment(1, 'pants', 0.3);
const soon = async () => {
	for (let turn = 0; turn < 12; turn++) await settled();
};

function setUp(cache: PhotoCache | null = fakeCache()) {
	const photos = fakePhotos();
	const catalog = fakeCatalog();
	const runtime = new RuntimeState(photos.service, () => 'auto');
	const board = new SearchBoard(catalog.service);
	const session = new SearchSession(photos.service, runtime, board);
	const kept = new KeptPhotos(() => Promise.resolve(cache));
	const items = { blob: (id: string) => Promise.resolve(id === 'gone' ? null : photo(id)) };
	const trail = new SearchTrail(session, board, kept, items);
	return { photos, catalog, runtime, board, session, kept, trail };
}

describe('SearchTrail', () => {
	let the: ReturnType<typeof setUp>;
	const answer = async (index: number) => {
		the.photos.analyses.at(index).resolve(photoResult([top, pants]).result);
		await soon();
	};

	beforeEach(() => {
		the = setUp();
		the.runtime.warmUp();
		the.photos.preparations.at(0).resolve(wasm);
	});

	it('has no address while a photo’s is worked out, then that of its file', async () => {
		void the.trail.begin(photo('a'), 'a.jpg');
		expect(the.trail.address).toBeNull();
		await soon();
		expect(the.trail.address).toMatch(/^\?photo=[0-9a-f]{64}$/);
	});

	it('brings back a photo, the garment and the filters', async () => {
		void the.trail.begin(photo('a'), 'a.jpg');
		await soon();
		await answer(0);
		void the.session.choose(1);
		void the.board.main?.filter({ scope: 'everything' });
		await soon();
		const address = the.trail.address ?? '';
		expect(address).toContain('garment=1');
		void the.trail.restore('');
		await soon();
		expect(the.session.status.state).toBe('empty');
		void the.trail.restore(address);
		await soon();
		await answer(1);
		expect(the.session.chosen).toEqual([1]);
		expect(the.board.main?.filters.scope).toBe('everything');
		expect(the.trail.address).toBe(address);
	});

	it('goes back to another garment without a look at the photo again', async () => {
		void the.trail.beginLike('demo/1');
		await soon();
		await answer(0);
		void the.session.choose(1);
		await soon();
		void the.trail.restore('?like=demo%2F1');
		await soon();
		expect(the.photos.analyses.calls).toHaveLength(1);
		expect(the.session.chosen).toEqual([0, 1]);
	});

	it.each(['?photo=00ff', '?like=gone'])(
		'says that the photo of %s is not here',
		async (address) => {
			void the.trail.restore(address);
			await soon();
			expect(the.trail.lost).toBe('photo');
			expect(the.session.status.state).toBe('empty');
			void the.trail.begin(photo('b'), 'b.jpg');
			expect(the.trail.lost).toBe('none');
		}
	);

	it('starts nothing for an address that was left meanwhile', async () => {
		void the.trail.restore('?like=demo%2F1');
		void the.trail.begin(photo('b'), 'b.jpg');
		await soon();
		expect(the.photos.analyses.calls.map(({ input }) => input.photo.size)).toEqual([1]);
		expect(the.trail.address).toMatch(/^\?photo=/);
	});

	it('works without a place to keep photos, but for the address', async () => {
		the = setUp(null);
		the.runtime.warmUp();
		the.photos.preparations.at(0).resolve(wasm);
		void the.trail.begin(photo('a'), 'a.jpg');
		await soon();
		await answer(0);
		expect(the.session.status.state).toBe('found');
		expect(the.trail.address).toBe('');
	});
});

describe('KeptPhotos', () => {
	it('keeps the last 24, and one that comes again as the youngest', async () => {
		const { kept } = setUp();
		const ids: (string | null)[] = [];
		for (let i = 0; i < 24; i++) ids.push(await kept.keep({ blob: photo(`${i}`), name: `${i}` }));
		await kept.keep({ blob: photo('0'), name: 'again' });
		await kept.keep({ blob: photo('new'), name: 'new' });
		expect((await kept.find(ids[0] ?? ''))?.name).toBe('again');
		expect(await kept.find(ids[1] ?? '')).toBeNull();
		expect((await kept.find(ids[2] ?? ''))?.name).toBe('2');
		expect(await kept.count()).toBe(24);
		const forgotten = await kept.clear();
		expect(await kept.find(ids[2] ?? '')).toBeNull();
		expect(await kept.count()).toBe(0);
		for (const one of forgotten) await kept.keep(one);
		expect((await kept.find(ids[2] ?? ''))?.name).toBe('2');
	});
});
