import { beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import ResultGrid from '../../../src/lib/ui/results/ResultGrid.svelte';
import { moveFocus } from '../../../src/lib/ui/results/grid-layout';
import '../../../src/lib/ui/base/theme.css';
import '../../../src/lib/ui/base/base.css';
import { expectAccessible } from './axe';
import { hits } from './items';

const tiles = () => page.getByTestId('result-tile');
/** Counted in the document: a locator's `all` works out a selector for each, which takes seconds. */
const tileCount = () => document.querySelectorAll('[data-testid="result-tile"]').length;
const many = hits(1000);

async function show() {
	const onOpen = vi.fn();
	const onSelect = vi.fn();
	const view = await render(ResultGrid, {
		hits: many,
		whyOf: () => ({ deltaE: 3.14, shared: { sleeve: 'long' } }),
		exampleOf: () => 'none' as const,
		onExample: vi.fn(),
		question: 1,
		pictureUrl: () => null,
		isSelected: (id: string) => id === 'demo/1',
		onOpen,
		onSelect
	});
	await expect.element(tiles().first()).toBeVisible();
	return { ...view, onOpen, onSelect };
}

const focusedIndex = () => Number(document.activeElement?.getAttribute('data-index') ?? -1);

describe('ResultGrid', () => {
	beforeEach(async () => {
		await page.viewport(1280, 800);
		window.scrollTo(0, 0);
	});

	it('draws only the rows in sight of a thousand items, at the top and at the end', async () => {
		await show();
		expect(tileCount()).toBeLessThan(120);
		expect(document.documentElement.scrollHeight).toBeGreaterThan(20_000);
		window.scrollTo(0, document.documentElement.scrollHeight);
		await expect.element(page.getByText('Item 999')).toBeVisible();
		expect(tileCount()).toBeLessThan(120);
	});

	it('moves by arrow keys as one tab stop, and follows focus out of sight', async () => {
		const { onOpen, onSelect } = await show();
		await userEvent.tab();
		expect(focusedIndex()).toBe(0);
		await userEvent.keyboard('{ArrowRight}{ArrowRight}');
		await expect.poll(focusedIndex).toBe(2);
		await userEvent.keyboard('{End}');
		await expect.poll(focusedIndex).toBe(999);
		await userEvent.keyboard(' ');
		expect(onSelect).toHaveBeenLastCalledWith('demo/999', false);
		await userEvent.keyboard('{Shift>} {/Shift}');
		expect(onSelect).toHaveBeenLastCalledWith('demo/999', true);
		await userEvent.keyboard('{Home}');
		await expect.poll(focusedIndex).toBe(0);
		await userEvent.keyboard('{Enter}');
		expect(onOpen).toHaveBeenCalledExactlyOnceWith(many[0]?.item);
		expect(onSelect).toHaveBeenCalledTimes(2);
	});

	it('shows two columns on a phone', async () => {
		await page.viewport(390, 844);
		await show();
		const grid = page.getByRole('grid');
		await expect.element(grid).toHaveAttribute('aria-colcount', '2');
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
	});

	it('shows its beginning when it answers another question', async () => {
		const { rerender } = await show();
		window.scrollTo(0, 5000);
		await rerender({ hits: hits(300), question: 2 });
		await expect.poll(() => window.scrollY).toBeLessThan(400);
	});

	it('has no accessibility fault', async () => {
		const { container } = await show();
		await expectAccessible(container);
	});
});

describe('moveFocus', () => {
	const grid = { columns: 4, count: 10, page: 2 };
	it.each([
		['ArrowRight', 3, 4],
		['ArrowLeft', 0, 0],
		['ArrowDown', 8, 8],
		['ArrowUp', 6, 2],
		['PageDown', 0, 8],
		['PageDown', 8, 9],
		['PageUp', 9, 1],
		['Home', 7, 0],
		['End', 7, 9],
		['a', 7, undefined]
	])('%s from %d', (key, from, expected) => {
		expect(moveFocus(key, from, grid)).toBe(expected);
	});
});
