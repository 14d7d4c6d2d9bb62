import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { setLanguage } from '../../../src/lib/messages/current.svelte';
import type { BatchLine, Order } from '../../../src/lib/ui/colours/batch-line';
import BatchBar from '../../../src/lib/ui/colours/BatchBar.svelte';
import BatchTable from '../../../src/lib/ui/colours/BatchTable.svelte';
import ColourCards from '../../../src/lib/ui/colours/ColourCards.svelte';
import EvidenceChart from '../../../src/lib/ui/colours/EvidenceChart.svelte';
import GarmentColour from '../../../src/lib/ui/colours/GarmentColour.svelte';
import KeepNote from '../../../src/lib/ui/colours/KeepNote.svelte';
import LeftOut from '../../../src/lib/ui/colours/LeftOut.svelte';
import OtherMethod from '../../../src/lib/ui/colours/OtherMethod.svelte';
import PaletteTools from '../../../src/lib/ui/colours/PaletteTools.svelte';
import { paintLit } from '../../../src/lib/ui/colours/paint-lit';
import { mergeColours, relabelColour, splitColour } from '../../../src/lib/vision/palette/edits';
import { measuredPalette } from '../../../src/lib/vision/palette/work-palette';
import '../../../src/lib/ui/base/theme.css';
import '../../../src/lib/ui/base/base.css';
import { colour } from '../../unit/export/sample-palette';
import { expectAccessible } from './axe';

afterEach(() => setLanguage('en'));

const palette = measuredPalette([
	colour('#1f2a44', 0.5),
	colour('#fbfbfa', 0.3),
	colour('#c8102e', 0.2)
]);
const { colours } = palette;

function cards(change: object = {}) {
	const props = {
		colours,
		lit: null,
		busy: false,
		unsplit: null,
		onLight: vi.fn(),
		onRelabel: vi.fn(),
		onMerge: vi.fn(),
		onSplit: vi.fn()
	};
	return { ...props, ...change };
}
const button = (name: string) => page.getByRole('button', { name });

describe('ColourCards', () => {
	it('says of each colour its name, share, hex and how sure the name is, figures below', async () => {
		const { container } = await render(ColourCards, cards());
		const [first] = page.getByTestId('colour').elements();
		expect(first?.textContent).toMatch(/Navy.*#1f2a44.*50%/s);
		// How sure the name is, in words; the figures behind it one click below.
		const odds = page.getByTestId('odds').elements();
		expect(odds.every((one) => one.checkVisibility() && one.textContent.trim() !== '')).toBe(true);
		const figure = page.getByText('ΔE to Navy').first();
		await expect.element(figure).not.toBeVisible();
		await userEvent.click(page.getByText('Figures').first());
		await expect.element(figure).toBeVisible();
		await expect.element(page.getByText('How likely the name is').first()).toBeVisible();
		await expectAccessible(container);
	});

	it('lights a colour for the pointer and for the keyboard', async () => {
		const props = cards();
		await render(ColourCards, props);
		await userEvent.hover(page.getByTestId('colour').nth(1));
		expect(props.onLight).toHaveBeenLastCalledWith(1);
		await userEvent.unhover(page.getByTestId('colour').nth(1));
		expect(props.onLight).toHaveBeenLastCalledWith(null);
		await userEvent.tab();
		expect(props.onLight).toHaveBeenLastCalledWith(0);
	});

	it('copies the hex, and says so', async () => {
		const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
		await render(ColourCards, cards());
		await userEvent.click(button('Copy #1f2a44'));
		expect(written).toHaveBeenCalledWith('#1f2a44');
		await expect.element(page.getByTestId('copied')).toHaveTextContent('#1f2a44 copied');
		written.mockRejectedValueOnce(new Error('denied'));
		await userEvent.click(button('Copy #fbfbfa'));
		await expect.element(page.getByTestId('copied')).toHaveTextContent('did not allow copying');
		written.mockRestore();
	});

	it('renames by any of the 32 names, the nearest first', async () => {
		const props = cards();
		await render(ColourCards, props);
		await userEvent.click(button('Rename Navy'));
		const dialog = page.getByRole('dialog');
		await expect.element(dialog).toBeVisible();
		const names = dialog.getByRole('listitem').elements();
		expect(names).toHaveLength(32);
		expect(names[0]?.textContent).toContain('Navy');
		await expectAccessible(dialog.element());
		await userEvent.click(dialog.getByText('Black', { exact: true }));
		expect(props.onRelabel).toHaveBeenCalledWith(0, 'black');
		await expect.element(dialog).not.toBeInTheDocument();
	});

	it('merges with a colour that is chosen, by the keyboard too, and leaves by Escape', async () => {
		const props = cards();
		await render(ColourCards, props);
		await userEvent.click(button('Merge Navy with another'));
		await expect.element(button('Merge with White #fbfbfa')).toHaveFocus();
		await userEvent.keyboard('{Escape}');
		await expect.element(button('Merge with White #fbfbfa')).not.toBeInTheDocument();
		await expect.element(button('Merge Navy with another')).toHaveFocus();
		await userEvent.keyboard('{Enter}{Tab}{Enter}');
		expect(props.onMerge).toHaveBeenCalledWith(0, 2);
	});

	it('goes on at Merge of what two colours became, and at Rename of a last one', async () => {
		const { rerender } = await render(ColourCards, cards());
		let present = palette;
		const onMerge = (one: number, other: number) => {
			present = mergeColours(present, one, other);
			void rerender({ colours: present.colours });
		};
		await rerender({ onMerge });
		await userEvent.click(button('Merge White with another'));
		await userEvent.keyboard('{Tab}{Enter}');
		await expect.element(button('Merge White with another')).toHaveFocus();
		await userEvent.keyboard('{Enter}{Enter}');
		await expect.element(button('Rename White')).toHaveFocus();
	});

	it('goes on at Split of the first part when the colour was split', async () => {
		const { rerender } = await render(ColourCards, cards());
		button('Split Navy in two').element().focus();
		await userEvent.keyboard('{Enter}');
		await rerender({ busy: true });
		await expect.element(button('Split Navy in two')).toHaveFocus();
		const parts = [colour('#101624', 0.6), colour('#2a3a5c', 0.4)];
		await rerender({ busy: false, colours: splitColour(palette, 0, parts).colours });
		expect(document.activeElement?.getAttribute('data-act')).toBe('split');
	});

	it('cannot merge a colour that is alone, nor split while something is measured', async () => {
		const props = cards({ colours: colours.slice(0, 1), busy: true });
		await render(ColourCards, props);
		await expect.element(button('Merge Navy with another')).toBeDisabled();
		const split = button('Split Navy in two');
		await expect.element(split).toHaveAttribute('aria-disabled', 'true');
		await userEvent.click(split, { force: true });
		expect(props.onSplit).not.toHaveBeenCalled();
	});

	it('shows whose name it is, what was measured, and what cannot be split, in Korean', async () => {
		setLanguage('ko');
		const named = relabelColour(palette, 0, 'black');
		await render(ColourCards, cards({ colours: named.colours, unsplit: '#c8102e' }));
		const card = page.getByTestId('colour').first();
		await expect.element(card).toHaveTextContent('블랙');
		await expect.element(card).toHaveTextContent('직접 고른 이름');
		await expect.element(card).toHaveTextContent('잰 이름은 네이비');
		await expect.element(page.getByText('#c8102e 색은 한 가지라서')).toBeVisible();
	});
});

describe('PaletteTools', () => {
	it('takes a number of colours, and takes edits back', async () => {
		const props = {
			count: null,
			edited: true,
			canUndo: true,
			canRedo: false,
			onCount: vi.fn(),
			onUndo: vi.fn(),
			onRedo: vi.fn(),
			onRevert: vi.fn()
		};
		const { container, rerender } = await render(PaletteTools, props);
		await userEvent.click(page.getByText('3', { exact: true }));
		expect(props.onCount).toHaveBeenCalledWith(3);
		await rerender({ count: 3 });
		await userEvent.click(page.getByText('Auto'));
		expect(props.onCount).toHaveBeenLastCalledWith(null);
		await userEvent.click(button('Undo'));
		expect(props.onUndo).toHaveBeenCalledOnce();
		// It took the last edit back: the keyboard goes on at a button that can still do something.
		props.onUndo.mockImplementation(
			() => void rerender({ canUndo: false, edited: false, canRedo: true })
		);
		await userEvent.click(button('Undo'));
		await expect.element(button('Redo')).toHaveFocus();
		await rerender({ canUndo: true, edited: true, canRedo: false });
		await expect.element(button('Redo')).toBeDisabled();
		await expect.element(page.getByTestId('edited')).toHaveTextContent('Edited by you');
		await expectAccessible(container);
	});
});

describe('what stands behind the palette', () => {
	it('says what one would call the garment, and how its colours lie', async () => {
		const [first] = colours;
		if (!first) throw new Error('no colour');
		const flags = { multicolour: true, pattern: 'stripe' } as const;
		const { container } = await render(GarmentColour, { colour: first, flags });
		const called = page.getByTestId('garment-colour');
		await expect.element(called).toHaveTextContent(/Main colour\s*Navy\s*striped\s*many colours/);
		setLanguage('ko');
		await expect.element(called).toHaveTextContent(/대표 색\s*네이비\s*줄무늬\s*여러 색/);
		await expectAccessible(container);
	});

	it('says what was left out of the measure, and why', async () => {
		const leftOut = { shadow: 0.12, highlight: 0.001, edge: 0.08 };
		const { container, rerender } = await render(LeftOut, { leftOut });
		await expect.element(page.getByText('shadow 12% · edges and texture 8%')).toBeVisible();
		const why = page.getByText('Shade, gloss, and places');
		await expect.element(why).not.toBeVisible();
		await userEvent.click(page.getByText('Left out of the measure'));
		await expect.element(why).toBeVisible();
		await expectAccessible(container);
		await rerender({ leftOut: { shadow: 0, highlight: 0, edge: 0 } });
		await expect.element(page.getByText('Nothing was left out.')).toBeVisible();
	});

	it('shows both methods by name, and sums up what is too little to list', async () => {
		const theirs = Array.from({ length: 9 }, (_, i) => ({ hex: `#00000${i}`, share: 1 / 9 }));
		const { container } = await render(OtherMethod, { ours: colours, theirs });
		await expect.element(page.getByRole('heading', { name: 'extcolors' })).toBeVisible();
		await expect.element(page.getByText('and 3 more, 33.3%')).toBeVisible();
		await expectAccessible(container);
	});

	it('says the evidence to those who do not see the chart', async () => {
		const evidence = [
			{ count: 3, cost: 0.4 },
			{ count: 2, cost: 1.75 },
			{ count: 1, cost: Infinity }
		];
		const { container } = await render(EvidenceChart, { evidence, chosen: 2 });
		await userEvent.click(page.getByText('Why this many colours'));
		await expect.element(page.getByRole('img', { name: '2: 1.75; 3: 0.40' })).toBeVisible();
		await expectAccessible(container);
	});
});

describe('a batch', () => {
	const line = (id: string, name: string, change: Partial<BatchLine> = {}): BatchLine => ({
		id,
		part: 0,
		name,
		garment: 'Top',
		unsure: false,
		state: 'done',
		thumbnailUrl: null,
		colours,
		edited: false,
		error: null,
		...change
	});
	const lines = [
		line('1', 'shop/10.jpg'),
		line('2', 'shop/2.jpg', { colours: measuredPalette([colour('#c8102e', 1)]).colours }),
		line('2', 'shop/2.jpg', { part: 1, garment: 'Bag', unsure: true, edited: true }),
		line('3', 'cut.jpg', {
			state: 'failed',
			garment: '',
			colours: [],
			error: 'TruncatedPhotoError'
		}),
		line('4', 'next.jpg', { state: 'waiting', garment: '', colours: [] })
	];
	/** The table with the order kept for it, as the page does. */
	async function table(change: object = {}) {
		const props = { lines, order: null, onOpen: vi.fn(), ...change };
		const shown = await render(BatchTable, { ...props, onSort: vi.fn() });
		const onSort = (order: Order | null) => void shown.rerender({ order });
		await shown.rerender({ onSort });
		return { ...props, ...shown };
	}
	beforeEach(() => page.viewport(1280, 800));
	const order = () =>
		page
			.getByTestId('batch-row')
			.elements()
			.map((row) => row.querySelector('button')?.title);

	it('is sorted by any column, both ways, and back', async () => {
		const { container } = await table();
		await userEvent.click(button('Photo'));
		expect(order()).toEqual(['cut.jpg', 'next.jpg', 'shop/2.jpg', 'shop/2.jpg', 'shop/10.jpg']);
		await userEvent.click(button('Photo'));
		expect(order()[0]).toBe('shop/10.jpg');
		await userEvent.click(button('Photo'));
		expect(order()[0]).toBe('shop/10.jpg');
		await userEvent.click(button('Share'));
		expect(order()[0]).toBe('shop/2.jpg');
		await expect
			.element(page.getByRole('columnheader', { name: 'Share' }))
			.toHaveAttribute('aria-sort', 'descending');
		await expectAccessible(container);
	});

	it('opens a photo, says why one failed, and what waits', async () => {
		const { onOpen } = await table();
		await userEvent.click(button('Open shop/2.jpg, Bag'));
		expect(onOpen).toHaveBeenCalledWith('2', 1);
		await expect.element(page.getByText('Part of this photo is missing').last()).toBeVisible();
		await expect.element(button('Open next.jpg')).toBeDisabled();
	});

	it('sorts by a menu where the screen is too narrow for columns', async () => {
		await page.viewport(390, 844);
		const { container } = await table();
		const menu = page.getByRole('combobox', { name: 'Order' });
		await userEvent.selectOptions(menu, 'share');
		expect(order()[0]).toBe('shop/2.jpg');
		await userEvent.click(button('Descending'));
		expect(order()[0]).toBe('cut.jpg');
		await userEvent.selectOptions(menu, 'garment');
		expect(order()[0]).toBe('shop/2.jpg');
		await userEvent.selectOptions(menu, 'As added');
		expect(order()[0]).toBe('shop/10.jpg');
		expect(button('Photo').elements()).toEqual([]);
		await expect.element(page.getByText('Bag · unsure · edited')).toBeVisible();
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
		await expectAccessible(container);
	});

	it('draws a few hundred rows at once, and more when asked', async () => {
		const many = Array.from({ length: 450 }, (_, i) => line(String(i), `${i}.jpg`));
		await table({ lines: many });
		expect(page.getByTestId('batch-row').elements()).toHaveLength(200);
		await userEvent.click(button('Show 200 more'));
		await userEvent.click(button('Show 50 more'));
		expect(page.getByTestId('batch-row').elements()).toHaveLength(450);
	});

	it('says how far it is and what remains, and can be paused or stopped', async () => {
		const props = {
			state: 'running',
			done: 3,
			failed: 1,
			total: 10,
			parts: 5,
			leftMs: 61_000,
			onPause: vi.fn(),
			onResume: vi.fn(),
			onCancel: vi.fn(),
			onClear: vi.fn(),
			onCsv: vi.fn(),
			onJson: vi.fn()
		} as const;
		const { container, rerender } = await render(BatchBar, props);
		await expect.element(page.getByText('3 of 10')).toBeVisible();
		await expect
			.element(page.getByText('about 2 mins left · 1 photo could not be read'))
			.toBeVisible();
		await userEvent.click(button('Pause'));
		await userEvent.click(button('Cancel'));
		expect([props.onPause, props.onCancel].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
		await rerender({ state: 'paused' });
		await userEvent.click(button('Go on'));
		expect(props.onResume).toHaveBeenCalledOnce();
		await rerender({ state: 'idle', done: 10, parts: 21 });
		await expect.element(page.getByText('9 photos, 21 garments measured')).toBeVisible();
		await expectAccessible(container);
	});

	it.each([
		[{ state: 'kept', pending: 0 }, 'Kept on this device'],
		[{ state: 'kept', pending: 12 }, '12 photos still to be kept'],
		[{ state: 'unkept', reason: 'full', pending: 40 }, 'no room to keep 40 photos'],
		[{ state: 'unkept', reason: 'elsewhere', pending: 1 }, 'Another tab holds the list'],
		[{ state: 'unkept', reason: 'nowhere', pending: 1 }, 'does not let the app keep'],
		[{ state: 'unkept', reason: 'failed', pending: 1 }, 'could not be kept']
	] as const)('says whether it is kept: %o', async (keeping, words) => {
		const { container } = await render(KeepNote, { keeping });
		await expect.element(page.getByText(words)).toBeVisible();
		await expectAccessible(container);
	});
});

describe('paintLit', () => {
	const place = { xPx: 1, yPx: 1, widthPx: 2, heightPx: 1 };
	const working = { widthPx: 4, heightPx: 3 };
	const at = (rgba: Uint8ClampedArray, x: number, y: number) => [
		...rgba.slice((y * 4 + x) * 4, (y * 4 + x) * 4 + 4)
	];

	it('leaves the colour’s pixels clear and veils all others', () => {
		const rgba = paintLit(new Uint8Array([1, 2]), place, working, 2, 0.2);
		expect(at(rgba, 2, 1)[3]).toBe(0);
		expect(at(rgba, 1, 1)[3]).toBeGreaterThan(200);
		expect(at(rgba, 0, 0)).toEqual(at(rgba, 3, 2));
	});

	it('lights dark cloth on a light ground, and light cloth on a dark one', () => {
		const veil = (lightness: number) =>
			at(paintLit(new Uint8Array(2), place, working, 1, lightness), 0, 0)[0] ?? 0;
		expect(veil(0.2)).toBeGreaterThan(180);
		expect(veil(0.9)).toBeLessThan(60);
	});
});
