/** The collecting screen of the built app: against a console that obeys its schemas, and without one. */

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { NewProject } from '../../src/lib/catalog/collect/crawler';
import { afterEach, describe, expect, it } from 'vitest';
import { PNG, sampleEntries, writeSample } from '../unit/catalog/sample-snapshot';
import { startFakeConsole, type FakeConsole } from './fake-console/fake-console';
import { AT_WORK, sampleItem } from './fake-console/sample-crawl';
import { openApp, type App, type AppOptions } from './harness';

let app: App | undefined;
let served: FakeConsole | undefined;

afterEach(async () => {
	await app?.close();
	await served?.close();
	[app, served] = [undefined, undefined];
});

const SKIRTS = {
	name: 'Skirts',
	shop: 'https://shop.example/',
	attribute: 'flare-skirt',
	content: 'images',
	labels: ['spring']
} satisfies NewProject;

/** The app, and a console beside it on an origin of its own. */
async function open(options: AppOptions = {}): Promise<{ page: Page; fake: FakeConsole }> {
	app = await openApp({ serviceWorkers: 'block', ...options });
	served = await startFakeConsole({
		app: app.url,
		picture: () => ({ bytes: PNG, type: 'image/png' })
	});
	return { page: app.page, fake: served };
}

const inState = (page: Page, state: string) =>
	page.locator(`[data-testid="crawl"][data-state="${state}"]`).waitFor();

async function expectNoFaults(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

const crawlerState = (page: Page, crawler: string) =>
	page.locator(`[data-crawler="${crawler}"]`).getByTestId('crawler-state');

describe('without a console', () => {
	it('the screen says what one is and how to start it', async () => {
		app = await openApp({ serviceWorkers: 'block' });
		const { page } = app;
		await page.getByRole('link', { name: 'Collect' }).click();
		const start = page.getByTestId('no-console');
		await start.getByText('npm run crawl -- serve').waitFor();
		await expectNoFaults(page);
		expect([...app.pageErrors, ...app.foreignRequests]).toEqual([]);
	});

	it('fits a phone, in Korean', async () => {
		const viewport = { width: 390, height: 844 };
		app = await openApp({ serviceWorkers: 'block', viewport, locale: 'ko-KR' });
		const { page } = app;
		await page.getByRole('link', { name: '수집' }).click();
		await page.getByTestId('no-console').getByRole('button', { name: '다시 찾기' }).waitFor();
		await expectNoFaults(page);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(390);
	});
});

describe('the session', () => {
	it('begins with the token of the address, which is then gone from it, and outlives a reload', async () => {
		const { page, fake } = await open();
		await page.goto(fake.address);
		await inState(page, 'live');
		await expect.poll(() => page.url()).toBe(`${fake.url}/crawl`);
		await page.reload();
		await inState(page, 'live');
	});

	it('is asked for where there is none, and a wrong token is told', async () => {
		const { page, fake } = await open();
		await page.goto(`${fake.url}/crawl#token=of-yesterday`);
		await inState(page, 'locked');
		await page.getByText('not the token of this console').waitFor();
		await expect.poll(() => page.url()).toBe(`${fake.url}/crawl`);
		await expectNoFaults(page);
		await page.getByTestId('token').fill(fake.address);
		await page.keyboard.press('Enter');
		await inState(page, 'live');
	});
});

describe('projects and crawlers', () => {
	it('are made, started, watched, changed, paused and deleted by keyboard', async () => {
		const { page, fake } = await open();
		await page.goto(fake.address);
		await inState(page, 'live');
		await page.keyboard.press('n');
		await page.getByRole('dialog').locator('input:focus').waitFor();
		await page.keyboard.type('shop.example');
		await page.keyboard.press('Tab');
		await page.keyboard.type('플레어스커');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'shop.example flare skirt' }).waitFor();
		expect([...fake.collector.projects.values()]).toMatchObject([
			{ shop: 'https://shop.example/', attribute: 'flare-skirt', content: 'images' }
		]);
		const [id = ''] = fake.collector.crawlers.keys();

		const main = page.getByTestId('crawler-main');
		await main.focus();
		await page.keyboard.press('Enter');
		await crawlerState(page, id).getByText('Running').waitFor();
		fake.collector.put({ ...fake.collector.crawler(id), ...AT_WORK });
		await page.getByText('about 3–5 mins').waitFor();
		fake.collector.advance();
		await page.getByText('1,270 of 2,081').waitFor();
		await expectNoFaults(page);

		await page.getByTestId('part-settings').click();
		const pace = page.getByLabel('Seconds between requests');
		await pace.fill('2.5');
		fake.collector.advance();
		expect(await pace.inputValue()).toBe('2.5');
		await page.keyboard.press('Enter');
		await expect.poll(() => fake.collector.crawler(id).paceMs).toBe(2500);

		await expect.poll(() => main.getAttribute('aria-disabled')).toBe('false');
		await main.focus();
		await page.keyboard.press('Enter');
		await crawlerState(page, id).getByText('Paused').waitFor();
		expect(await main.evaluate((one) => one === document.activeElement)).toBe(true);

		await page.getByTestId('crawler-close').click();
		await page
			.getByRole('dialog')
			.getByText(/up to 320 products/)
			.waitFor();
		await page.getByTestId('cancel-confirm').click();
		await crawlerState(page, id).getByText('Cancelled').waitFor();
		await page.getByTestId('crawler-remove').click();
		await page.getByTestId('removed-bar').waitFor();
		await expect.poll(() => page.getByTestId('crawler').count()).toBe(0);
		await page.keyboard.press('Control+z');
		await page.getByTestId('crawler').waitFor();
		await expect.poll(() => fake.collector.crawlers.size).toBe(1);
	});

	it('are all started and paused at once, and an empty result is an alert', async () => {
		const { page, fake } = await open();
		const { id } = fake.collector.addProject(SKIRTS);
		for (const name of ['One', 'Two', 'Three']) fake.collector.addCrawler(id, { name });
		fake.collector.addCrawler(id, { name: 'Empty' }, { state: 'done', reason: 'finished' });
		await page.goto(`${fake.url}/crawl?project=${id}${new URL(fake.address).hash}`);
		await inState(page, 'live');
		await page.getByRole('alert').getByText('Nothing was found').waitFor();
		const states = () =>
			page.locator('[data-testid="crawler-state"][data-state="running"]').count();
		await page.getByTestId('start-all').click();
		await expect.poll(states).toBe(3);
		await page.getByTestId('pause-all').click();
		await expect.poll(states).toBe(0);
		await expectNoFaults(page);
	});

	it('of fifty projects stay in hand: found, filtered, and only those in sight are drawn', async () => {
		const { page, fake } = await open();
		for (let i = 0; i < 50; i += 1) {
			const labels = i % 10 === 0 ? ['night'] : [];
			const { id } = fake.collector.addProject({ ...SKIRTS, name: `Shop ${i}`, labels });
			for (let j = 0; j < 8; j += 1) {
				const state = j === 7 ? ({ state: 'failed', reason: 'needs-login' } as const) : AT_WORK;
				fake.collector.addCrawler(id, { name: `Crawler ${j}` }, state);
			}
		}
		await page.goto(fake.address);
		await inState(page, 'live');
		await page.getByTestId('crawler-row').first().waitFor();
		expect(await page.getByTestId('crawler-row').count()).toBeLessThan(60);
		await page.keyboard.press('/');
		for (const letter of 'Shop 4') {
			await page.keyboard.type(letter);
			fake.collector.advance();
		}
		await expect.poll(() => page.getByTestId('project').count()).toBe(11);
		await page.getByTestId('project-search').and(page.locator(':focus')).waitFor();
		await page.getByTestId('filter-failed').click();
		await page.getByRole('button', { name: 'night', exact: true }).click();
		await expect.poll(() => page.getByTestId('project').count()).toBe(1);
		await expect.poll(() => page.getByTestId('crawler-row').count()).toBe(1);
		await page.getByText('The shop asks for a login').waitFor();
		await page.getByRole('button', { name: 'Show all' }).click();
		await expect.poll(() => page.getByTestId('project').count()).toBe(50);
	});

	it('are not shown as live when the console is gone, and are again when it is back', async () => {
		const { page, fake } = await open();
		const { id } = fake.collector.addProject(SKIRTS);
		const { id: crawler } = fake.collector.addCrawler(id, { name: 'One' }, AT_WORK);
		await page.goto(`${fake.url}/crawl?project=${id}${new URL(fake.address).hash}`);
		await inState(page, 'live');
		fake.setAnswering(false);
		await inState(page, 'lost');
		await page.getByText(/Connection lost. Figures from \d\d:\d\d:\d\d/).waitFor();
		fake.collector.act(crawler, 'pause');
		fake.setAnswering(true);
		await inState(page, 'live');
		await crawlerState(page, crawler).getByText('Paused').waitFor();
	});
});

describe('what was collected', () => {
	async function openItems(options: AppOptions = {}) {
		const { page, fake } = await open(options);
		const project = fake.collector.addProject(SKIRTS);
		const { id } = project;
		fake.collector.addCrawler(id, { name: 'One' }, AT_WORK);
		fake.collector.items = Array.from({ length: 150 }, (_, i) => sampleItem(id, i, null));
		fake.collector.putProject({ ...project, products: 150 });
		await page.goto(`${fake.url}/crawl?project=${id}&view=items${new URL(fake.address).hash}`);
		await page.locator('[data-place="0"]').waitFor();
		return { page, fake, id };
	}

	it('is searched, looked at, deleted and brought back', async () => {
		const { page, fake, id } = await openItems();
		await page.keyboard.press('/');
		await page.keyboard.type('S-001');
		const count = page.getByTestId('items-count');
		await count.getByText('10 products').waitFor();
		await page.keyboard.press('Enter');
		await page.locator('[data-place="0"]:focus').waitFor();
		await expectNoFaults(page);
		await page.keyboard.press('Enter');
		const details = page.getByRole('dialog').getByTestId('item-details');
		expect(await details.getAttribute('data-item')).toBe(`${id}/S-0010`);
		await details.getByRole('table').getByText('Waist (cm)').waitFor();
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await page.locator('[data-place="0"]').click();
		await page.locator('[data-place="2"]').click({ modifiers: ['Shift'] });
		await page.keyboard.press('Delete');
		await count.getByText('7 products').waitFor();
		await expect
			.poll(() => [...fake.collector.removed])
			.toEqual([`${id}/S-0010`, `${id}/S-0011`, `${id}/S-0012`]);
		await page.keyboard.press('Control+z');
		await count.getByText('10 products').waitFor();
		await expect.poll(() => fake.collector.removed.size).toBe(0);
		expect(await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href')).toBe(
			`/api/projects/${id}/export.csv`
		);
	});

	it('comes a page after another as it is scrolled, on a phone too', async () => {
		const { page } = await openItems({ viewport: { width: 390, height: 844 }, locale: 'ko-KR' });
		await page.getByTestId('items-count').getByText('상품 150개 중 60개').waitFor();
		const toEnd = () => page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
		const last = page.locator('[data-item$="S-0149"]');
		await expect.poll(() => toEnd().then(() => last.count())).toBe(1);
		await page.getByTestId('items-count').getByText('상품 150개', { exact: true }).waitFor();
		await expectNoFaults(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
			390
		);
	});
});

describe('a snapshot', () => {
	it('is made with its progress in sight, and loaded into the catalog by one press', async () => {
		const { page, fake } = await open();
		const { id } = fake.collector.addProject(SKIRTS);
		const files = await writeSample(sampleEntries(10), { id: 'skirts', name: { en: 'Skirts' } });
		for (const [path, bytes] of files) fake.snapshotFiles.set(path, bytes);
		await page.goto(`${fake.url}/crawl?project=${id}&view=snapshot${new URL(fake.address).hash}`);
		await page.getByTestId('snapshot-make').click();
		await expect.poll(() => fake.collector.snapshots.get(id)?.state).toBe('running');
		const event = { kind: 'snapshot', project: id, total: 10, message: '' } as const;
		fake.collector.putSnapshot({ ...event, state: 'running', done: 4, remainingMs: 42_000 });
		await page.getByText('about 45 secs left').waitFor();
		await page.getByText('4 of 10').waitFor();
		fake.collector.putSnapshot({ ...event, state: 'done', done: 10, remainingMs: null });
		await page.getByText('10 pictures are in it').waitFor();
		await expectNoFaults(page);
		await page.getByTestId('snapshot-load').click();
		await page.getByTestId('snapshot-loaded').getByRole('link').click();
		await page.getByTestId('browse-search').fill('Garment 7');
		await page.locator('[data-item="skirts/n0007"]').waitFor();
	});
});
