import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { SearchHit } from '../../../src/lib/catalog/records';
import BrowseGrid from '../../../src/lib/ui/catalog/BrowseGrid.svelte';
import { browseLayout, placesIn } from '../../../src/lib/ui/catalog/browse-layout';
import '../../../src/lib/ui/base/theme.css';
import '../../../src/lib/ui/base/base.css';
import { expectAccessible } from './axe';
import { hits } from './items';

const [{ item }] = hits(1) as [SearchHit];
const ITEMS = 150_000;
/** Number n is at place ITEMS − 1 − n. */
const list = Uint32Array.from({ length: ITEMS }, (_, place) => ITEMS - 1 - place);
const tileCount = () => document.querySelectorAll('[data-testid="browse-tile"]').length;
const tile = (place: number) => document.querySelector<HTMLElement>(`[data-place="${place}"]`);
const focusedPlace = () => Number(document.activeElement?.getAttribute('data-place') ?? -1);

async function show(change: { list?: Uint32Array } = {}) {
	const onSight = vi.fn<(numbers: number[]) => void>();
	const onPick = vi.fn();
	const onFrame = vi.fn();
	const onOpen = vi.fn();
	const props = {
		list,
		question: 1,
		itemAt: (number: number) => ({
			...item,
			id: `demo/${number}`,
			name: { en: `Item ${number}` }
		}),
		pictureUrl: () => null,
		isPicked: (number: number) => number === ITEMS - 2,
		current: 0,
		onCurrent: (place: number) => void view.rerender({ ...props, ...change, current: place }),
		onSight,
		onPick,
		onFrame,
		onOpen,
		...change
	};
	const view = await render(BrowseGrid, props);
	await expect.poll(tileCount).toBeGreaterThan(0);
	return { ...view, props, onSight, onPick, onFrame, onOpen };
}

beforeEach(async () => {
	await page.viewport(1280, 800);
	window.scrollTo(0, 0);
});

describe('BrowseGrid', () => {
	it('draws only the rows in sight of 150,000 items, at the top and at the end', async () => {
		const { onSight } = await show();
		expect(tileCount()).toBeLessThan(150);
		expect(onSight.mock.lastCall?.[0].slice(0, 2)).toEqual([ITEMS - 1, ITEMS - 2]);
		window.scrollTo(0, document.documentElement.scrollHeight);
		await expect.poll(() => tile(ITEMS - 1)?.textContent).toContain('Item 0');
		expect(tileCount()).toBeLessThan(150);
		await expect.poll(() => onSight.mock.lastCall?.[0].at(-1)).toBe(0);
	});

	it('uses the same elements again while it scrolls', async () => {
		await show();
		const first = tile(0)?.closest('[role=row]');
		window.scrollTo(0, 40_000);
		await expect.poll(() => tile(0)).toBeNull();
		expect(first?.isConnected).toBe(true);
	});

	it('moves by keys as one tab stop, and picks as it moves', async () => {
		const { onPick, onOpen } = await show();
		await userEvent.tab();
		expect(focusedPlace()).toBe(0);
		await userEvent.keyboard('{ArrowRight}{ArrowRight}');
		await expect.poll(focusedPlace).toBe(2);
		await userEvent.keyboard(' ');
		expect(onPick).toHaveBeenLastCalledWith(2, 'toggle');
		await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
		expect(onPick).toHaveBeenLastCalledWith(3, 'extend');
		await expect.poll(focusedPlace).toBe(3);
		await userEvent.keyboard('{Shift>} {/Shift}');
		expect(onPick).toHaveBeenLastCalledWith(3, 'add-range');
		await userEvent.keyboard('{End}');
		await expect.poll(focusedPlace).toBe(ITEMS - 1);
		await userEvent.keyboard('{Enter}');
		expect(onOpen).toHaveBeenLastCalledWith(ITEMS - 1);
		await userEvent.keyboard('{Home}');
		await expect.poll(focusedPlace).toBe(0);
	});

	it('picks by click, with keys held and by the corner; a double click opens', async () => {
		const { onPick, onOpen } = await show();
		const at = (place: number) => page.elementLocator(tile(place) as HTMLElement);
		await userEvent.click(at(4));
		expect(onPick).toHaveBeenLastCalledWith(4, 'only');
		await userEvent.keyboard('{Control>}');
		await userEvent.click(at(5));
		await userEvent.keyboard('{/Control}{Shift>}');
		expect(onPick).toHaveBeenLastCalledWith(5, 'toggle');
		await userEvent.click(at(2));
		await userEvent.keyboard('{/Shift}');
		expect(onPick).toHaveBeenLastCalledWith(2, 'extend');
		const corner = tile(1)?.querySelector('[data-tick]');
		await userEvent.click(page.elementLocator(corner as HTMLElement));
		expect(onPick).toHaveBeenLastCalledWith(1, 'toggle');
		await userEvent.dblClick(at(3));
		expect(onOpen).toHaveBeenCalledExactlyOnceWith(3);
	});

	it('picks what lies in a drawn frame, and does not take its end for a click', async () => {
		const { onFrame, onPick } = await show();
		const from = tile(0) as HTMLElement;
		const [start, end] = [from.getBoundingClientRect(), tile(1)?.getBoundingClientRect()];
		const send = (type: string, x: number, y: number) =>
			from.dispatchEvent(
				new PointerEvent(type, {
					bubbles: true,
					pointerType: 'mouse',
					button: 0,
					clientX: x,
					clientY: y
				})
			);
		send('pointerdown', start.left + 20, start.top + 60);
		send('pointermove', start.left + 22, start.top + 61);
		expect(onFrame).not.toHaveBeenCalled();
		send('pointermove', (end?.left ?? 0) + 20, start.top + 90);
		expect(onFrame).toHaveBeenCalledExactlyOnceWith([0, 1], { started: true, added: false });
		send('pointermove', start.left + 40, start.top + 90);
		expect(onFrame).toHaveBeenLastCalledWith([0], { started: false, added: false });
		send('pointerup', start.left + 40, start.top + 90);
		from.click();
		expect(onPick).not.toHaveBeenCalled();
	});

	it('shows three columns on a phone', async () => {
		await page.viewport(390, 844);
		await show();
		const grid = page.getByRole('grid');
		await expect.element(grid).toHaveAttribute('aria-colcount', '3');
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
	});

	it('stays within what a browser can draw, and says how many more there are', async () => {
		await page.viewport(390, 844);
		const many = new Uint32Array(1_000_000);
		await show({ list: many });
		expect(document.documentElement.scrollHeight).toBeLessThan(17_000_000);
		await expect.element(page.getByText(/items more\. Narrow the filters/)).toBeInTheDocument();
	});

	it('shows its beginning when it answers another question', async () => {
		const { rerender, props } = await show();
		window.scrollTo(0, 50_000);
		await rerender({ ...props, list: list.slice(0, 500), question: 2 });
		await expect.poll(() => window.scrollY).toBeLessThan(400);
	});

	it('has no accessibility fault', async () => {
		const { container } = await show();
		await expectAccessible(container);
	});
});

describe('placesIn', () => {
	const layout = { ...browseLayout(640), columns: 4, gapPx: 10, tilePx: 100, rowPx: 200 };
	const frame = (fromX: number, fromY: number, toX: number, toY: number) =>
		placesIn({ fromX, fromY, toX, toY }, layout, 10);

	it.each([
		['within a tile', frame(5, 5, 20, 20), [0]],
		['over two columns and two rows', frame(50, 50, 120, 250), [0, 1, 4, 5]],
		['drawn backwards', frame(120, 250, 50, 50), [0, 1, 4, 5]],
		['in the gap between two columns', frame(102, 5, 108, 20), []],
		['past the last item', frame(0, 410, 500, 900), [8, 9]],
		['above and left of the grid', frame(-50, -50, 10, 10), [0]]
	])('%s', (_what, places, expected) => {
		expect(places).toEqual(expected);
	});
});
