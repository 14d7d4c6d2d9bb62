/** A batch of photos whose tab dies: photos and results are there again, and the rest is gone on with. */

import AxeBuilder from '@axe-core/playwright';
import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPhotos } from './demo-photos';
import { catalogReady, openApp, type App } from './harness';

let app: App;
let page: Page;
beforeAll(async () => {
	app = await openApp();
	page = app.page;
	await catalogReady(page);
});
afterAll(() => app.close());

const NUMBERS = ['D0001', 'D0002', 'D0006', 'D0087', 'D0010', 'D0011', 'D0012', 'D0013'] as const;
const batch = () => page.getByTestId('batch');
const rows = () => page.getByTestId('batch-row');
const states = () =>
	rows().evaluateAll((all) => all.map(({ dataset }) => `${dataset['state']} ${dataset['part']}`));
const labels = () => rows().evaluateAll((all) => all.map((row) => row.textContent.trim()));

async function reopened(): Promise<void> {
	page = await app.context.newPage();
	await page.goto(`${app.url}/colours`);
	await batch().waitFor({ timeout: 60_000 });
}

/** Stops the page's process on the spot: nothing of it can run any more. */
async function kill(): Promise<void> {
	const session = await app.context.newCDPSession(page);
	const crashed = page.waitForEvent('crash');
	// Never answered: who would answer is gone.
	void session.send('Page.crash').catch(() => undefined);
	await crashed;
	await page.close();
}

describe('a batch', () => {
	it('is kept on the device while it runs', async () => {
		await page.goto(`${app.url}/colours`);
		await page.getByTestId('photo-input').setInputFiles(await demoPhotos(...NUMBERS));
		await page.getByText('Kept on this device').waitFor({ timeout: 60_000 });
		await page
			.locator('[data-testid="batch-row"][data-state="done"]')
			.nth(1)
			.waitFor({ timeout: 120_000 });
		await page.getByRole('button', { name: 'Pause' }).click();
		await page.locator('[data-testid="batch"][data-state="paused"]').waitFor();
		await page
			.locator('[data-testid="batch-row"][data-state="working"]')
			.waitFor({ state: 'detached', timeout: 60_000 });
	});

	it('comes back paused after its tab was killed, sorted as it was', async () => {
		await page.getByRole('button', { name: 'Share' }).click();
		const before = { states: await states(), labels: await labels() };
		expect(before.states).toContain('waiting 0');
		await kill();
		await reopened();
		expect(await batch().getAttribute('data-state')).toBe('paused');
		expect(await states()).toEqual(before.states);
		expect(await labels()).toEqual(before.labels);
		await page.locator('[data-testid="batch-row"] img').first().waitFor();
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
	});

	it('goes on when asked, and opens a photo that only the list has', async () => {
		await page.getByRole('button', { name: 'Go on' }).click();
		await page
			.locator(`[data-testid="batch"][data-state="idle"][data-done="${NUMBERS.length}"]`)
			.waitFor({ timeout: 120_000 });
		const open = rows().first().getByRole('button', { name: /^Open/ });
		await open.click();
		await page.locator('[data-testid="palette"][data-state="ready"]').waitFor({ timeout: 60_000 });
		await page.goBack();
		await batch().waitFor();
	});

	it('has a row in the file for every garment of every photo', async () => {
		const waiting = page.waitForEvent('download');
		await page.getByTestId('batch-csv').click();
		const bytes = await readFile(await (await waiting).path());
		const table: { file: string; garment: string; rank: string }[] = parse(bytes, {
			columns: true,
			bom: true
		});
		expect(new Set(table.map(({ file }) => file)).size).toBe(NUMBERS.length);
		expect(table.filter(({ rank }) => rank === '1')).toHaveLength(await rows().count());
	});

	it('leaves a second tab alone, which says so', async () => {
		const other = await app.context.newPage();
		await other.goto(`${app.url}/colours`);
		await other.getByTestId('photo-input').setInputFiles(await demoPhotos('D0001', 'D0002'));
		await other.getByText('Another tab holds the list').waitFor({ timeout: 60_000 });
		expect(await other.getByTestId('batch').getAttribute('data-total')).toBe('2');
		await other.close();
	});

	it('can be emptied, brought back, and stays away once it was emptied for good', async () => {
		await page.getByRole('button', { name: 'Empty the list' }).click();
		await page.getByRole('button', { name: 'Undo' }).click();
		await batch().waitFor();
		await page.getByRole('button', { name: 'Empty the list' }).click();
		await page.getByText('List emptied').waitFor();
		// What was written last reaches the disk.
		await page.waitForTimeout(500);
		await kill();
		page = await app.context.newPage();
		await page.goto(`${app.url}/colours`);
		await page.getByRole('heading', { name: 'Read the colours of a garment' }).waitFor();
		await page.waitForTimeout(1000);
		expect(await batch().count()).toBe(0);
	});

	it('asked nobody but its own origin', () => {
		expect(app.foreignRequests).toEqual([]);
	});
});
