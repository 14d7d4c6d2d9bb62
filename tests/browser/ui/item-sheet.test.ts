import { describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import ItemSheet from '../../../src/lib/ui/results/ItemSheet.svelte';
import '../../../src/lib/ui/base/theme.css';
import '../../../src/lib/ui/base/base.css';
import { expectAccessible } from './axe';
import { hits } from './items';

const [unsafe, safe] = hits(2);

async function show(hit = safe) {
	if (!hit) throw new Error('no hit');
	const handlers = {
		onClose: vi.fn(),
		onSelect: vi.fn(),
		onMoreLikeThis: vi.fn(),
		onCorrect: vi.fn(),
		onUndo: vi.fn()
	};
	const view = await render(ItemSheet, {
		hit,
		pictureUrl: null,
		thumbnailUrl: () => null,
		selected: false,
		...handlers
	});
	return { ...view, ...handlers };
}

describe('ItemSheet', () => {
	it('shows the item with a link that opens apart from the app', async () => {
		const { container } = await show();
		const link = page.getByRole('link', { name: 'Open in the shop' });
		await expect.element(link).toHaveAttribute('href', 'https://shop.example/1');
		await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
		await expect.element(page.getByRole('dialog', { name: 'Item 1' })).toBeVisible();
		await expectAccessible(container);
	});

	it('tells the attributes that are known', async () => {
		const { container } = await show();
		await userEvent.click(page.getByText('Details and figures'));
		const facts = [...container.querySelectorAll('dt')].map(({ textContent }) => textContent);
		expect(facts).toEqual(expect.arrayContaining(['Sleeves', 'Pattern']));
		expect(facts).not.toContain('Neckline');
		await expect.element(page.getByText('Long sleeves')).toBeVisible();
	});

	it('follows no address that is not of the web', async () => {
		await show(unsafe);
		await expect.element(page.getByRole('dialog')).toBeVisible();
		expect(page.getByRole('link').all()).toHaveLength(0);
	});

	it('closes by Escape', async () => {
		const { onClose } = await show();
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => onClose.mock.calls.length).toBe(1);
	});

	it('is corrected, with a way back', async () => {
		const { onCorrect, onUndo } = await show();
		await userEvent.click(page.getByRole('button', { name: 'Sitting' }));
		expect(onCorrect).toHaveBeenCalledExactlyOnceWith('demo/1', { pose: 'sitting' });
		await userEvent.click(page.getByRole('button', { name: 'Undo' }));
		expect(onUndo).toHaveBeenCalledOnce();
	});

	it('asks for more like it, and selects it', async () => {
		const { onMoreLikeThis, onSelect } = await show();
		await userEvent.click(page.getByRole('button', { name: 'More like this' }));
		await userEvent.click(page.getByRole('button', { name: 'Add to selection' }));
		expect(onMoreLikeThis).toHaveBeenCalledWith('demo/1');
		expect(onSelect).toHaveBeenCalledWith('demo/1');
	});
});
