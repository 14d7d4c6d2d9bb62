import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import {
	CRAWLER_STATES,
	type Crawler,
	type NewProject
} from '../../../src/lib/catalog/collect/crawler';
import { setLanguage } from '../../../src/lib/messages/current.svelte';
import AttributePicker from '../../../src/lib/ui/crawl/AttributePicker.svelte';
import CrawlerCard from '../../../src/lib/ui/crawl/CrawlerCard.svelte';
import CrawlerDialog from '../../../src/lib/ui/crawl/CrawlerDialog.svelte';
import EditField from '../../../src/lib/ui/crawl/EditField.svelte';
import FilterChips from '../../../src/lib/ui/crawl/FilterChips.svelte';
import ItemDetails from '../../../src/lib/ui/crawl/ItemDetails.svelte';
import LabelsField from '../../../src/lib/ui/crawl/LabelsField.svelte';
import NoConsole from '../../../src/lib/ui/crawl/NoConsole.svelte';
import ProjectDialog from '../../../src/lib/ui/crawl/ProjectDialog.svelte';
import ProjectRow from '../../../src/lib/ui/crawl/ProjectRow.svelte';
import SnapshotPanel from '../../../src/lib/ui/crawl/SnapshotPanel.svelte';
import Sparkline from '../../../src/lib/ui/crawl/Sparkline.svelte';
import TokenForm from '../../../src/lib/ui/crawl/TokenForm.svelte';
import { NO_FILTER } from '../../../src/lib/ui/crawl/crawl-filter';
import '../../../src/lib/ui/base/theme.css';
import '../../../src/lib/ui/base/base.css';
import {
	AT_WORK,
	sampleCrawler,
	sampleItem,
	sampleProject
} from '../../e2e/fake-console/sample-crawl';
import { expectAccessible } from './axe';

afterEach(() => setLanguage('en'));

const working = sampleCrawler('c1', 'p1', { name: 'First', labels: ['night'] }, AT_WORK);

async function showCard(crawler: Crawler = working) {
	const acts = { onAct: vi.fn(), onCancel: vi.fn(), onDelete: vi.fn(), onEdit: vi.fn() };
	const props = { crawler, busy: false, failure: null, hasPictures: true, ...acts };
	const view = await render(CrawlerCard, props);
	return {
		...view,
		...acts,
		update: (next: Partial<Crawler>) =>
			view.rerender({ ...props, crawler: { ...crawler, ...next } })
	};
}

describe('CrawlerCard', () => {
	it('shows the essential in both languages, and is accessible with every part open', async () => {
		const { container } = await showCard();
		await expect.element(page.getByTestId('remaining')).toHaveTextContent('about 3–5 mins');
		await expect.element(page.getByTestId('crawler-reason')).toHaveTextContent('Collecting');
		for (const part of ['figures', 'hosts', 'errors', 'settings']) {
			await page.getByTestId(`part-${part}`).click();
			await expectAccessible(container);
		}
		setLanguage('ko');
		await expect.element(page.getByTestId('remaining')).toHaveTextContent('약 3~5분');
	});

	it('keeps the focus on its button while state and figures change', async () => {
		const { onAct, update } = await showCard();
		const main = page.getByTestId('crawler-main');
		(main.element() as HTMLElement).focus();
		await update({ done: 1300, state: 'paused', reason: 'paused-by-person' });
		expect(document.activeElement).toBe(main.element());
		await expect.element(main).toHaveTextContent('Go on');
		await userEvent.keyboard('{Enter}');
		expect(onAct).toHaveBeenCalledExactlyOnceWith('resume');
		await update({ state: 'stopping', reason: 'stopping-by-person' });
		expect(document.activeElement).toBe(main.element());
		await userEvent.keyboard('{Enter}');
		expect(onAct).toHaveBeenCalledOnce();
	});

	it('offers what the state has, and refuses the rest without losing it from sight', async () => {
		const { onAct, onCancel, onDelete, update } = await showCard();
		for (const one of ['stop', 'close', 'remove']) {
			await page.getByTestId(`crawler-${one}`).click({ force: true });
		}
		expect(onAct.mock.calls).toEqual([['stop']]);
		expect(onCancel).toHaveBeenCalledOnce();
		expect(onDelete).not.toHaveBeenCalled();
		await update({ state: 'done', reason: 'finished' });
		for (const one of ['stop', 'close', 'remove']) {
			await page.getByTestId(`crawler-${one}`).click({ force: true });
		}
		expect(onAct).toHaveBeenCalledOnce();
		expect(onDelete).toHaveBeenCalledOnce();
	});

	it('makes an empty result an alert, and a failure with its reason', async () => {
		const { update, container } = await showCard({
			...working,
			state: 'done',
			reason: 'finished',
			products: 0,
			notModified: 0
		});
		const alert = page.getByRole('alert');
		await expect.element(alert).toHaveTextContent('Nothing was found');
		await update({ state: 'failed', reason: 'closed-by-robots' });
		await expect.element(alert).toHaveTextContent('robots.txt');
		await expectAccessible(container);
	});

	it('tells errors by kind, address, and whether they are final', async () => {
		await showCard();
		await page.getByTestId('part-errors').click();
		const list = page.getByRole('list', { name: 'The last 50' });
		await expect.element(list).toHaveTextContent('The shop refused');
		await expect.element(list).toHaveTextContent('flare-skirt-312');
		await expect.element(list).toHaveTextContent('given up');
		await expect.element(list).toHaveTextContent('is tried again');
	});

	it('says whose pace it is and when the host may be asked next', async () => {
		await showCard();
		await page.getByTestId('part-hosts').click();
		const hosts = page.getByText('cdn.shop.example').element().closest('ul');
		expect(hosts?.textContent).toContain('the shop asks for it (Crawl-delay)');
		expect(hosts?.textContent).toContain('every 2 sec');
		expect(hosts?.textContent).toContain('Next request: now');
	});

	it('does not shift while figures change', async () => {
		const { container, update } = await showCard();
		const places = () =>
			[...container.querySelectorAll('button, dt, svg')].map((one) => {
				const { x, y, width } = one.getBoundingClientRect();
				return [x, y, width].map(Math.round).join();
			});
		const before = places();
		await update({
			done: 9_999,
			products: 4_211,
			images: 9_876,
			elapsedMs: 3_000_000,
			failed: 9,
			rate: { last10s: 9.8, overall: 3 }
		});
		expect(places()).toEqual(before);
	});
});

describe('EditField', () => {
	it('keeps what is typed while the value changes, saves by Enter, and goes back by Escape', async () => {
		const onSave = vi.fn((typed: string) => typed !== 'wrong');
		const { rerender } = await render(EditField, { label: 'Pace', value: '1', onSave });
		const field = page.getByLabelText('Pace');
		await field.fill('2');
		await rerender({ value: '1.5' });
		await expect.element(field).toHaveValue('2');
		await userEvent.keyboard('{Enter}');
		expect(onSave).toHaveBeenLastCalledWith('2');
		await expect.element(page.getByRole('status')).toHaveTextContent('Saved');
		await field.fill('wrong');
		await userEvent.keyboard('{Enter}');
		await expect.element(field).toHaveValue('wrong');
		await expect.element(field).toHaveAttribute('aria-invalid', 'true');
		await userEvent.keyboard('{Escape}');
		await expect.element(field).toHaveValue('1.5');
	});
});

describe('AttributePicker', () => {
	it('is searched in the other language, moved in and chosen from by keys', async () => {
		const onChoose = vi.fn();
		const { container } = await render(AttributePicker, { chosen: null, onChoose });
		const field = page.getByRole('combobox');
		await field.fill('플레어스');
		const first = page.getByRole('option').first();
		await expect.element(first).toHaveTextContent('flare skirt');
		await expectAccessible(container);
		await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');
		expect(onChoose).toHaveBeenCalledWith('flare-skirt');
		expect(page.getByRole('option').elements()).toHaveLength(0);
	});

	it('has everything the shop sells first, and nothing for an unknown word', async () => {
		const onChoose = vi.fn();
		await render(AttributePicker, { chosen: 'flare-skirt', onChoose });
		const field = page.getByRole('combobox');
		await expect.element(field).toHaveValue('flare skirt');
		await field.click();
		await page.getByRole('option', { name: 'Everything the shop sells' }).click();
		expect(onChoose).toHaveBeenCalledWith(null);
		await field.fill('space suit');
		await expect.element(page.getByRole('status')).toHaveTextContent('no such word');
		await userEvent.keyboard('{Enter}{Escape}');
		expect(onChoose).toHaveBeenCalledOnce();
	});
});

describe('ProjectDialog', () => {
	it('checks the shop’s address, names the project by itself, and sends what was chosen', async () => {
		const onCreate = vi.fn<(project: NewProject) => void>();
		await render(ProjectDialog, {
			busy: false,
			failure: null,
			onCreate,
			onEdit: vi.fn(),
			onClose: vi.fn()
		});
		const shop = page.getByLabelText('Address of the shop');
		await shop.fill('just words');
		await page.getByTestId('project-submit').click();
		await expect.element(shop).toHaveAttribute('aria-invalid', 'true');
		expect(onCreate).not.toHaveBeenCalled();
		await expectAccessible(page.getByRole('dialog').element());
		await shop.fill('shop.example/women');
		await page.getByText('Texts').click();
		await page.getByLabelText('Labels').fill('spring, kr');
		await userEvent.keyboard('{Enter}');
		await page.getByTestId('project-submit').click();
		expect(onCreate).toHaveBeenCalledExactlyOnceWith({
			name: 'shop.example',
			shop: 'https://shop.example/women',
			attribute: null,
			content: 'text',
			labels: ['spring', 'kr']
		});
	});
});

describe('ProjectRow', () => {
	it.each([
		['shop.example', 'Everything the shop sells · Photos'],
		['Spring', 'shop.example · Everything the shop sells · Photos']
	])('of the name %s tells the shop once', async (name, about) => {
		const shop = 'https://shop.example/';
		const project = sampleProject('p1', { name, shop, attribute: null, content: 'images' });
		const rest = { href: '#', current: false, atWork: 0, trouble: 0 };
		const { container } = await render(ProjectRow, { project, ...rest });
		expect(container.querySelector('.name')?.textContent).toBe(name);
		expect(container.querySelector('.what')?.textContent).toBe(about);
	});
});

describe('CrawlerDialog', () => {
	it('takes numbers as people write them, refuses others, and knows a path from an address', async () => {
		const onCreate = vi.fn();
		await render(CrawlerDialog, {
			count: 1,
			busy: false,
			failure: null,
			onCreate,
			onClose: vi.fn()
		});
		await page.getByTestId('crawler-concurrency').fill('99');
		await expect.element(page.getByTestId('crawler-submit')).toBeDisabled();
		await page.getByTestId('crawler-concurrency').fill('2');
		await page.getByTestId('crawler-pace').fill('0,5');
		await page.getByTestId('crawler-limit').fill('200');
		await page.getByLabelText('Where to begin').fill('/photos/skirts.zip');
		await expectAccessible(page.getByRole('dialog').element());
		await page.getByTestId('crawler-submit').click();
		expect(onCreate).toHaveBeenCalledWith({
			name: 'Crawler 2',
			source: 'files',
			start: ['/photos/skirts.zip'],
			paceMs: 500,
			concurrency: 2,
			limit: 200,
			schedule: null,
			labels: []
		});
	});
});

describe('LabelsField', () => {
	it('adds by Enter and comma, none twice, and takes away by cross and Backspace', async () => {
		const onChange = vi.fn<(labels: string[]) => void>();
		await render(LabelsField, { labels: ['spring'], onChange });
		const field = page.getByLabelText('Labels');
		await field.fill('spring');
		await userEvent.keyboard('{Enter}');
		expect(onChange).not.toHaveBeenCalled();
		await userEvent.type(field, '가을,');
		expect(onChange).toHaveBeenLastCalledWith(['spring', '가을']);
		await page.getByRole('button', { name: 'Remove the label spring' }).click();
		expect(onChange).toHaveBeenLastCalledWith([]);
	});
});

describe('FilterChips', () => {
	it('adds to what is shown and takes it away again', async () => {
		const states = Object.fromEntries(CRAWLER_STATES.map((state) => [state, 2])) as Record<
			Crawler['state'],
			number
		>;
		const onChange = vi.fn();
		const filter = { ...NO_FILTER, states: ['failed'] as const };
		const { container } = await render(FilterChips, {
			filter,
			states,
			labels: [['night', 3]],
			onChange
		});
		await expectAccessible(container);
		await page.getByRole('button', { name: 'Failed 2' }).click();
		expect(onChange).toHaveBeenLastCalledWith({ ...filter, states: [] });
		await page.getByRole('button', { name: 'night' }).click();
		expect(onChange).toHaveBeenLastCalledWith({ ...filter, labels: ['night'] });
	});
});

describe('SnapshotPanel', () => {
	const acts = () => ({ onMake: vi.fn(), onStop: vi.fn(), onLoad: vi.fn() });
	const base = { isText: false, isLoading: false, isLoaded: false, catalogHref: '/catalog' };
	const event = { kind: 'snapshot', project: 'p1', done: 40, total: 100, message: '' } as const;

	it('shows how far it is and what remains, then offers to load it', async () => {
		const { onStop, onLoad, onMake } = acts();
		const running = { ...event, state: 'running', remainingMs: 65_000 } as const;
		const props = { ...base, snapshot: running, onStop, onLoad, onMake };
		const { rerender, container } = await render(SnapshotPanel, props);
		await expect.element(page.getByText('about 2 mins left')).toBeVisible();
		await page.getByTestId('snapshot-stop').click();
		expect(onStop).toHaveBeenCalledOnce();
		await rerender({ snapshot: { ...event, state: 'done', done: 100, remainingMs: null } });
		await page.getByTestId('snapshot-load').click();
		expect(onLoad).toHaveBeenCalledOnce();
		await expectAccessible(container);
	});
});

describe('without a session', () => {
	it('takes the token out of a whole address', async () => {
		const onToken = vi.fn();
		const { container } = await render(TokenForm, { isWrong: true, onToken });
		await expectAccessible(container);
		await page.getByLabelText('Token').fill('http://127.0.0.1:4600/crawl#token=abc-_1');
		await userEvent.keyboard('{Enter}');
		expect(onToken).toHaveBeenCalledWith('abc-_1');
	});

	it('says how to start a console, and when the command could not be copied', async () => {
		const onCopy = vi.fn(() => Promise.resolve(false));
		const onLook = vi.fn(() => Promise.resolve());
		const { container } = await render(NoConsole, { onCopy, onLook });
		await page.getByRole('button', { name: 'Copy the command' }).click();
		expect(onCopy).toHaveBeenCalledWith('npm run crawl -- serve');
		await expect.element(page.getByText('by hand')).toBeVisible();
		await page.getByRole('button', { name: 'Look again' }).click();
		await expect.element(page.getByText('No console answers yet.')).toBeVisible();
		await expectAccessible(container);
	});
});

describe('Sparkline', () => {
	it('says in a sentence what it draws, and that there is nothing to draw', async () => {
		const { rerender } = await render(Sparkline, { perMinute: [4, 40, 12] });
		await expect.element(page.getByRole('img')).toHaveAccessibleName(/12 now, 40 at most/);
		await rerender({ perMinute: [] });
		await expect.element(page.getByRole('img')).toHaveAccessibleName(/No answers/);
	});
});

describe('ItemDetails', () => {
	it('shows every field that the shop filled', async () => {
		const item = sampleItem('p1', 3, null);
		const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
		const { container } = await render(ItemDetails, { item, pictureUrl: () => picture });
		for (const words of ['벨벳 플레어스커트 3', 'linen 55 %', 'S, M, L', '1 review', 'p1/S-0000']) {
			expect(container.textContent).toContain(words);
		}
		await expect.element(page.getByRole('table')).toHaveTextContent('Waist (cm)');
		await expectAccessible(container);
	});
});
