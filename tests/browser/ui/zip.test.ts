import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import type { ZipPlan } from '../../../src/lib/export/zip/wish';
import { setLanguage } from '../../../src/lib/messages/current.svelte';
import { FIRST_CHOICES, FIRST_SPLIT } from '../../../src/lib/state/zip-choices';
import ZipDialog from '../../../src/lib/ui/zip/ZipDialog.svelte';
import ZipImport from '../../../src/lib/ui/zip/ZipImport.svelte';
import ZipPicker from '../../../src/lib/ui/zip/ZipPicker.svelte';
import ZipRunning from '../../../src/lib/ui/zip/ZipRunning.svelte';
import '../../../src/lib/ui/base/theme.css';
import '../../../src/lib/ui/base/base.css';
import { expectAccessible } from './axe';

afterEach(() => setLanguage('en'));

const plan: ZipPlan = {
	items: 1200,
	lost: [],
	withoutPhoto: 3,
	files: 1202,
	split: null,
	bytes: 123_000_000,
	exactBytes: 122_000_000,
	aboutBytes: 1_000_000,
	margin: 0.013,
	examples: ['top/n0001.jpg', 'top/n0002.jpg'],
	renamed: 2,
	writer: 'stream'
};
const place = {
	to: 'file' as const,
	canPickFile: true,
	room: { kind: 'storage' as const, freeBytes: 2_000_000_000 },
	limitBytes: null,
	isTooLarge: false,
	memoryBytes: 1 << 30
};

type Change = Partial<Parameters<typeof ZipDialog>[1]>;

async function show(change: Change = {}) {
	const acts = {
		onChange: vi.fn(),
		onPlace: vi.fn(),
		onStart: vi.fn(),
		onTakeUp: vi.fn(),
		onThrowAway: vi.fn(),
		onClose: vi.fn()
	};
	const view = await render(ZipDialog, {
		choices: FIRST_CHOICES,
		place,
		firstSplit: FIRST_SPLIT,
		plan,
		isPlanning: false,
		sampling: false,
		failure: null,
		msEach: null,
		unfinished: [],
		...acts,
		...change
	});
	return { ...view, ...acts };
}

const start = () => page.getByRole('button', { name: 'Make the zip' });

describe('ZipDialog', () => {
	it('says before the button how much it will be', async () => {
		await show();
		for (const words of ['1,200 items', '1,202 files', 'about 123 MB']) {
			await expect.element(page.getByText(words, { exact: true })).toBeVisible();
		}
		await expect.element(page.getByText('within 2% · 3 items without a photo')).toBeVisible();
	});

	it('says how near a size is while it narrows, and once it is known', async () => {
		await show({ plan: { ...plan, margin: 0.06 }, sampling: true });
		const size = page.getByTestId('zip-size');
		await expect.element(size).toHaveAttribute('data-state', 'narrowing');
		await expect.element(size).toHaveAttribute('aria-busy', 'true');
		await expect.element(size.getByText('±6%, getting more exact')).toBeVisible();
	});

	it('says that a size is exact where it is', async () => {
		await show({ plan: { ...plan, aboutBytes: 0, margin: 0, withoutPhoto: 0 } });
		await expect.element(page.getByText('123 MB', { exact: true })).toBeVisible();
		await expect.element(page.getByText('exact', { exact: true })).toBeVisible();
	});

	it('takes each choice by itself', async () => {
		const { onChange, onPlace } = await show({ choices: { ...FIRST_CHOICES, cutout: 'png' } });
		await userEvent.click(page.getByLabelText('Small pictures'));
		expect(onChange).toHaveBeenLastCalledWith({ thumbnail: true });
		await userEvent.selectOptions(page.getByLabelText('Format of the cut-outs'), 'webp');
		expect(onChange).toHaveBeenLastCalledWith({ cutout: 'webp' });
		await userEvent.click(page.getByLabelText('Colours as a table'));
		expect(onChange).toHaveBeenLastCalledWith({ palette: { json: false, csv: true } });
		await userEvent.click(page.getByLabelText('Downloads'));
		expect(onPlace).toHaveBeenCalledExactlyOnceWith('download');
	});

	it('builds a pattern by pressing fields, shows what comes of it, and what is wrong with it', async () => {
		const { onChange, rerender } = await show();
		const field = page.getByLabelText('Names look like this');
		await userEvent.click(field);
		await userEvent.keyboard('{Home}');
		await userEvent.click(page.getByRole('button', { name: 'Add Category' }));
		expect(onChange).toHaveBeenLastCalledWith({ pattern: '{category}{number}' });
		await userEvent.click(field);
		await userEvent.keyboard('{End}');
		await userEvent.click(page.getByRole('button', { name: 'Add Pose' }));
		expect(onChange).toHaveBeenLastCalledWith({ pattern: '{number}/{pose}' });
		await expect.element(page.getByText('top/n0001.jpg')).toBeVisible();
		await rerender({ failure: { name: 'ZipPatternError', message: 'no' } });
		await expect.element(field).toHaveAttribute('aria-invalid', 'true');
		await expect.element(page.getByRole('alert')).toHaveTextContent(/does not name files/);
		await expect.element(start()).toBeDisabled();
	});

	it('splits for training by shares and a seed that make sense', async () => {
		const { onChange } = await show({
			choices: { ...FIRST_CHOICES, training: { seed: 1, train: 0, val: 0, test: 10 } },
			plan: { ...plan, split: { train: 0, val: 0, test: 1200 } }
		});
		await expect.element(page.getByText(/1,200 for the test/)).toBeVisible();
		await userEvent.fill(page.getByLabelText('Seed'), '42');
		await userEvent.tab();
		expect(onChange).toHaveBeenLastCalledWith({
			training: { seed: 42, train: 0, val: 0, test: 10 }
		});
		onChange.mockClear();
		for (const nonsense of ['-1', '0']) {
			await userEvent.fill(page.getByLabelText('Test', { exact: true }), nonsense);
			await userEvent.tab();
		}
		expect(onChange).not.toHaveBeenCalled();
	});

	it('says a limit beforehand, and does not begin beyond it', async () => {
		await show({
			place: {
				...place,
				to: 'download',
				canPickFile: false,
				room: { kind: 'memory' },
				limitBytes: 1_000_000_000,
				memoryBytes: 1_000_000_000,
				isTooLarge: true
			}
		});
		await expect
			.element(page.getByText('This browser holds it in memory: 1 GB at most.'))
			.toBeVisible();
		await expect.element(page.getByRole('alert')).toHaveTextContent(/Too large/);
		await expect.element(start()).toBeDisabled();
		expect(page.getByLabelText('A file you choose').elements()).toHaveLength(0);
	});

	it('does not begin without anything to pack', async () => {
		const none = { ...FIRST_CHOICES, photo: false, restorable: false };
		await show({ choices: none });
		await expect.element(start()).toBeDisabled();
		await expect.element(page.getByText('Choose what goes in.')).toBeVisible();
	});

	it('tells how long what is made will take, and offers what a closed tab left', async () => {
		const { onTakeUp, onThrowAway } = await show({
			choices: { ...FIRST_CHOICES, mask: true },
			msEach: 500,
			unfinished: [{ name: 'a.zip', done: 120, total: 2000 }]
		});
		await expect.element(page.getByText(/This takes about 10 mins?\./)).toBeVisible();
		await expect.element(page.getByText('A zip was left at 120 of 2,000')).toBeVisible();
		await userEvent.click(page.getByRole('button', { name: 'Go on with it' }));
		await userEvent.click(page.getByRole('button', { name: 'Throw it away' }));
		expect(onTakeUp).toHaveBeenCalledExactlyOnceWith('a.zip');
		expect(onThrowAway).toHaveBeenCalledExactlyOnceWith('a.zip');
	});

	it('offers to begin again what was cut off before any of it was kept', async () => {
		const { onTakeUp, onThrowAway } = await show({
			unfinished: [{ name: 'b.zip', done: null, total: 2000 }]
		});
		await expect.element(page.getByText('A zip of 2,000 items was cut off')).toBeVisible();
		await userEvent.click(page.getByRole('button', { name: 'Begin again' }));
		await userEvent.click(page.getByRole('button', { name: 'Forget it' }));
		expect(onTakeUp).toHaveBeenCalledExactlyOnceWith('b.zip');
		expect(onThrowAway).toHaveBeenCalledExactlyOnceWith('b.zip');
	});

	it.each(['en', 'ko'] as const)('has no accessibility fault in %s', async (language) => {
		setLanguage(language);
		const { container } = await show({
			choices: { ...FIRST_CHOICES, cutout: 'webp', training: FIRST_SPLIT },
			unfinished: [
				{ name: 'a.zip', done: 120, total: 2000 },
				{ name: 'b.zip', done: null, total: 1 }
			]
		});
		await expectAccessible(container);
	});
});

describe('ZipRunning', () => {
	const acts = {
		onPause: vi.fn(),
		onResume: vi.fn(),
		onStop: vi.fn(),
		onGoOn: vi.fn(),
		onDismiss: vi.fn()
	};
	const progress = { done: 30, total: 100, bytes: 5_000_000, remainingMs: 20_000 } as const;

	it('shows how far it is and what remains, is paused, and goes on', async () => {
		const { container, rerender } = await render(ZipRunning, {
			status: { state: 'zipping', progress: { ...progress, state: 'writing' } },
			...acts
		});
		for (const words of ['Packing', '30 of 100', '5 MB written', '20 secs left']) {
			await expect.element(page.getByText(words, { exact: true })).toBeVisible();
		}
		await userEvent.click(page.getByRole('button', { name: 'Pause' }));
		expect(acts.onPause).toHaveBeenCalledOnce();
		await rerender({ status: { state: 'zipping', progress: { ...progress, state: 'paused' } } });
		await userEvent.click(page.getByRole('button', { name: 'Go on' }));
		expect(acts.onResume).toHaveBeenCalledOnce();
		await userEvent.click(page.getByRole('button', { name: 'Stop' }));
		expect(acts.onStop).toHaveBeenCalledOnce();
		await expectAccessible(container);
	});

	it('stopped, offers to go on where that can be, and says so where it cannot', async () => {
		const { rerender } = await render(ZipRunning, {
			status: { state: 'stopped', rest: {} },
			...acts
		});
		await userEvent.click(page.getByRole('button', { name: 'Go on' }));
		expect(acts.onGoOn).toHaveBeenCalledOnce();
		await rerender({ status: { state: 'stopped', rest: null } });
		await expect.element(page.getByText(/would begin again/)).toBeVisible();
		expect(page.getByRole('button', { name: 'Go on' }).elements()).toHaveLength(0);
	});

	it('done, tells what was missing', async () => {
		const summary = {
			items: 100,
			files: 102,
			bytes: 5_000_000,
			missing: ['a'],
			underived: ['b', 'c']
		};
		await render(ZipRunning, { status: { state: 'done', summary }, ...acts });
		await expect.element(page.getByText('100 items packed, 5 MB')).toBeVisible();
		await expect
			.element(page.getByText('No photo was there for 1 item. No outline was found for 2 items.'))
			.toBeVisible();
	});
});

describe('a zip to import', () => {
	it('is taken from the file dialog, and nothing else is', async () => {
		const onZip = vi.fn();
		const { container } = await render(ZipPicker, { disabled: false, onZip });
		const file = new File(['PK'], 'otlens.zip', { type: 'application/zip' });
		await userEvent.upload(page.getByTestId('zip-input'), file);
		expect(onZip).toHaveBeenCalledOnce();
		const drop = (dropped: File) => {
			const dataTransfer = new DataTransfer();
			dataTransfer.items.add(dropped);
			container
				.querySelector('.picker')
				?.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true, bubbles: true }));
		};
		drop(new File(['x'], 'photo.jpg', { type: 'image/jpeg' }));
		expect(onZip).toHaveBeenCalledOnce();
		drop(new File(['PK'], '옷.ZIP'));
		expect(onZip).toHaveBeenCalledTimes(2);
		await expectAccessible(container);
	});

	it('tells what came in, and why it was refused', async () => {
		const summary = { added: 3, known: 2, left: 1, edited: 1, collections: ['demo'] };
		const { rerender } = await render(ZipImport, {
			status: { state: 'done', summary },
			onCancel: vi.fn()
		});
		await expect.element(page.getByText('3 items imported')).toBeVisible();
		await expect.element(page.getByText(/2 items were here already/)).toBeVisible();
		await rerender({
			status: { state: 'failed', failure: { name: 'ZipUnsafeError', message: '../x' } }
		});
		await expect.element(page.getByText('This zip is not safe to open')).toBeVisible();
	});
});
