/** The first visit: demo catalog, a sample photo, similar items, a zip; then all of it without a network. */

import AxeBuilder from '@axe-core/playwright';
import JSZip from 'jszip';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	catalogReady,
	offlineReady,
	openApp,
	searchWithSample,
	settled,
	type App
} from './harness';

describe('the first visit', () => {
	let app: App;
	beforeAll(async () => {
		app = await openApp();
	});
	afterAll(() => app.close());

	it('fills the catalog from the snapshot that ships', async () => {
		await catalogReady(app.page);
		const items = await app.page.getByTestId('catalog-status').getAttribute('data-items');
		expect(Number(items)).toBeGreaterThanOrEqual(300);
	});

	it('shows start and settings without accessibility violations', async () => {
		const start = await new AxeBuilder({ page: app.page }).analyze();
		expect(start.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
		await app.page.getByRole('link', { name: 'Settings' }).click();
		await app.page.getByTestId('backend-now').waitFor();
		const settings = await new AxeBuilder({ page: app.page }).analyze();
		expect(settings.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
		await app.page.getByRole('link', { name: 'Search' }).click();
	});

	it('finds garments in a sample photo and ten items like one of them', async () => {
		await searchWithSample(app.page);
		const boxes = app.page.getByTestId('garment-box');
		const categories = await boxes.evaluateAll((all) => all.map((box) => box.dataset['category']));
		expect(categories.length).toBeGreaterThanOrEqual(2);
		expect(await app.page.getByTestId('result-tile').count()).toBeGreaterThanOrEqual(6);
		const found = await new AxeBuilder({ page: app.page }).analyze();
		expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
	});

	it('moves between garments by the keyboard', async () => {
		const boxes = app.page.getByTestId('garment-box');
		// The best top and bottom are chosen at first.
		await boxes.and(app.page.locator('[aria-pressed="true"]')).first().focus();
		const before = await app.page.evaluate(() =>
			document.activeElement?.getAttribute('aria-label')
		);
		await app.page.keyboard.press('ArrowRight');
		const after = await app.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
		expect(after).not.toBe(before);
		expect(
			await app.page.evaluate(() => document.activeElement?.getAttribute('aria-pressed'))
		).toBe('true');
		await settled(app.page);
	});

	it('opens an item with its link, and closes it by Escape', async () => {
		await app.page.getByTestId('result-tile').first().click();
		const sheet = app.page.getByRole('dialog');
		await sheet.waitFor();
		await app.page.keyboard.press('Escape');
		await sheet.waitFor({ state: 'hidden' });
	});

	it('packs selected items into a zip with images, manifest and CSV', async () => {
		const tiles = app.page.getByTestId('result-tile');
		for (const index of [0, 1]) {
			await tiles.nth(index).focus();
			await app.page.keyboard.press('Space');
		}
		const waiting = app.page.waitForEvent('download');
		await app.page.getByTestId('selection-zip').click();
		await app.page.getByRole('radio', { name: /Downloads/ }).check();
		await app.page.getByTestId('zip-start').click();
		const download = await waiting;
		const zip = await JSZip.loadAsync(await readFile(await download.path()));
		const names = Object.keys(zip.files);
		expect(names).toContain('manifest.json');
		expect(names).toContain('items.csv');
		expect(names.filter((name) => /\.(webp|jpe?g|png)$/.test(name))).toHaveLength(2);
	});

	it('does it all again with the server gone and the network off', async () => {
		await app.page.evaluate(() => navigator.serviceWorker.ready);
		await offlineReady(app.page);
		await app.unplug();
		await app.page.goto(`${app.url}/settings`);
		await app.page.getByTestId('backend-now').waitFor();
		await app.page.getByTestId('offline-ready').waitFor();
		await app.page.goto(app.url);
		await catalogReady(app.page);
		await searchWithSample(app.page);
		expect(await app.page.getByTestId('result-tile').count()).toBeGreaterThanOrEqual(6);
	});

	it('asked nobody but its own origin, and threw nothing', () => {
		expect(app.foreignRequests).toEqual([]);
		expect(app.pageErrors).toEqual([]);
	});
});
