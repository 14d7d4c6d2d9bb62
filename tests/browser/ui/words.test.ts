import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { setLanguage } from '../../../src/lib/messages/current.svelte';
import ErrorView from '../../../src/lib/ui/base/ErrorView.svelte';
import ProgressBar from '../../../src/lib/ui/base/ProgressBar.svelte';
import ResultFilters from '../../../src/lib/ui/results/ResultFilters.svelte';
import AppHeader from '../../../src/lib/ui/shell/AppHeader.svelte';
import UpdatePrompt from '../../../src/lib/ui/shell/UpdatePrompt.svelte';
import BackendNow from '../../../src/lib/ui/settings/BackendNow.svelte';
import '../../../src/lib/ui/base/theme.css';
import '../../../src/lib/ui/base/base.css';
import { expectAccessible } from './axe';
import { garment } from './items';

afterEach(() => setLanguage('en'));

describe('ErrorView', () => {
	it('says what happened and what to do, in the language that is shown', async () => {
		const failure = { name: 'TruncatedPhotoError', message: 'The jpeg file ends too early.' };
		const onRetry = vi.fn();
		const { container } = await render(ErrorView, { failure, onRetry });
		const alert = page.getByTestId('error-message');
		await expect.element(alert).toHaveTextContent('Part of this photo is missing');
		setLanguage('ko');
		await expect.element(alert).toHaveTextContent('사진의 일부가 없어요');
		await userEvent.click(page.getByRole('button', { name: '다시 시도' }));
		expect(onRetry).toHaveBeenCalledOnce();
		await expectAccessible(container);
	});

	it('has a general text for an error it does not know', async () => {
		await render(ErrorView, { failure: { name: 'StrangeError', message: 'x' } });
		await expect.element(page.getByRole('alert')).toHaveTextContent('Something went wrong');
	});
});

describe('ProgressBar', () => {
	it('says what remains, and stops when asked', async () => {
		const onCancel = vi.fn();
		await render(ProgressBar, {
			label: 'Loading',
			done: 2_000_000,
			total: 5_000_000,
			unit: 'bytes',
			onCancel
		});
		const bar = page.getByRole('progressbar', { name: 'Loading' });
		await expect.element(bar).toHaveAttribute('aria-valuenow', '40');
		await expect.element(page.getByText('3 MB left')).toBeVisible();
		await userEvent.click(page.getByRole('button', { name: 'Cancel' }));
		expect(onCancel).toHaveBeenCalledOnce();
	});
});

describe('AppHeader', () => {
	it('switches the language by one press, in its own name', async () => {
		const onLanguage = vi.fn();
		const pages = [
			{ href: '/', name: 'Search', current: true },
			{ href: '/settings', name: 'Settings', current: false }
		];
		const { container } = await render(AppHeader, {
			pages,
			offline: true,
			language: 'en',
			onLanguage
		});
		await userEvent.click(page.getByRole('button', { name: '한국어' }));
		expect(onLanguage).toHaveBeenCalledWith('ko');
		await expect
			.element(page.getByRole('link', { name: 'Search' }))
			.toHaveAttribute('aria-current');
		await expectAccessible(container);
	});
});

describe('ResultFilters', () => {
	it('narrows by category, balance and colour', async () => {
		const onChange = vi.fn();
		const { container } = await render(ResultFilters, {
			garment: garment(0, 'top', 0),
			wholePhoto: false,
			filters: { scope: 'same-category', colourWeight: 0.35, label: null, colour: null },
			onChange
		});
		await userEvent.click(page.getByText('Everything'));
		expect(onChange).toHaveBeenLastCalledWith({ scope: 'everything' });
		await userEvent.click(page.getByRole('button', { name: 'Only Navy' }));
		expect(onChange).toHaveBeenLastCalledWith({ label: 'navy' });
		page.getByRole('slider').element().focus();
		await userEvent.keyboard('{ArrowRight}');
		expect(onChange).toHaveBeenLastCalledWith({ colourWeight: 0.4 });
		await expectAccessible(container);
	});
});

describe('small parts', () => {
	it('asks before it updates', async () => {
		const [onUpdate, onLater] = [vi.fn(), vi.fn()];
		await render(UpdatePrompt, { onUpdate, onLater });
		await userEvent.click(page.getByRole('button', { name: 'Update now' }));
		expect(onUpdate).toHaveBeenCalledOnce();
		expect(onLater).not.toHaveBeenCalled();
	});

	it('says in words what runs, and in place of what', async () => {
		const report = { backend: 'wasm', threads: 2, fellBackFrom: 'webgpu' } as const;
		await render(BackendNow, { report, starting: false });
		const now = page.getByTestId('backend-now');
		await expect.element(now).toHaveTextContent('the main processor (WASM)');
		await expect.element(now).toHaveTextContent('2 threads');
		await expect.element(now).toHaveTextContent('Instead of the graphics processor');
	});
});
