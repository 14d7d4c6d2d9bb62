import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { UnfinishedDrop } from '../../../src/lib/catalog/drop/drop-record';
import type { DoneBefore } from '../../../src/lib/catalog/drop/journal';
import type { Understanding } from '../../../src/lib/catalog/drop/understand';
import { CatalogState } from '../../../src/lib/state/catalog-state.svelte';
import { DropDesk } from '../../../src/lib/state/drop-desk.svelte';
import type { DropService } from '../../../src/lib/state/drop-services';
import { RuntimeState } from '../../../src/lib/state/runtime-state.svelte';
import type { LookedAt } from '../../../src/workers/contract';
import { candidate } from '../drop/made';
import {
	fakeCatalog,
	fakePhotos,
	garment,
	NamedError,
	photoResult,
	settled,
	summary,
	wasm
} from './fakes';

const plan = (...numbers: string[]): Extract<Understanding, { kind: 'items' }> => ({
	kind: 'items',
	name: 'spring',
	pictures: numbers.length,
	offers: numbers.length,
	table: null,
	feeds: [],
	candidates: numbers.map((number) => candidate(number)),
	pictureless: [{ number: 'p', name: 'p', link: '', addresses: ['https://a.example/p.jpg'] }],
	leftOut: [{ what: 'film.mov', reason: 'unknown-kind' }]
});

const FILES = [new File(['x'], 'x.jpg')];

function setUp() {
	const photos = fakePhotos((photo) =>
		photo.size === 0 ? Promise.reject(new NamedError('EmptyFileError')) : Promise.resolve()
	);
	const runtime = new RuntimeState(photos.service, () => 'auto');
	const fake = fakeCatalog();
	const catalog = new CatalogState(fake.service, { kind: 'files', files: [] });
	const kept: LookedAt[] = [];
	const the = {
		plan: plan('1', '2', '3') as Understanding,
		before: [] as DoneBefore,
		left: null as UnfinishedDrop | null,
		keepError: null as Error | null,
		claimed: true
	};
	const drop = {
		understand: vi.fn(() => Promise.resolve(the.plan)),
		openPhoto: vi.fn(({ file }: { file: Blob }) => Promise.resolve(file)),
		begin: vi.fn(({ target, candidates }: Parameters<DropService['begin']>[0]) => {
			the.left = { target, begunAt: '', done: 0, found: 0, total: candidates.length };
			return Promise.resolve(the.before);
		}),
		keep: vi.fn((looked: LookedAt) => {
			if (the.keepError) return Promise.reject(the.keepError);
			kept.push(looked);
			looked.preview?.close();
			return Promise.resolve();
		}),
		finish: vi.fn(() =>
			Promise.resolve({
				count: 2,
				leftOut: [{ what: '3', reason: 'no-garment' as const }],
				files: []
			})
		),
		unfinished: vi.fn(() => Promise.resolve(the.left)),
		clear: vi.fn(() => {
			the.left = null;
			return Promise.resolve();
		}),
		reset: vi.fn()
	};
	const copyCollection = vi.fn(() => Promise.resolve({ files: FILES, numbers: ['9'] }));
	const saved: string[] = [];
	const desk = new DropDesk({
		drop,
		photos: photos.service,
		runtime,
		catalog,
		copyCollection,
		claim: () => Promise.resolve(the.claimed),
		build: 'one',
		save: (_, name) => saved.push(name)
	});
	return { photos, runtime, fake, catalog, drop, copyCollection, desk, kept, saved, the };
}

let all: ReturnType<typeof setUp>;

async function answer(index: number, isFound = true): Promise<void> {
	const { result } = photoResult(isFound ? [garment(0, 'skirt', 0.4)] : [], 'garments');
	all.photos.analyses.at(index).resolve(result);
	await settled();
}

async function planned(): Promise<void> {
	await all.desk.read(FILES);
	expect(all.desk.status.state).toBe('planned');
}

async function running(): Promise<void> {
	await planned();
	await all.desk.start();
	await settled();
	expect(all.desk.status.state).toBe('running');
}

function runOf() {
	const { status } = all.desk;
	if (status.state !== 'running') throw new Error(status.state);
	return status.run;
}

async function imported(): Promise<void> {
	await settled();
	all.fake.imports.at(all.fake.imports.calls.length - 1).resolve(summary('demo', 'spring'));
	await settled();
}

beforeEach(async () => {
	all = setUp();
	all.runtime.warmUp();
	all.photos.preparations.at(0).resolve(wasm);
	void all.catalog.open();
	all.fake.open.at(0).resolve(summary('demo'));
	await settled();
});

describe('a drop', () => {
	it('is looked over, worked through, taken in and told of', async () => {
		await running();
		await answer(0);
		await answer(1);
		expect(runOf()).toMatchObject({ done: 2, found: 2, total: 3 });
		await answer(2, false);
		expect(all.kept.map(({ outcome }) => outcome.state)).toEqual(['found', 'found', 'failed']);
		await imported();
		const { status } = all.desk;
		if (status.state !== 'done') throw new Error(status.state);
		expect(status.result).toMatchObject({ id: 'spring', count: 2, how: 'new', undo: 'can' });
		expect(status.result.leftOut.map(({ what }) => what)).toEqual(['film.mov', '3']);
		expect(all.drop.clear).toHaveBeenCalled();
	});

	it('goes on where a closed tab stopped', async () => {
		all.the.before = [
			{ key: candidate('1').key, error: null },
			{ key: candidate('2').key, error: 'NotAnImageError' }
		];
		await running();
		expect(runOf()).toMatchObject({ done: 2, found: 1, failed: 1 });
		expect(all.photos.analyses.calls).toHaveLength(1);
		await answer(0);
		expect(all.desk.status.state).toBe('taking');
	});

	it('does not stop for a bad photo', async () => {
		await running();
		all.photos.analyses.at(0).reject(new NamedError('UndecodablePhotoError'));
		await settled();
		expect(runOf()).toMatchObject({ done: 1, failed: 1, status: { state: 'running' } });
	});

	it('stops where there is no room, loses nothing, and goes on when told', async () => {
		await running();
		all.the.keepError = new NamedError('StorageFullError');
		await answer(0);
		expect(runOf().status).toMatchObject({ failure: { name: 'StorageFullError' } });
		expect(runOf().done).toBe(0);
		all.the.keepError = null;
		all.desk.resume();
		await settled();
		await answer(1);
		expect(runOf()).toMatchObject({ done: 1, status: { state: 'running' } });
	});

	it('pauses after the photo it is at', async () => {
		await running();
		all.desk.pause();
		await answer(0);
		expect(runOf()).toMatchObject({ done: 1, status: { state: 'paused' } });
		expect(all.photos.analyses.calls).toHaveLength(1);
		all.desk.resume();
		await settled();
		expect(all.photos.analyses.calls).toHaveLength(2);
	});

	it('that is given up leaves nothing', async () => {
		await running();
		await all.desk.cancel();
		expect(all.photos.analyses.at(0).job.signal?.aborted).toBe(true);
		expect(all.desk.status.state).toBe('idle');
		expect(all.drop.clear).toHaveBeenCalled();
		await answer(0);
		expect(all.kept).toEqual([]);
		expect(all.fake.imports.calls).toEqual([]);
	});

	it('may end early with what is ready', async () => {
		await running();
		await answer(0);
		all.desk.finishEarly();
		await imported();
		expect(all.desk.status.state).toBe('done');
	});

	it('that could not be taken in is kept, and tried again', async () => {
		await running();
		for (const index of [0, 1, 2]) await answer(index);
		all.fake.imports.at(0).reject(new NamedError('StorageFullError'));
		await settled();
		expect(all.desk.status).toMatchObject({
			state: 'untaken',
			failure: { name: 'StorageFullError' }
		});
		expect(all.drop.clear).not.toHaveBeenCalled();
		all.desk.retry();
		await imported();
		expect(all.desk.status.state).toBe('done');
	});

	it('is not begun while another tab makes one', async () => {
		all.the.claimed = false;
		await planned();
		await all.desk.start();
		expect(all.desk.failure?.name).toBe('DropElsewhereError');
		expect(all.desk.status.state).toBe('planned');
		expect(all.drop.begin).not.toHaveBeenCalled();
	});

	it('that cannot be read says why', async () => {
		all.drop.understand.mockRejectedValueOnce(new NamedError('NotReadableError'));
		await all.desk.read(FILES);
		expect(all.desk.status).toMatchObject({ failure: { name: 'NotReadableError' } });
	});
});

describe('a name that is there', () => {
	beforeEach(async () => {
		all.catalog.open().catch(() => undefined);
		all.fake.open.at(1).resolve(summary('otlens-demo', 'spring'));
		await settled();
	});

	it('has to be decided on', async () => {
		await planned();
		expect(all.desk.clash?.id).toBe('spring');
		expect(all.desk.canStart).toBe(false);
		all.desk.how = 'add';
		expect(all.desk.canStart).toBe(true);
		all.desk.name = 'Summer';
		all.desk.how = null;
		expect(all.desk.canStart).toBe(true);
		all.desk.name = ' ';
		expect(all.desk.canStart).toBe(false);
	});

	it('of the demo is not free', async () => {
		await planned();
		all.desk.name = 'OTLENS-demo';
		all.desk.how = 'replace';
		expect(all.desk.canStart).toBe(false);
	});

	it('is added to with what was there, which an undo brings back', async () => {
		await planned();
		all.desk.how = 'add';
		await all.desk.start();
		await settled();
		for (const index of [0, 1, 2]) await answer(index);
		expect(all.copyCollection).toHaveBeenCalledWith('spring', expect.anything());
		expect(all.drop.finish).toHaveBeenCalledWith(
			{ files: FILES, numbers: ['9'] },
			expect.anything()
		);
		await imported();
		void all.desk.undo();
		await settled();
		expect(all.fake.imports.at(1).input).toEqual({ kind: 'files', files: FILES });
		await imported();
		expect(all.desk.status).toMatchObject({ result: { undo: 'undone' } });
	});

	it('is not added to by another model', async () => {
		all.catalog.open().catch(() => undefined);
		const there = summary('spring');
		const collections = there.collections.map((one) => ({ ...one, embedModel: 'older' }));
		all.fake.open.at(2).resolve({ ...there, collections });
		await settled();
		await planned();
		all.desk.how = 'add';
		await all.desk.start();
		await settled();
		await answer(0);
		expect(runOf().status).toMatchObject({ failure: { name: 'OtherModelError' } });
		expect(all.kept).toEqual([]);
	});
});

describe('what a closed tab left', () => {
	const left: UnfinishedDrop = {
		target: { id: 'spring', name: 'spring', how: 'new' },
		begunAt: '',
		done: 2,
		found: 1,
		total: 3
	};

	it('is told of, and can be made a collection at once', async () => {
		all.the.left = left;
		await all.desk.restore();
		expect(all.desk.unfinished).toEqual(left);
		void all.desk.finishUnfinished();
		await imported();
		expect(all.desk.status).toMatchObject({ state: 'done', result: { name: 'spring' } });
		expect(all.desk.unfinished).toBeNull();
	});

	it('can be forgotten', async () => {
		all.the.left = left;
		await all.desk.restore();
		await all.desk.cancel();
		expect(all.desk.unfinished).toBeNull();
		expect(all.drop.clear).toHaveBeenCalled();
	});
});
