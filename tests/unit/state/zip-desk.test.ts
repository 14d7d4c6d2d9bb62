import { describe, expect, it, vi } from 'vitest';
import { EVERYTHING } from '../../../src/lib/catalog/facets/filter';
import {
	MAX_BLOB_BYTES,
	type Derive,
	type ItemChoice,
	type WriteOptions,
	type ZipJournal,
	type ZipOutcome,
	type ZipPlan,
	type ZipService,
	type ZipSink,
	type ZipWish
} from '../../../src/lib/export/zip/wish';
import { FIRST_CHOICES, readChoices } from '../../../src/lib/state/zip-choices';
import { ZipDesk } from '../../../src/lib/state/zip-desk.svelte';
import type { DownloadRoom, ZipPlaces } from '../../../src/lib/state/zip-places';
import { NamedError, pendingCalls, settled } from './fakes';

const ITEMS: ItemChoice = { kind: 'ids', ids: ['demo/1', 'demo/2'] };

const plan = (change: Partial<ZipPlan> = {}): ZipPlan => ({
	items: 2,
	lost: [],
	withoutPhoto: 0,
	files: 4,
	split: null,
	bytes: 1000,
	exactBytes: 1000,
	aboutBytes: 0,
	margin: 0,
	examples: [],
	renamed: 0,
	writer: 'jszip',
	...change
});

const summary = { items: 2, files: 4, bytes: 1000, missing: [], underived: [] };

const journal: ZipJournal = {
	version: 1,
	wish: { ...FIRST_CHOICES, items: ITEMS, language: 'en' },
	createdAt: '2026-01-02T00:00:00Z',
	fingerprint: 'f',
	done: 1,
	total: 2,
	offset: 500,
	written: new Uint8Array(0)
};

type Write = { readonly wish: ZipWish; readonly sink: ZipSink; readonly options: WriteOptions };

function memory() {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value)
	};
}

function setUp({
	places = {},
	store = memory(),
	unfinished = []
}: {
	places?: Partial<ZipPlaces>;
	store?: ReturnType<typeof memory>;
	unfinished?: Awaited<ReturnType<ZipService['unfinished']>>;
} = {}) {
	const plans = pendingCalls<ZipWish, ZipPlan>();
	const samples = pendingCalls<ZipWish, undefined>();
	const writes = pendingCalls<Write, ZipOutcome>();
	const run = { pause: vi.fn(), resume: vi.fn(), stop: vi.fn() };
	const discard = vi.fn(() => Promise.resolve());
	const service: ZipService = {
		plan: (wish) => plans.call(wish),
		sample: (wish, _derive, options) => samples.call(wish, { signal: options.signal }),
		write: (wish, sink, options = {}) => ({
			...run,
			finished: writes.call({ wish, sink, options })
		}),
		unfinished: () => Promise.resolve(unfinished),
		discard,
		read: () => Promise.reject(new Error('not asked for'))
	};
	const clock = { ms: Date.parse('2026-03-04T05:06:07Z') };
	const save = vi.fn();
	const derive: Derive = () => Promise.resolve(null);
	const room: DownloadRoom = { kind: 'storage', freeBytes: 5000 };
	const desk = new ZipDesk({
		service,
		derive,
		models: () =>
			Promise.resolve([
				{ id: 'parse-2', role: 'parse' as const },
				{ id: 'embed-1', role: 'embed' as const },
				{ id: 'pose-1', role: 'pose' as const }
			]),
		places: {
			canPickFile: true,
			pickFile: () => Promise.resolve(null),
			mayWrite: () => Promise.resolve(true),
			downloadRoom: () => Promise.resolve(room),
			...places
		},
		save,
		store,
		language: () => 'ko',
		now: () => clock.ms
	});
	return { desk, plans, samples, writes, run, save, discard, store, clock };
}

const handle = { name: 'mine.zip' } as FileSystemFileHandle;
const picks = { pickFile: () => Promise.resolve(handle) };

describe('the wish', () => {
	it('is planned again with each choice, the latest one wins, and the former plan stays meanwhile', async () => {
		const { desk, plans } = setUp();
		desk.open(ITEMS, EVERYTHING);
		expect(plans.at(0).input).toMatchObject({ items: ITEMS, filter: EVERYTHING, language: 'ko' });
		plans.at(0).resolve(plan());
		await settled();
		desk.choose({ thumbnail: true });
		desk.choose({ pattern: '{category}/{number}' });
		expect(desk.planned.status).toMatchObject({ state: 'planning', plan: { bytes: 1000 } });
		plans.at(2).resolve(plan({ bytes: 3000 }));
		plans.at(1).resolve(plan({ bytes: 2000 }));
		await settled();
		expect(desk.planned.plan?.bytes).toBe(3000);
	});

	it('that names no files says so, and the last plan stays', async () => {
		const { desk, plans } = setUp();
		desk.open(ITEMS);
		plans.at(0).resolve(plan());
		await settled();
		desk.choose({ pattern: '{nothing}' });
		plans.at(1).reject(new NamedError('ZipPatternError'));
		await settled();
		expect(desk.planned.status).toMatchObject({
			state: 'failed',
			failure: { name: 'ZipPatternError' },
			plan: { bytes: 1000 }
		});
	});

	it('with something to be made has some made to tell its size, until it is zipped or put away', async () => {
		const { desk, plans, samples, writes } = setUp({ places: picks });
		desk.open(ITEMS);
		desk.choose({ mask: true });
		plans.at(1).resolve(plan({ aboutBytes: 10, margin: null }));
		await settled();
		expect(desk.planned.sampling).toBe(true);
		desk.close();
		expect(samples.at(0).job.signal?.aborted).toBe(true);
		desk.open(ITEMS);
		plans.at(2).resolve(plan({ aboutBytes: 10, margin: null }));
		await settled();
		void desk.start();
		await settled();
		expect(writes.calls).toHaveLength(1);
		expect(samples.at(1).job.signal?.aborted).toBe(true);
		expect(desk.planned.sampling).toBe(false);
	});

	it('is that of the last zip, and the first one where that cannot be read', () => {
		const { desk, store } = setUp();
		desk.open(ITEMS);
		desk.choose({ cutout: 'webp', pattern: '{shop}/{number}', to: 'download' });
		expect(setUp({ store }).desk.choices).toEqual(desk.choices);
		store.setItem('otlens.zip', '{"version":1,"choices":{"photo":"yes"}}');
		expect(readChoices(store)).toEqual(FIRST_CHOICES);
	});
});

describe('where to', () => {
	it('is asked for; closed again, the dialog is as it was and nothing began', async () => {
		const { desk, plans, writes } = setUp();
		desk.open(ITEMS);
		desk.choose({ crop: true });
		plans.at(1).resolve(plan());
		await desk.start();
		expect(desk.isOpen).toBe(true);
		expect(desk.choices.crop).toBe(true);
		expect(desk.status.state).toBe('idle');
		expect(writes.calls).toHaveLength(0);
	});

	it('is a file of the person’s choice', async () => {
		const { desk, writes } = setUp({ places: picks });
		desk.open(ITEMS);
		void desk.start();
		await settled();
		expect(desk.isOpen).toBe(false);
		expect(writes.at(0).input.sink).toMatchObject({ kind: 'file', handle });
		expect(writes.at(0).input.wish).not.toHaveProperty('to');
	});

	it.each<[DownloadRoom, ZipSink['kind'], number]>([
		[{ kind: 'storage', freeBytes: 5000 }, 'storage', 5000],
		[{ kind: 'memory' }, 'memory', MAX_BLOB_BYTES]
	])('is a download through %j otherwise, with a limit said before', async (room, kind, limit) => {
		const { desk, plans, writes, save } = setUp({
			places: { canPickFile: false, downloadRoom: () => Promise.resolve(room) }
		});
		desk.open(ITEMS);
		plans.at(0).resolve(plan({ bytes: limit + 1 }));
		await settled();
		expect(desk.limitBytes).toBe(limit);
		expect(desk.isTooLarge).toBe(true);
		void desk.start();
		await settled();
		expect(writes.at(0).input.sink.kind).toBe(kind);
		const file = new Blob(['zip']);
		writes.at(0).resolve({ state: 'written', file, summary });
		await settled();
		expect(save).toHaveBeenCalledExactlyOnceWith(file, 'otlens-2026-03-04.zip');
		expect(desk.status).toEqual({ state: 'done', summary });
	});

	it('leaves nothing in the app’s storage once a download is surely done', async () => {
		const { desk, writes, discard, clock } = setUp({ places: { canPickFile: false } });
		desk.open(ITEMS);
		await settled();
		void desk.start();
		await settled();
		const { sink } = writes.at(0).input;
		writes.at(0).resolve({ state: 'written', file: new Blob(), summary });
		await settled();
		desk.open(ITEMS);
		await settled();
		expect(discard).not.toHaveBeenCalled();
		desk.close();
		clock.ms += 3_600_000;
		desk.open(ITEMS);
		await settled();
		expect(discard).toHaveBeenCalledExactlyOnceWith(sink.kind === 'storage' ? sink.name : '');
		desk.close();
		desk.open(ITEMS);
		await settled();
		expect(discard).toHaveBeenCalledOnce();
	});

	it('that fails to open says why', async () => {
		const { desk } = setUp({
			places: { pickFile: () => Promise.reject(new NamedError('SecurityError')) }
		});
		desk.open(ITEMS);
		await desk.start();
		expect(desk.status).toMatchObject({ state: 'failed', failure: { name: 'SecurityError' } });
	});
});

describe('a zip on its way', () => {
	async function begin() {
		const all = setUp({ places: picks });
		all.desk.open(ITEMS);
		void all.desk.start();
		await settled();
		return all;
	}

	it('is paused, stopped, and gone on with where it stood', async () => {
		const { desk, writes, run } = await begin();
		desk.pause();
		desk.resume();
		desk.stop();
		for (const act of [run.pause, run.resume, run.stop]) expect(act).toHaveBeenCalledOnce();
		writes.at(0).resolve({ state: 'stopped', journal });
		await settled();
		expect(desk.status).toMatchObject({ state: 'stopped', rest: { journal } });
		void desk.goOn();
		await settled();
		expect(writes.at(1).input).toMatchObject({
			wish: { items: journal.wish.items },
			sink: { kind: 'file', handle },
			options: { resume: { offset: journal.offset, done: journal.done } }
		});
	});

	it('notes which models make what is derived, also those of an earlier version', async () => {
		const { desk, writes } = await begin();
		expect(writes.at(0).input.wish.models).toEqual({ parse: ['parse-2'], pose: ['pose-1'] });
		const models = { parse: ['parse-1'], pose: ['pose-1'] };
		const older = { ...journal, wish: { ...journal.wish, models } };
		writes.at(0).resolve({ state: 'stopped', journal: older });
		await settled();
		void desk.goOn();
		await settled();
		const { wish, options } = writes.at(1).input;
		expect(wish.models).toEqual({ parse: ['parse-1', 'parse-2'], pose: ['pose-1'] });
		expect(options.resume?.wish.models).toEqual(wish.models);
	});

	it('says so where it would have to begin again', async () => {
		const { desk, writes } = await begin();
		writes.at(0).resolve({ state: 'stopped', journal: null });
		await settled();
		expect(desk.status).toEqual({ state: 'stopped', rest: null });
	});

	it('tells why it failed; an earlier report changes nothing any more', async () => {
		const { desk, writes } = await begin();
		const { options } = writes.at(0).input;
		writes.at(0).reject(new NamedError('StorageFullError'));
		await settled();
		options.onProgress?.({ done: 1, total: 2, bytes: 1, remainingMs: 1, state: 'writing' });
		expect(desk.status).toMatchObject({ state: 'failed', failure: { name: 'StorageFullError' } });
	});

	it('given up leaves nothing to say', async () => {
		const { desk, writes } = await begin();
		desk.cancel();
		expect(writes.at(0).input.options.signal?.aborted).toBe(true);
		writes.at(0).resolve({ state: 'written', file: null, summary });
		await settled();
		expect(desk.status).toEqual({ state: 'idle' });
	});
});

describe('a zip that a closed tab left', () => {
	const { wish, total } = journal;
	const sink = { kind: 'storage' as const, name: 'a.zip' };
	const unfinished = [{ name: 'a.zip', sink, wish, total, journal }];
	const inFile = {
		name: 'b.zip',
		sink: { kind: 'file' as const, handle, name: 'b.zip' },
		wish,
		total
	};

	it('is offered, and gone on with', async () => {
		const { desk, writes } = setUp({ unfinished });
		desk.open(ITEMS);
		await settled();
		const [left] = desk.unfinished;
		expect(left?.name).toBe('a.zip');
		if (left) void desk.takeUp(left);
		await settled();
		expect(desk.isOpen).toBe(false);
		expect(writes.at(0).input).toMatchObject({
			sink: { kind: 'storage', name: 'a.zip' },
			options: { resume: { offset: journal.offset, done: journal.done } }
		});
	});

	it('is thrown away', async () => {
		const { desk, discard } = setUp({ unfinished });
		desk.open(ITEMS);
		await settled();
		await desk.throwAway('a.zip');
		expect(discard).toHaveBeenCalledExactlyOnceWith('a.zip');
		expect(desk.unfinished).toEqual([]);
	});

	it('in a chosen file is gone on with once the person allows it, and stays where not', async () => {
		const left = { ...inFile, journal };
		const mayWrite = vi.fn(() => Promise.resolve(false));
		const { desk, writes, discard } = setUp({ places: { mayWrite }, unfinished: [left] });
		desk.open(ITEMS);
		await settled();
		await desk.takeUp(left);
		expect(mayWrite).toHaveBeenCalledExactlyOnceWith(handle);
		expect(desk.status).toMatchObject({ state: 'failed', failure: { name: 'ZipPermissionError' } });
		expect([writes.calls.length, discard.mock.calls.length]).toEqual([0, 0]);
		desk.open(ITEMS);
		await settled();
		expect(desk.unfinished).toEqual([left]);
		mayWrite.mockResolvedValue(true);
		void desk.takeUp(left);
		await settled();
		expect(writes.at(0).input).toMatchObject({
			wish,
			sink: left.sink,
			options: { resume: { offset: journal.offset, done: journal.done } }
		});
	});

	it('of which nothing is left begins again with the same wish, in a file that is picked', async () => {
		const left = { ...inFile, journal: null };
		const picks = [null, { name: 'again.zip' } as FileSystemFileHandle];
		const pickFile = () => Promise.resolve(picks.shift() ?? null);
		const { desk, writes, discard } = setUp({ places: { pickFile }, unfinished: [left] });
		desk.open({ kind: 'ids', ids: ['demo/9'] });
		await settled();
		await desk.takeUp(left);
		expect(desk.isOpen).toBe(true);
		expect([desk.unfinished, discard.mock.calls.length]).toEqual([[left], 0]);
		void desk.takeUp(left);
		await settled();
		expect(discard).toHaveBeenCalledExactlyOnceWith('b.zip');
		expect(writes.at(0).input).toMatchObject({
			wish: { items: wish.items },
			sink: { handle: { name: 'again.zip' } }
		});
		expect(writes.at(0).input.options.resume).toBeUndefined();
	});
});
