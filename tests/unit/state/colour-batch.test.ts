import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ColourBatch } from '../../../src/lib/state/colour-batch.svelte';
import { PaletteShelf } from '../../../src/lib/state/palette-shelf';
import { RuntimeState } from '../../../src/lib/state/runtime-state.svelte';
import { timeLeftMs } from '../../../src/lib/state/time-left';
import { measuredPalette } from '../../../src/lib/vision/palette/work-palette';
import { fakeColours, navy, red, study } from './colour-fakes';
import { fakeCatalog, fakePhotos, garment, NamedError, photoResult, settled, wasm } from './fakes';

const file = (name: string) => new File([name], name, { type: 'image/jpeg' });
const top = { ...garment(0, 'top', 0.3), colours: [navy] };

function setUp() {
	const photos = fakePhotos((photo) =>
		photo.size === 0 ? Promise.reject(new NamedError('EmptyFileError')) : Promise.resolve()
	);
	const colours = fakeColours();
	const catalog = fakeCatalog();
	const runtime = new RuntimeState(photos.service, () => 'auto');
	const shelf = new PaletteShelf(catalog.service);
	const batch = new ColourBatch({
		photos: photos.service,
		runtime,
		colours: colours.service,
		shelf,
		drawThumbnail: () => Promise.resolve(null)
	});
	return { photos, colours, catalog, runtime, shelf, batch };
}

describe('ColourBatch', () => {
	let the: ReturnType<typeof setUp>;
	const states = () => the.batch.rows.map(({ status }) => status.state);

	async function prepared(): Promise<void> {
		the.runtime.warmUp();
		the.photos.preparations.at(0).resolve(wasm);
		await settled();
	}

	async function answer(index: number, ...garments: (typeof top)[]): Promise<() => boolean> {
		const { result, isClosed } = photoResult(
			garments,
			garments.length > 0 ? 'garments' : 'nothing'
		);
		the.photos.analyses.at(index).resolve(result);
		await settled();
		await settled();
		return isClosed;
	}

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
		const isClosed = await answer(0, top);
		expect(isClosed()).toBe(true);
		expect(states()).toEqual(['done', 'working']);
		expect(the.batch.leftMs).not.toBeNull();
		await answer(1, top);
		expect(the.batch.status.state).toBe('idle');
		expect(the.batch.rows[0]?.status).toMatchObject({
			measured: { category: 'top', palette: measuredPalette([navy]), target: { kind: 'garment' } }
		});
	});

	it('measures the whole photo where no garment was found', async () => {
		the.batch.add([file('a.jpg')]);
		await settled();
		await answer(0);
		the.colours.studies.at(0).resolve(study(red));
		await settled();
		expect(the.batch.rows[0]?.status).toMatchObject({
			measured: { category: null, target: { kind: 'photo' }, palette: measuredPalette([red]) }
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
		const { print, target } = first.status.measured;
		const edited = measuredPalette([red], 1);
		const subject = { print, target: { ...target, garment: null, place: {} as never, mask: null } };
		the.batch.note(subject, edited);
		expect(first.status).toMatchObject({ measured: { palette: edited } });
		expect(second?.status).toMatchObject({ measured: { palette: measuredPalette([navy]) } });

		await the.shelf.keep(print ?? '', target, edited);
		the.batch.add([file('a.jpg')]);
		await settled();
		await answer(2, top);
		expect(the.batch.rows[2]?.status).toMatchObject({ measured: { palette: edited } });
	});

	it('gives thumbnails back', async () => {
		const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
		the.batch.add([file('a.jpg')]);
		await settled();
		await answer(0, top);
		const [row] = the.batch.rows;
		if (row?.status.state !== 'done') throw new Error('not done');
		row.status = { state: 'done', measured: { ...row.status.measured, thumbnailUrl: 'blob:a' } };
		the.batch.clear();
		expect(revoke).not.toHaveBeenCalled();
		the.batch.add([file('b.jpg')]);
		expect(revoke).toHaveBeenCalledWith('blob:a');
		revoke.mockRestore();
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
