import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
	PaletteEditor,
	type OnEdit,
	type Subject
} from '../../../src/lib/state/palette-editor.svelte';
import { PaletteShelf } from '../../../src/lib/state/palette-shelf';
import { isEdited, labelOf, measuredPalette } from '../../../src/lib/vision/palette/work-palette';
import { colour } from '../export/sample-palette';
import { fakeColours, navy, red, study, white } from './colour-fakes';
import { fakeCatalog, NamedError, settled } from './fakes';

const subject = (x = 0, print: string | null = 'aa'): Subject => ({
	preview: {} as ImageBitmap,
	print,
	target: {
		kind: 'garment',
		garment: null,
		box: { x, y: 0, width: 0.4, height: 0.5 },
		place: { xPx: 0, yPx: 0, widthPx: 1, heightPx: 1 },
		mask: null
	},
	beside: []
});

function setUp() {
	const colours = fakeColours();
	const catalog = fakeCatalog();
	const onEdit = vi.fn<OnEdit>();
	const shelf = new PaletteShelf(catalog.service);
	return { colours, catalog, onEdit, editor: new PaletteEditor(colours.service, shelf, onEdit) };
}

describe('PaletteEditor', () => {
	let the: ReturnType<typeof setUp>;
	const hexes = () => the.editor.palette?.colours.map(({ hex }) => hex);
	const lastOf = <T>(calls: readonly T[]): T => calls.at(-1) as T;

	async function open(one = subject()): Promise<void> {
		void the.editor.open(one);
		await settled();
		lastOf(the.colours.studies.calls).resolve(study(navy, white, red));
		await settled();
	}

	beforeEach(() => {
		the = setUp();
	});

	it('measures, then says which pixel is which', async () => {
		void the.editor.open(subject());
		expect(the.editor.status.state).toBe('measuring');
		await settled();
		the.colours.studies.at(0).resolve(study(navy, white));
		await settled();
		expect(the.editor.status.state).toBe('ready');
		expect(hexes()).toEqual([navy.hex, white.hex]);
		expect(the.editor.map).toBeNull();
		the.colours.maps.at(0).resolve(new Uint8Array([1]));
		await settled();
		expect(the.editor.map).toEqual(new Uint8Array([1]));
	});

	it('says that there is nothing to measure', async () => {
		void the.editor.open(subject());
		await settled();
		the.colours.studies.at(0).resolve(study());
		await settled();
		expect(the.editor.status).toEqual({ state: 'nothing' });
		expect(the.editor.palette).toBeNull();
	});

	it('undoes and redoes, and lets the masks follow', async () => {
		await open();
		the.editor.merge(1, 2);
		expect(hexes()).toEqual([navy.hex, white.hex]);
		expect(lastOf(the.colours.maps.calls).input).toEqual([[navy.oklab], [white.oklab, red.oklab]]);
		the.editor.undo();
		expect(hexes()).toEqual([navy.hex, white.hex, red.hex]);
		expect(the.editor.canUndo).toBe(false);
		the.editor.redo();
		expect(hexes()).toEqual([navy.hex, white.hex]);
	});

	it('shows the masks of the latest edit, whichever answers last', async () => {
		await open();
		the.editor.merge(1, 2);
		the.editor.undo();
		the.colours.maps.at(2).resolve(new Uint8Array([3]));
		the.colours.maps.at(1).resolve(new Uint8Array([2]));
		await settled();
		expect(the.editor.map).toEqual(new Uint8Array([3]));
	});

	it('keeps an edit, and takes it up when the garment comes again a little elsewhere', async () => {
		await open();
		the.editor.relabel(0, 'black');
		await settled();
		expect(the.catalog.palettes.size).toBe(1);
		await open(subject(0.02));
		const [first] = the.editor.palette?.colours ?? [];
		expect(first && labelOf(first)).toMatchObject({ label: 'black', byPerson: true });
		the.editor.relabel(1, 'ivory');
		await settled();
		// The same record, though the outline moved.
		expect(the.catalog.palettes.size).toBe(1);
	});

	it('has one record a garment, though it was stored elsewhere meanwhile', async () => {
		await open();
		// Another tab, whose models see the outline a little elsewhere.
		const elsewhere = new PaletteShelf(the.catalog.service);
		const place = subject(0.02).target;
		await elsewhere.keep({ photo: 'aa', place, beside: [place] }, measuredPalette([red], 1));
		the.editor.relabel(0, 'black');
		await settled();
		expect(the.catalog.palettes.size).toBe(1);
		expect([...the.catalog.palettes.values()][0]?.palette.colours).toHaveLength(3);
	});

	it('keeps apart what two garments with nearly the same outline are called', async () => {
		const [jacket, under] = [subject(0).target, subject(0.06).target];
		const beside = [jacket, under];
		await open({ ...subject(0), beside });
		the.editor.relabel(0, 'black');
		await settled();
		await open({ ...subject(0.06), beside });
		expect(the.editor.palette && isEdited(the.editor.palette)).toBe(false);
		the.editor.relabel(0, 'mint');
		await settled();
		expect(the.catalog.palettes.size).toBe(2);
		await open({ ...subject(0), beside });
		expect(the.editor.palette?.colours[0]?.own?.label).toBe('black');
	});

	it('does not take another garment’s edit, or another photo’s', async () => {
		await open();
		the.editor.relabel(0, 'black');
		await settled();
		await open(subject(0.5));
		expect(the.editor.palette && isEdited(the.editor.palette)).toBe(false);
		await open(subject(0, 'bb'));
		expect(the.editor.palette && isEdited(the.editor.palette)).toBe(false);
	});

	it('is never overwritten by what is measured anew', async () => {
		await open();
		the.editor.merge(0, 1);
		await settled();
		void the.editor.open(subject());
		await settled();
		lastOf(the.colours.studies.calls).resolve(study(red));
		await settled();
		expect(hexes()).toEqual([navy.hex, red.hex]);
	});

	it('forgets an edit that is undone or reverted', async () => {
		await open();
		the.editor.relabel(0, 'black');
		the.editor.undo();
		await settled();
		expect(the.catalog.palettes.size).toBe(0);
		the.editor.redo();
		the.editor.revert();
		await settled();
		expect(the.catalog.palettes.size).toBe(0);
		the.editor.undo();
		await settled();
		expect(the.catalog.palettes.size).toBe(1);
	});

	it('splits a colour, or says that it cannot', async () => {
		await open();
		void the.editor.split(0);
		expect(the.editor.working).toBe(true);
		the.colours.splits.at(0).resolve([colour('#2a3a5c', 0.5), colour('#101624', 0.5)]);
		await settled();
		expect(the.editor.palette?.colours).toHaveLength(4);
		void the.editor.split(3);
		the.colours.splits.at(1).resolve([red]);
		await settled();
		expect(the.editor.palette?.colours).toHaveLength(4);
		expect(the.editor.unsplit).toBe(the.editor.palette?.colours[3]?.hex);
		expect(the.editor.working).toBe(false);
		the.editor.undo();
		expect(the.editor.unsplit).toBeNull();
	});

	it('takes another number of colours, and gives up one that is no longer wanted', async () => {
		await open();
		void the.editor.setCount(1);
		void the.editor.setCount(2);
		expect(the.colours.studies.at(1).job.signal?.aborted).toBe(true);
		the.colours.studies.at(2).resolve(study(navy, white));
		await settled();
		expect(the.editor.palette).toMatchObject({ count: 2 });
		expect(hexes()).toEqual([navy.hex, white.hex]);
		void the.editor.setCount(null);
		the.colours.studies.at(3).resolve(study(navy, white, red));
		await settled();
		expect(the.editor.palette).toMatchObject({ count: null });
		expect(the.catalog.palettes.size).toBe(0);
	});

	it('gives up a measure for an edit that was made meanwhile', async () => {
		await open();
		void the.editor.setCount(1);
		the.editor.merge(0, 1);
		the.colours.studies.at(1).resolve(study(navy));
		await settled();
		expect(the.editor.palette?.count).toBeNull();
		expect(the.editor.working).toBe(false);
	});

	it('says when an edit is not stored, and keeps it for the tab', async () => {
		await open();
		vi.spyOn(the.catalog.service, 'keepPalette').mockRejectedValueOnce(
			new NamedError('StorageFullError')
		);
		the.editor.merge(0, 1);
		await settled();
		expect(the.editor.unkept?.name).toBe('StorageFullError');
		expect(hexes()).toHaveLength(2);
		the.editor.merge(0, 1);
		await settled();
		expect(the.editor.unkept).toBeNull();
	});

	it('tells of every edit, stored or not', async () => {
		await open(subject(0, null));
		the.editor.merge(0, 1);
		the.editor.undo();
		await settled();
		expect(the.onEdit).toHaveBeenCalledTimes(2);
		expect(the.catalog.palettes.size).toBe(0);
	});

	it('drops an answer for a garment that is no longer looked at', async () => {
		void the.editor.open(subject());
		await settled();
		void the.editor.open(subject(0.5));
		await settled();
		the.colours.studies.at(0).resolve(study(red));
		await settled();
		expect(the.editor.status.state).toBe('measuring');
		the.colours.studies.at(1).resolve(study(navy));
		await settled();
		expect(hexes()).toEqual([navy.hex]);
	});

	it('can try again after a failure', async () => {
		void the.editor.open(subject());
		await settled();
		the.colours.studies.at(0).reject(new NamedError('WorkerDiedError'));
		await settled();
		expect(the.editor.status).toMatchObject({
			state: 'failed',
			failure: { name: 'WorkerDiedError' }
		});
		void the.editor.retry();
		await settled();
		the.colours.studies.at(1).resolve(study(navy));
		await settled();
		expect(the.editor.status.state).toBe('ready');
	});
});
