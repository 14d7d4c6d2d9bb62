/** The search screen of the built app: several garments, a frame by hand, examples, many photos, and the way back. */

import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPhotos } from './demo-photos';
import { analysed, catalogReady, openApp, settled, type App } from './harness';

const listed = (page: Page) =>
	page.locator('[data-testid="result-count"][data-state="listed"]').waitFor({ timeout: 60_000 });
const chosen = (page: Page) => page.locator('button.name[aria-pressed="true"]');
const tiles = (page: Page) => page.getByTestId('result-tile');

describe('a search', () => {
	let app: App;

	beforeAll(async () => {
		app = await openApp();
		await catalogReady(app.page);
		const [outfit] = await demoPhotos('D0003');
		if (!outfit) throw new Error('no photo');
		await app.page.getByTestId('photo-input').setInputFiles(outfit);
		await settled(app.page);
	}, 120_000);
	afterAll(() => app.close());

	it('begins with the best top and bottom, a rail each, every tile with a reason', async () => {
		const { page } = app;
		await expect.poll(() => page.getByTestId('result-rail').count()).toBe(2);
		expect(await chosen(page).count()).toBe(2);
		const caption = (await tiles(page).first().textContent()) ?? '';
		expect(caption).toMatch(/\d %|\d%/);
		expect(caption).toMatch(/ΔE \d/);
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
	});

	it('goes on with one of them, and follows examples for and against', async () => {
		const { page } = app;
		await page
			.getByRole('button', { name: /^See all/ })
			.first()
			.click();
		await expect.poll(() => chosen(page).count()).toBe(1);
		await listed(page);
		const before = await tiles(page).nth(1).getAttribute('data-item');
		await tiles(page).nth(1).focus();
		await page.keyboard.press('-');
		await page.getByTestId('examples').waitFor();
		await listed(page);
		const { searchParams } = new URL(page.url());
		expect(searchParams.getAll('minus')).toEqual([before]);
		expect(await tiles(page).nth(1).getAttribute('data-item')).not.toBe(before);
	});

	it('goes back step by step, and a reload brings the same search', async () => {
		const { page } = app;
		await page.goBack();
		await expect.poll(() => new URL(page.url()).searchParams.has('minus')).toBe(false);
		await listed(page);
		const address = page.url();
		const items = () => tiles(page).evaluateAll((all) => all.map((one) => one.dataset['item']));
		const shown = await items();
		await page.reload();
		await settled(page);
		expect(page.url()).toBe(address);
		await expect.poll(items).toEqual(shown);
		await page.goBack();
		await expect.poll(() => chosen(page).count()).toBe(2);
	});

	it('takes what is in a frame drawn by hand', async () => {
		const { page } = app;
		await page.getByTestId('draw-frame').click();
		const layer = await page.getByTestId('frame-layer').boundingBox();
		if (!layer) throw new Error('no layer');
		const at = (x: number, y: number) =>
			[layer.x + layer.width * x, layer.y + layer.height * y] as const;
		await page.mouse.move(...at(0.25, 0.2));
		await page.mouse.down();
		await page.mouse.move(...at(0.75, 0.6), { steps: 4 });
		await page.mouse.up();
		await page.waitForURL(/frame=250-200-500-400/, { timeout: 60_000 });
		await listed(page);
		expect(await tiles(page).count()).toBeGreaterThan(0);
	});

	it('answers many photos with a table', async () => {
		const { page } = app;
		const photos = await demoPhotos('D0001', 'D0003');
		await page
			.getByTestId('photo-input')
			.setInputFiles([
				...photos,
				{ name: 'bad.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no') }
			]);
		await page.locator('[data-testid="queries"][data-done="3"]').waitFor({ timeout: 120_000 });
		const waiting = page.waitForEvent('download');
		await page.getByTestId('query-csv').click();
		const table = await readFile(await (await waiting).path(), 'utf8');
		expect(table).toMatch(/^\ufeffphoto,garment,category,rank,/);
		expect(table).toMatch(/^D0001\.\w+,1,\w+,1,otlens-demo,D\d{4},/m);
		expect(table).toMatch(/^bad\.jpg,.*NotAnImageError/m);
		// Held to a part of the catalog, without looking at the photos again.
		const hits = () => page.getByTestId('query-row').locator('img').count();
		expect(await hits()).toBeGreaterThan(0);
		await page.getByTestId('search-filters').click();
		await page.getByTestId('facet-panel').getByText('Hat', { exact: true }).click();
		await page.getByRole('button', { name: 'Show what was found' }).click();
		await expect.poll(hits).toBe(0);
		await page.getByRole('button', { name: 'Clear all' }).click();
		await expect.poll(hits).toBeGreaterThan(0);
		await page.getByRole('button', { name: /^D0003/ }).click();
		await analysed(page);
	});

	it('asked nobody but its own origin, and threw nothing', () => {
		expect(app.foreignRequests).toEqual([]);
		expect(app.pageErrors).toEqual([]);
	});
});
