/** The catalog screen of the built app: narrowed, picked, corrected, deleted, packed, on a desk and on a phone. */

import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import JSZip from 'jszip';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openApp, settled, type App, type AppOptions } from './harness';

let app: App | undefined;
async function open(options: AppOptions = {}): Promise<App> {
	app = await openApp(options);
	await app.page.getByRole('link', { name: /^(Catalog|카탈로그)$/ }).click();
	await listed(app.page);
	return app;
}
afterEach(async () => {
	await app?.close();
	app = undefined;
});

const listed = (page: Page) =>
	page.locator('[data-testid="browse-count"][data-state="listed"]').waitFor({ timeout: 120_000 });

/** “420 items” → 420 */
async function countOf(page: Page): Promise<number> {
	await listed(page);
	return Number((await page.getByTestId('browse-count').textContent())?.replace(/\D/g, ''));
}

const tile = (page: Page, place: number) => page.locator(`[data-place="${place}"]`);
const bar = (page: Page) => page.getByTestId('picked-bar');

async function expectNoFaults(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

describe('the catalog screen', () => {
	it('narrows, picks, corrects, deletes and takes it all back, by keyboard', async () => {
		const { page, pageErrors, foreignRequests } = await open();
		const all = await countOf(page);
		await expectNoFaults(page);

		await page.keyboard.press('/');
		await page.keyboard.type('cardgian');
		await expect.poll(() => countOf(page)).toBeLessThan(all);
		const cardigans = await countOf(page);
		expect(cardigans).toBeGreaterThan(1);
		await page.keyboard.press('Enter');
		await tile(page, 0).and(page.locator(':focus')).waitFor();
		await page.keyboard.press('Control+a');
		await bar(page).getByText(`${cardigans} picked`).waitFor();

		await page.keyboard.press('e');
		await page.getByLabel('Category').selectOption('bag');
		await page.getByRole('button', { name: 'Change' }).click();
		await bar(page).getByText(`${cardigans} items changed`).waitFor();
		await page.getByRole('checkbox', { name: `Bag, ${cardigans} items` }).waitFor();
		await page.keyboard.press('Control+z');
		await page.getByRole('checkbox', { name: 'Bag, 0 items' }).waitFor();

		await page.keyboard.press('Delete');
		await page.getByTestId('browse-none').waitFor();
		await page.getByRole('button', { name: 'Clear all' }).first().click();
		await expect.poll(() => countOf(page)).toBe(all - cardigans);
		await bar(page).getByRole('button', { name: 'Undo' }).click();
		await expect.poll(() => countOf(page)).toBe(all);
		expect([...pageErrors, ...foreignRequests]).toEqual([]);
	});

	it('shows an item beside the grid, searches with it, and packs what is picked', async () => {
		const { page } = await open();
		await tile(page, 1).click();
		const id = await tile(page, 1).getAttribute('data-item');
		const details = page.getByTestId('browse-details');
		await expect.poll(() => details.getAttribute('data-item')).toBe(id);
		await tile(page, 3).click({ modifiers: ['Shift'] });
		await bar(page).getByText('3 picked').waitFor();
		const downloading = page.waitForEvent('download');
		await page.getByTestId('picked-zip').click();
		await page.getByLabel(/^Downloads/).check();
		await page.getByTestId('zip-start').click();
		const zip = await JSZip.loadAsync(await readFile(await (await downloading).path()));
		expect(Object.keys(zip.files).filter((name) => /\.(jpe?g|webp|png)$/.test(name))).toHaveLength(
			3
		);

		await page.getByRole('link', { name: 'Search like this' }).click();
		await settled(page);
		await page.getByTestId('result-tile').first().waitFor();
	});

	it('keeps a filter on the device, and works with the network gone', async () => {
		const { page, unplug } = await open({ locale: 'ko-KR' });
		await page.locator('main[data-offline-ready="true"]').waitFor({ timeout: 120_000 });
		await page.getByTestId('browse-search').fill('ㄴㅌ');
		const knits = await countOf(page);
		await page.getByRole('button', { name: '이 조건 저장하기' }).click();
		await page.keyboard.type('니트 모음');
		await page.keyboard.press('Enter');
		await unplug();
		await page.reload();
		await page.getByRole('button', { name: '니트 모음', exact: true }).click();
		await expect.poll(() => page.getByTestId('browse-search').inputValue()).toBe('ㄴㅌ');
		await expect.poll(() => countOf(page)).toBe(knits);
	});

	it('has filters and details in sheets on a phone, and Back closes them', async () => {
		const { page } = await open({ viewport: { width: 390, height: 844 }, locale: 'ko-KR' });
		const all = await countOf(page);
		await page.getByTestId('open-filters').click();
		await page.getByTestId('facet-panel').getByText('치마', { exact: true }).click();
		await expectNoFaults(page);
		await page
			.getByRole('dialog')
			.getByRole('button', { name: /개 보기$/ })
			.click();
		const skirts = await countOf(page);
		expect(skirts).toBeLessThan(all);
		await tile(page, 0).dblclick();
		await page.getByRole('dialog').getByTestId('browse-details').waitFor();
		await expectNoFaults(page);
		await page.goBack();
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		expect(await countOf(page)).toBe(skirts);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
			390
		);
	});
});
