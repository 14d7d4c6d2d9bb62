import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { setLanguage } from '../../../src/lib/messages/current.svelte';
import type { Box } from '../../../src/lib/vision/image/raster';
import { FIRST_FRAME } from '../../../src/lib/ui/photo/frame-box';
import FrameDrawer from '../../../src/lib/ui/photo/FrameDrawer.svelte';
import GarmentBoxes from '../../../src/lib/ui/photo/GarmentBoxes.svelte';
import GarmentList from '../../../src/lib/ui/photo/GarmentList.svelte';
import { paintMasks } from '../../../src/lib/ui/photo/paint-mask';
import '../../../src/lib/ui/base/theme.css';
import '../../../src/lib/ui/base/base.css';
import { expectAccessible } from './axe';
import { garment, garments } from './items';

afterEach(() => setLanguage('en'));

const box = (name: string) => page.getByRole('button', { name });

describe('GarmentBoxes', () => {
	it('moves with the arrow keys, round the ends, choosing as it goes', async () => {
		const onChoose = vi.fn<(index: number) => void>();
		const { rerender } = await render(GarmentBoxes, { garments, chosen: [0], onChoose });
		onChoose.mockImplementation((chosen: number) => {
			void rerender({ chosen: [chosen] });
		});
		await userEvent.tab();
		await expect.element(box('Top: Navy, White')).toHaveFocus();
		await userEvent.keyboard('{ArrowRight}');
		await expect.element(box('Trousers: Navy, White')).toHaveFocus();
		await userEvent.keyboard('{End}{ArrowDown}');
		await expect.element(box('Top: Navy, White')).toHaveFocus();
		await userEvent.keyboard('{ArrowLeft}');
		await expect.element(box('Bag: Navy, White')).toHaveFocus();
		expect(onChoose.mock.calls.map(([index]) => index)).toEqual([1, 2, 0, 2]);
		await expect.element(box('Bag')).toHaveAttribute('aria-pressed', 'true');
	});

	it('adds one more with Shift or Ctrl held', async () => {
		const onChoose = vi.fn();
		await render(GarmentBoxes, { garments, chosen: [0], onChoose });
		await userEvent.click(box('Bag'), { modifiers: ['Shift'] });
		await userEvent.click(box('Bag'));
		expect(onChoose.mock.calls).toEqual([
			[2, true],
			[2, false]
		]);
	});

	it('is one stop in the tab order', async () => {
		const { container } = await render(GarmentBoxes, { garments, chosen: [1], onChoose: vi.fn() });
		expect(container.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
	});

	it('puts a small garment above a large one that covers it', async () => {
		const large = { ...garment(0, 'outer', 0), box: { x: 0, y: 0, width: 1, height: 1 } };
		const small = garment(1, 'bag', 0.3);
		const { container } = await render(GarmentBoxes, {
			garments: [large, small],
			chosen: [0],
			onChoose: vi.fn()
		});
		const [below, above] = [...container.querySelectorAll<HTMLElement>('.box')];
		expect(Number(above?.style.zIndex)).toBeGreaterThan(Number(below?.style.zIndex));
	});

	it('names garments and colours in Korean', async () => {
		setLanguage('ko');
		await render(GarmentBoxes, { garments, chosen: [0], onChoose: vi.fn() });
		await expect.element(box('상의: 네이비, 화이트')).toBeInTheDocument();
	});
});

describe('GarmentList', () => {
	it('offers the whole photo beside the garments, and has no accessibility fault', async () => {
		const onChoose = vi.fn();
		const { container } = await render(GarmentList, {
			garments,
			chosen: [0],
			framed: false,
			shown: garments[0] ?? null,
			onChoose
		});
		await userEvent.click(page.getByText('Whole photo'));
		expect(onChoose).toHaveBeenCalledWith('whole', false);
		await expectAccessible(container);
	});
});

describe('several garments', () => {
	it('are added and taken out at the corner of their chips; the last one stays', async () => {
		const onChoose = vi.fn();
		const props = { garments, framed: false, shown: null, onChoose };
		const { rerender } = await render(GarmentList, { ...props, chosen: [0] });
		await expect.element(page.getByRole('button', { name: 'Search without Top' })).toBeDisabled();
		await userEvent.click(page.getByRole('button', { name: 'Search with Trousers as well' }));
		expect(onChoose).toHaveBeenCalledWith(1, true);
		await rerender({ chosen: [0, 1] });
		await userEvent.click(page.getByRole('button', { name: 'Search without Top' }));
		expect(onChoose).toHaveBeenLastCalledWith(0, true);
	});
});

describe('FrameDrawer', () => {
	it('gives the frame that was set by keys', async () => {
		const onDraw = vi.fn<(frame: Box) => void>();
		await render(FrameDrawer, { onDraw, onCancel: vi.fn() });
		await userEvent.keyboard('{ArrowLeft}{Shift>}{ArrowDown}{/Shift}{Enter}');
		const [frame] = onDraw.mock.calls[0] ?? [];
		expect(frame?.x).toBeCloseTo(FIRST_FRAME.x - 0.02);
		expect(frame?.height).toBeCloseTo(FIRST_FRAME.height + 0.02);
	});

	it('is left by Escape', async () => {
		const onCancel = vi.fn();
		await render(FrameDrawer, { onDraw: vi.fn(), onCancel });
		await userEvent.keyboard('{Escape}');
		expect(onCancel).toHaveBeenCalledOnce();
	});
});

describe('a garment of a low score', () => {
	const guess = { ...garment(0, 'top', 0.1), score: 0.42 };
	const sure = garment(1, 'pants', 0.4);
	const attributes = [{ attribute: 'sleeve', value: 'long', score: 0.9 }] as const;

	it.each([
		{ language: 'en', guessed: 'Top (unsure)', known: 'Trousers', word: 'unsure' },
		{ language: 'ko', guessed: '상의 (확실하지 않음)', known: '바지', word: '확실하지 않음' }
	] as const)('is called a guess in $language', async ({ language, guessed, known, word }) => {
		setLanguage(language);
		const both = [guess, sure];
		const props = { garments: both, chosen: [0], framed: false, shown: guess, onChoose: vi.fn() };
		const list = await render(GarmentList, props);
		const chip = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}: `) });
		await expect.element(chip(known)).toBeInTheDocument();
		await expect.element(chip(guessed.replace(/[()]/g, '\\$&'))).toBeInTheDocument();
		await expect.element(page.getByText(`(${word})`)).toBeVisible();
		await expectAccessible(list.container);
		await list.unmount();
		await render(GarmentBoxes, { garments: both, chosen: [0], onChoose: vi.fn() });
		await expect.element(box(guessed)).toHaveTextContent(word);
		await expect.element(box(known)).not.toHaveTextContent(word);
	});

	it('is not said to have long sleeves', async () => {
		const props = { garments: [guess, sure], chosen: [0], framed: false, onChoose: vi.fn() };
		const { rerender } = await render(GarmentList, { ...props, shown: { ...sure, attributes } });
		await expect.element(page.getByText('Long sleeves')).toBeVisible();
		await rerender({ shown: { ...guess, attributes } });
		await expect.element(page.getByText('Long sleeves')).not.toBeInTheDocument();
	});
});

describe('paintMasks', () => {
	it('dims around the garment, leaves it clear, and draws its edge white', () => {
		const mask = { widthPx: 3, heightPx: 3, data: new Uint8Array(9).fill(1) };
		const shape = { box: { x: 0.2, y: 0.2, width: 0.6, height: 0.6 }, mask };
		const rgba = paintMasks([shape], { widthPx: 5, heightPx: 5 });
		const at = (x: number, y: number) => [...rgba.slice((y * 5 + x) * 4, (y * 5 + x) * 4 + 4)];
		expect(at(2, 2)).toEqual([0, 0, 0, 0]);
		expect(at(1, 1)).toEqual([255, 255, 255, 245]);
		expect(at(0, 0)).toEqual([0, 0, 0, 118]);
	});
});
