import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { SearchHit } from '../../../src/lib/catalog/records';
import { setLanguage } from '../../../src/lib/messages/current.svelte';
import ReviewMode from '../../../src/lib/ui/catalog/ReviewMode.svelte';
import '../../../src/lib/ui/base/theme.css';
import '../../../src/lib/ui/base/base.css';
import { expectAccessible } from './axe';
import { hits } from './items';

afterEach(() => setLanguage('en'));

const [{ item }] = hits(1) as [SearchHit];

async function show(change: Record<string, unknown> = {}) {
	const acts = {
		onGo: vi.fn(),
		onSay: vi.fn(),
		onUndo: vi.fn(),
		onDismiss: vi.fn(),
		onClose: vi.fn()
	};
	const view = await render(ReviewMode, {
		item,
		pictureUrl: null,
		place: 1,
		total: 40,
		canUndo: true,
		failure: null,
		...acts,
		...change
	});
	return { ...view, ...acts };
}

describe('ReviewMode', () => {
	it.each([
		['m', { hasModel: 'yes' }],
		['n', { hasModel: 'no' }],
		['1', { pose: 'front' }],
		['4', { pose: 'sitting' }],
		['F', { framing: 'full-body' }],
		['u', { framing: 'upper-body' }]
	])('says by the key %s: %j', async (key, change) => {
		const { onSay } = await show();
		await userEvent.keyboard(key);
		expect(onSay).toHaveBeenCalledExactlyOnceWith(change);
	});

	it.each([
		['ㅣ', { framing: 'lower-body' }],
		['ㅡ', { hasModel: 'yes' }]
	])('says by the same key under a Korean keyboard: %s', async (key, change) => {
		const { container, onSay } = await show();
		const down = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
		container.querySelector('dialog')?.dispatchEvent(down);
		expect(onSay).toHaveBeenCalledExactlyOnceWith(change);
	});

	it('goes on by arrows, takes back by Z, and ends by Escape', async () => {
		const { onGo, onUndo, onClose } = await show();
		await userEvent.keyboard('{ArrowRight}{ArrowLeft}z{Control>}z{/Control}');
		expect(onGo.mock.calls).toEqual([[1], [-1]]);
		expect(onUndo).toHaveBeenCalledTimes(2);
		await userEvent.keyboard('{Escape}');
		await expect.poll(() => onClose.mock.calls.length).toBe(1);
	});

	it('does the same by buttons, after which the keys go on working', async () => {
		const { onGo, onSay } = await show({ item: { ...item, hasModel: 'yes', pose: 'side' } });
		await userEvent.click(page.getByRole('button', { name: 'From the side', pressed: true }));
		expect(onSay).toHaveBeenLastCalledWith({ pose: 'unknown' });
		await userEvent.click(page.getByRole('button', { name: 'Next' }));
		expect(onGo).toHaveBeenLastCalledWith(1);
		await userEvent.keyboard('n');
		expect(onSay).toHaveBeenLastCalledWith({ hasModel: 'no' });
	});

	it('stays within the list, and tells why something was not kept', async () => {
		const { onDismiss } = await show({
			place: 39,
			failure: { name: 'StorageFullError', message: 'full' }
		});
		await expect.element(page.getByRole('button', { name: 'Next' })).toBeDisabled();
		await expect.element(page.getByText('40 of 40')).toBeVisible();
		await userEvent.click(page.getByRole('button', { name: 'Dismiss' }));
		expect(onDismiss).toHaveBeenCalledOnce();
	});

	it.each(['en', 'ko'] as const)('has no accessibility fault in %s', async (language) => {
		setLanguage(language);
		const { container } = await show();
		await expectAccessible(container);
	});
});
