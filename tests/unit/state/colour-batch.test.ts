import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BatchKeeper } from '../../../src/lib/state/batch-keeper.svelte';
import { ColourBatch } from '../../../src/lib/state/colour-batch.svelte';
import { PaletteShelf } from '../../../src/lib/state/palette-shelf';
import { RuntimeState } from '../../../src/lib/state/runtime-state.svelte';
import { timeLeftMs } from '../../../src/lib/state/time-left';
import { measuredPalette } from '../../../src/lib/vision/palette/work-palette';
import { fakeColours, navy, red, study, white } from './colour-fakes';
import { fakeCatalog, fakePhotos, garment, NamedError, photoResult, settled, wasm } from './fakes';

const file = (name: string) => new File([name], name, { type: 'image/jpeg' });
const top = garment(0, 'top', 0.3);
const pants = { ...garment(1, 'pants', 0.4), box: { x: 0, y: 0.5, width: 0.5, height: 0.5 } };

/** @param catalog what an earlier tab left */
function setUp(catalog = fakeCatalog()) {
	const photos = fakePhotos((photo) =>
		photo.size === 0 ? Promise.reject(new NamedError('EmptyFileError')) : Promise.resolve()
	);
	const colours = fakeColours();
	let measured = study(navy);
	const runtime = new RuntimeState(photos.service, () => 'auto');
	const shelf = new PaletteShelf(catalog.service);
	const keeper = new BatchKeeper(catalog.service, () => Promise.resolve(true));
	const batch = new ColourBatch({
		photos: photos.service,
		runtime,
		colours: { ...colours.service, study: () => Promise.resolve(measured) },
		shelf,
		keeper,
		drawThumbnail: () => Promise.resolve(new ArrayBuffer(4))
	});
	const measures = (next: typeof measured) => (measured = next);
	return { photos, measures, catalog, runtime, shelf, batch };
}

describe('ColourBatch', () => {
	let the: ReturnType<typeof setUp>;
	const states = () => the.batch.rows.map(({ status }) => status.state);

	async function prepared(): Promise<void> {
		the.runtime.warmUp();
		the.photos.preparations.at(0).resolve(wasm);
		await settled();
	}

	async function answer(index: number, ...garments: (typeof top)[]): Promise<void> {
		const { result, isClosed } = photoResult(
			garments,
			garments.length > 0 ? 'garments' : 'nothing'
		);
		the.photos.analyses.at(index).resolve(result);
		await expect.poll(isClosed).toBe(true);
		await settled();
	}

	afterEach(() => {
		vi.restoreAllMocks();
	});
	beforeEach(async () => {
		the = setUp();
		await prepared();
	});

	it('works through the photos one by one, behind what a person waits for', async () => {
		the.batch.add([file('a.jpg'), file('b.jpg')]);
		await settled();
		expect(states()).toEqual(['working', 'waiting']);
		expect(the.photos.analyses.calls).toHaveLength(1);
		expect(the.photos.analyses.at(0).job.priority).toBe('background');
		await answer(0, top);
		expect(states()).toEqual(['done', 'working']);
		expect(the.batch.leftMs).not.toBeNull();
		await answer(1, top);
		expect(the.batch.status.state).toBe('idle');
		expect(the.batch.rows[0]?.status).toMatchObject({
			measured: {
				parts: [{ category: 'top', palette: measuredPalette([navy]), kind: 'garment' }]
			}
		});
	});

	it('measures the whole photo where no garment was found', async () => {
		the.measures(study(red));
		the.batch.add([file('a.jpg')]);
		await settled();
		await answer(0);
		expect(the.batch.rows[0]?.status).toMatchObject({
			measured: { parts: [{ category: null, kind: 'photo', palette: measuredPalette([red]) }] }
		});
	});

	it('measures every garment, the main one first', async () => {
		the.measures({ ...study(navy, white), flags: { multicolour: true, pattern: 'stripe' } });
		the.batch.add([file('a.jpg')]);
		await settled();
		await answer(0, { ...pants, index: 0 }, { ...top, index: 1, score: 0.3 });
		const { status } = the.batch.rows[0] ?? {};
		expect(status).toMatchObject({
			measured: {
				parts: [
					{ category: 'top', unsure: true, flags: { multicolour: true, pattern: 'plain' } },
					{ category: 'pants', unsure: false, palette: measuredPalette([navy, white]) }
				]
			}
		});
	});

	it('goes past a bad photo', async () => {
		the.batch.add([new File([], 'empty.jpg'), file('a.jpg'), file('b.jpg')]);
		await settled();
		the.photos.analyses.at(0).reject(new NamedError('UndecodablePhotoError'));
		await settled();
		await answer(1, top);
		expect(states()).toEqual(['failed', 'failed', 'done']);
		expect(the.batch.done).toBe(3);
	});

	it('stops where no photo could be measured, and goes on when asked', async () => {
		the = setUp();
		the.batch.add([file('a.jpg'), file('b.jpg')]);
		await settled();
		the.photos.preparations.at(0).reject(new NamedError('ModelDownloadError'));
		await settled();
		expect(the.batch.status).toMatchObject({
			state: 'stopped',
			failure: { name: 'ModelDownloadError' }
		});
		expect(states()).toEqual(['waiting', 'waiting']);
		the.batch.resume();
		await settled();
		the.photos.preparations.at(1).resolve(wasm);
		await settled();
		await answer(0, top);
		expect(states()).toEqual(['done', 'working']);
	});

	it('pauses after the photo it is at, and resumes with the next', async () => {
		the.batch.add([file('a.jpg'), file('b.jpg')]);
		await settled();
		the.batch.pause();
		await answer(0, top);
		expect(states()).toEqual(['done', 'waiting']);
		the.batch.add([file('c.jpg')]);
		await settled();
		expect(the.photos.analyses.calls).toHaveLength(1);
		the.batch.resume();
		await settled();
		expect(states()).toEqual(['done', 'working', 'waiting']);
	});

	it('does not work twice when resumed before the photo was done', async () => {
		the.batch.add([file('a.jpg'), file('b.jpg')]);
		await settled();
		the.batch.pause();
		the.batch.resume();
		await settled();
		expect(the.photos.analyses.calls).toHaveLength(1);
		await answer(0, top);
		expect(states()).toEqual(['done', 'working']);
	});

	it('cancels at once, keeps what is measured, and can go on', async () => {
		the.batch.add([file('a.jpg'), file('b.jpg')]);
		await settled();
		await answer(0, top);
		the.batch.cancel();
		const call = the.photos.analyses.at(1);
		expect(call.job.signal?.aborted).toBe(true);
		call.reject(new DOMException('stopped', 'AbortError'));
		await settled();
		expect(states()).toEqual(['done', 'waiting']);
		expect(the.batch.status.state).toBe('cancelled');
		the.batch.resume();
		await settled();
		expect(states()).toEqual(['done', 'working']);
	});

	it('empties the list, and brings it back', async () => {
		the.batch.add([file('a.jpg')]);
		await settled();
		await answer(0, top);
		the.batch.clear();
		expect(the.batch.rows).toEqual([]);
		the.batch.undoClear();
		expect(states()).toEqual(['done']);
		the.batch.clear();
		the.batch.add([file('b.jpg')]);
		expect(the.batch.canUndoClear).toBe(false);
	});

	it('takes up an earlier edit, and follows one that is made in the photo', async () => {
		the.batch.add([file('a.jpg'), file('other.jpg')]);
		await settled();
		await answer(0, top);
		await answer(1, top);
		const [first, second] = the.batch.rows;
		if (first?.status.state !== 'done') throw new Error('not done');
		const { print } = first.status.measured;
		const place = { kind: 'garment', box: top.box } as const;
		const edited = measuredPalette([red], 1);
		const target = { ...place, garment: null, place: {} as never, mask: null };
		the.batch.note({ print, target }, edited);
		expect(first.status).toMatchObject({ measured: { parts: [{ palette: edited }] } });
		const untouched = { measured: { parts: [{ palette: measuredPalette([navy]) }] } };
		expect(second?.status).toMatchObject(untouched);

		await the.shelf.keep({ photo: print ?? '', place, beside: [] }, edited);
		the.batch.add([file('a.jpg')]);
		await settled();
		await answer(2, top);
		expect(the.batch.rows[2]?.status).toMatchObject({ measured: { parts: [{ palette: edited }] } });
	});

	it('gives thumbnails back', async () => {
		const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
		the.batch.add([file('a.jpg')]);
		await settled();
		await answer(0, top);
		const [row] = the.batch.rows;
		if (row?.status.state !== 'done') throw new Error('not done');
		const [part] = row.status.measured.parts;
		const url = part && row.thumbnailUrl(part);
		expect(part && row.thumbnailUrl(part)).toBe(url);
		the.batch.clear();
		expect(revoke).not.toHaveBeenCalled();
		the.batch.add([file('b.jpg')]);
		expect(revoke.mock.calls).toEqual([[url]]);
		revoke.mockRestore();
	});

	describe('after its tab was closed', () => {
		const reopen = async () => {
			the = setUp(the.catalog);
			await the.batch.restore();
		};

		beforeEach(async () => {
			await the.batch.restore();
			the.batch.add([file('a.jpg'), new File([], 'empty.jpg'), file('c.jpg'), file('d.jpg')]);
			await settled();
			await answer(0, top);
			expect(states()).toEqual(['done', 'failed', 'working', 'waiting']);
		});

		it('comes back paused, with photos and results, and goes on when asked', async () => {
			the.batch.sort({ column: 'share', descending: true });
			await settled();
			const before = the.batch.rows[0]?.status;
			await reopen();
			expect(the.batch.status.state).toBe('paused');
			expect(the.batch.order).toEqual({ column: 'share', descending: true });
			expect(states()).toEqual(['done', 'failed', 'waiting', 'waiting']);
			expect(the.batch.rows.map(({ name }) => name)[3]).toBe('d.jpg');
			expect(the.batch.rows[0]?.status).toEqual(before);
			expect(the.photos.analyses.calls).toHaveLength(0);
			await prepared();
			the.batch.resume();
			await settled();
			const { photo } = the.photos.analyses.at(0).input;
			expect(await photo.text()).toBe('c.jpg');
			await answer(0, top);
			await answer(1, top);
			expect(the.batch.status.state).toBe('idle');
			await reopen();
			expect(the.batch.status.state).toBe('idle');
			expect(states()).toEqual(['done', 'failed', 'done', 'done']);
		});

		it('keeps an edit that was made in the photo', async () => {
			const [row] = the.batch.rows;
			if (row?.status.state !== 'done') throw new Error('not done');
			const { print } = row.status.measured;
			const target = { ...top, kind: 'garment', garment: null, place: {} as never } as const;
			the.batch.note({ print, target }, measuredPalette([red], 1));
			await settled();
			await reopen();
			expect(the.batch.rows[0]?.status).toMatchObject({
				measured: { parts: [{ palette: { count: 1 } }] }
			});
		});

		it('stays empty once it was emptied, and nothing of it is left behind', async () => {
			the.batch.clear();
			await settled();
			expect(the.catalog.batch.entries.size).toBe(4);
			the.batch.undoClear();
			await settled();
			await reopen();
			expect(the.batch.rows).toHaveLength(4);
			the.batch.clear();
			await settled();
			await reopen();
			expect(the.batch.rows).toEqual([]);
			expect(the.catalog.batch.entries.size + the.catalog.batch.photos.size).toBe(0);
		});

		it('makes room for the next list when that begins', async () => {
			the.batch.clear();
			the.batch.add([file('new.jpg')]);
			await settled();
			await reopen();
			expect(the.batch.rows.map(({ name }) => name)).toEqual(['new.jpg']);
			expect(the.catalog.batch.photos.size).toBe(1);
		});
	});

	it('puts what an earlier tab left before what was added in the same millisecond', async () => {
		vi.spyOn(Date, 'now').mockReturnValue(1_000);
		await the.batch.restore();
		the.batch.add([file('a.jpg')]);
		await settled();
		the = setUp(the.catalog);
		the.batch.add([file('b.jpg')]);
		await the.batch.restore();
		await settled();
		expect(the.batch.rows.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
		expect(the.catalog.batch.entries.size).toBe(2);
	});
});

describe('timeLeftMs', () => {
	it.each([
		['nothing done yet', [], 5, null],
		['one done', [400], 5, 2000],
		['lately slower', [...Array<number>(20).fill(100), ...Array<number>(8).fill(1000)], 2, 2000],
		['nothing left', [400], 0, 0]
	])('%s', (_, took, waiting, left) => {
		expect(timeLeftMs(took, waiting)).toBe(left);
	});
});
