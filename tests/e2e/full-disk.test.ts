/** A disk that fills up while a zip is written: said in the person's words, nothing left, nothing lost. */

import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { catalogReady, openApp, type App } from './harness';

let app: App | undefined;
afterEach(async () => {
	await app?.close();
	app = undefined;
});

/** Lets the origin have so many bytes more than it has. @returns lifts that again */
async function limitStorage({ context, page, url }: App, spareBytes: number) {
	const session = await context.newCDPSession(page);
	const { origin } = new URL(url);
	const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
	await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + spareBytes });
	// It holds as long as the session.
	return () => session.detach();
}

const countOf = (page: Page) =>
	page
		.locator('[data-testid="browse-count"][data-state="listed"]')
		.textContent({ timeout: 60_000 });

/** Names of all files that zips have in the app's own storage. */
const leftIn = (page: Page) =>
	page.evaluate(async () => {
		const names: string[] = [];
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle('zips', { create: true });
		for await (const name of folder.keys()) names.push(name);
		return names;
	});

describe('a disk that is full', () => {
	it.each([
		['en-GB', /Downloads/, /room|space|full/i],
		['ko-KR', /다운로드/, /공간|자리|가득/]
	])('is told in %s, and goes on once there is room', async (locale, downloads, words) => {
		const opened = await openApp({ serviceWorkers: 'block', locale });
		app = opened;
		const { page, url, pageErrors } = opened;
		await catalogReady(page);
		await page.goto(`${url}/catalog`);
		const before = await countOf(page);
		const start = async () => {
			await page.getByTestId('open-zip').click();
			await page.getByTestId('zip-dialog').getByRole('radio', { name: downloads }).check();
			await page
				.locator('[data-testid="zip-size"][data-state="known"]')
				.waitFor({ timeout: 60_000 });
		};
		await start();
		// It had room when the dialog was opened.
		const lift = await limitStorage(opened, 1_000_000);
		await page.getByTestId('zip-start').click();
		const failed = page.locator('[data-testid="zip-status"][data-state="failed"]');
		await failed.waitFor({ timeout: 60_000 });
		expect(await failed.locator('[data-error-name]').getAttribute('data-error-name')).toBe(
			'StorageFullError'
		);
		expect(await failed.textContent()).toMatch(words);
		expect(await leftIn(page)).toEqual([]);
		await page.reload();
		expect(await countOf(page)).toBe(before);

		await lift();
		await start();
		expect(await page.getByTestId('zip-unfinished').count()).toBe(0);
		const downloading = page.waitForEvent('download', { timeout: 120_000 });
		await page.getByTestId('zip-start').click();
		const zip = await JSZip.loadAsync(await readFile(await (await downloading).path()));
		expect(zip.file(/^images\//)).toHaveLength(Number(before?.replace(/\D/g, '')));
		expect(pageErrors).toEqual([]);
	});
});
