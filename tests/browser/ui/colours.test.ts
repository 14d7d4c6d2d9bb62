import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { setLanguage } from '../../../src/lib/messages/current.svelte';
import type { BatchLine } from '../../../src/lib/ui/colours/batch-line';
import BatchBar from '../../../src/lib/ui/colours/BatchBar.svelte';
import BatchTable from '../../../src/lib/ui/colours/BatchTable.svelte';
import ColourCards from '../../../src/lib/ui/colours/ColourCards.svelte';
import EvidenceChart from '../../../src/lib/ui/colours/EvidenceChart.svelte';
import OtherMethod from '../../../src/lib/ui/colours/OtherMethod.svelte';
import PaletteTools from '../../../src/lib/ui/colours/PaletteTools.svelte';
import { paintLit } from '../../../src/lib/ui/colours/paint-lit';
import { relabelColour } from '../../../src/lib/vision/palette/edits';
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
	it('says of each colour its name, share, hex, distance and the next name', async () => {
		const { container } = await render(ColourCards, cards());
		const [first] = page.getByTestId('colour').elements();
		expect(first?.textContent).toMatch(/Navy.*#1f2a44.*ΔE \d.*next: .*50%/s);
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
		await userEvent.click(button('Merge Navy with another'));
		await userEvent.keyboard('{Tab}{Enter}');
		expect(props.onMerge).toHaveBeenCalledWith(0, 2);
	});

	it('cannot merge a colour that is alone, nor split while something is measured', async () => {
		await render(ColourCards, cards({ colours: colours.slice(0, 1), busy: true }));
		await expect.element(button('Merge Navy with another')).toBeDisabled();
		await expect.element(button('Split Navy in two')).toBeDisabled();
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
		await expect.element(button('Redo')).toBeDisabled();
		await expect.element(page.getByTestId('edited')).toHaveTextContent('Edited by you');
		await expectAccessible(container);
	});
});

describe('what stands behind the palette', () => {
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
		name,
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
		line('3', 'cut.jpg', { state: 'failed', colours: [], error: 'TruncatedPhotoError' }),
		line('4', 'next.jpg', { state: 'waiting', colours: [] })
	];
	const order = () =>
		page
			.getByTestId('batch-row')
			.elements()
			.map((row) => row.querySelector('button')?.title);

	it('is sorted by any column, both ways, and back', async () => {
		const { container } = await render(BatchTable, { lines, onOpen: vi.fn() });
		await userEvent.click(button('Photo'));
		expect(order()).toEqual(['cut.jpg', 'next.jpg', 'shop/2.jpg', 'shop/10.jpg']);
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
		const onOpen = vi.fn();
		await render(BatchTable, { lines, onOpen });
		await userEvent.click(button('Open shop/2.jpg'));
		expect(onOpen).toHaveBeenCalledWith('2');
		await expect.element(page.getByText('Part of this photo is missing')).toBeVisible();
		await expect.element(button('Open next.jpg')).toBeDisabled();
	});

	it('draws a few hundred rows at once, and more when asked', async () => {
		const many = Array.from({ length: 450 }, (_, i) => line(String(i), `${i}.jpg`));
		await render(BatchTable, { lines: many, onOpen: vi.fn() });
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
		await rerender({ state: 'idle', done: 10 });
		await expect.element(page.getByText('9 photos measured')).toBeVisible();
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
