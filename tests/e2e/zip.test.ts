/** The filtered zip of the built app: filtered, corrected by hand, packed, taken in again. */

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import JSZip from 'jszip';
import type { Download, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { writeFolder } from './snapshots';
import {
	catalogReady,
	openApp,
	settled,
	searchWithSample,
	type App,
	type AppOptions
} from './harness';

let app: App | undefined;
async function open(options: AppOptions = {}): Promise<App> {
	app = await openApp({ serviceWorkers: 'block', ...options });
	await catalogReady(app.page);
	return app;
}
afterEach(async () => {
	await app?.close();
	app = undefined;
});

const listed = (page: Page) =>
	page.locator('[data-testid="browse-count"][data-state="listed"]').waitFor({ timeout: 60_000 });

async function countOf(page: Page): Promise<number> {
	await listed(page);
	return Number((await page.getByTestId('browse-count').textContent())?.replace(/\D/g, ''));
}

async function browse({ page, url }: App, query: string): Promise<number> {
	await page.goto(`${url}/catalog${query}`);
	return countOf(page);
}

async function expectNoFaults(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

const dialog = (page: Page) => page.getByTestId('zip-dialog');
const tick = (page: Page, name: string) => dialog(page).getByLabel(name).check();

/** The size that is shown, once it is known. */
async function shownBytes(page: Page): Promise<number> {
	const size = page.locator('[data-testid="zip-size"][data-state="known"]');
	await size.waitFor({ timeout: 120_000 });
	return Number(await size.getAttribute('data-bytes'));
}

async function downloadZip(page: Page): Promise<Download> {
	const toDownloads = dialog(page).getByRole('radio', { name: /Downloads/ });
	await toDownloads.check();
	const downloading = page.waitForEvent('download', { timeout: 240_000 });
	await page.getByTestId('zip-start').click();
	return downloading;
}

async function unzip(download: Download) {
	const path = await download.path();
	const zip = await JSZip.loadAsync(await readFile(path), { checkCRC32: true });
	const names = Object.values(zip.files).flatMap(({ dir, name }) => (dir ? [] : [name]));
	const read = async (name: string) =>
		(await zip.file(name)?.async('nodebuffer')) ?? Buffer.alloc(0);
	const manifest: unknown = JSON.parse((await read('manifest.json')).toString());
	return { bytes: (await stat(path)).size, names, read, manifest };
}

const isPicture = (name: string) => /\.(jpe?g|webp|png)$/.test(name);

/** SHA-256 of every photo, sorted. */
async function printsOf({ names, read }: Awaited<ReturnType<typeof unzip>>): Promise<string[]> {
	const photos = await Promise.all(names.filter(isPicture).map(read));
	return photos.map((bytes) => createHash('sha256').update(bytes).digest('hex')).sort();
}

describe('filters', () => {
	it('have an address: it can be sent, and Back takes the last one off', async () => {
		const { page, url } = await open();
		await page.goto(`${url}/catalog`);
		const all = await countOf(page);
		const panel = page.getByTestId('facet-panel');
		await panel.getByText('Skirt', { exact: true }).click();
		await expect.poll(() => countOf(page)).toBeLessThan(all);
		const skirts = await countOf(page);
		await panel.getByRole('button', { name: /under Category/ }).click();
		await expect.poll(() => countOf(page)).toBe(all - skirts);
		expect(new URL(page.url()).search).toBe('?not.category=skirt');
		await page.getByTestId('facet-panel').getByText('Yes', { exact: true }).click();
		await expect.poll(() => new URL(page.url()).search).toContain('hasModel=yes');
		const both = await countOf(page);
		await page.getByLabel('How the filters go together').selectOption('any');
		await expect.poll(() => countOf(page)).toBeGreaterThan(both);
		const sent = page.url();
		await page.goBack();
		await page.goBack();
		await expect.poll(() => countOf(page)).toBe(all - skirts);
		await page.goForward();
		await expect.poll(() => countOf(page)).toBe(both);
		await page.goto(sent);
		await expect.poll(() => countOf(page)).toBeGreaterThan(both);
		await expectNoFaults(page);
	});

	it('hold for a search too, in its address as well', async () => {
		const { page } = await open();
		await searchWithSample(page);
		await page.getByTestId('search-filters').click();
		await page.getByTestId('facet-panel').getByText('No', { exact: true }).click();
		await expectNoFaults(page);
		await page.getByRole('button', { name: 'Show what was found' }).click();
		await settled(page);
		await expect.poll(() => new URL(page.url()).search).toContain('only.hasModel=no');
		await page.reload();
		await settled(page);
		await page.getByText('Worn by a model: No').waitFor();
		await page.getByTestId('result-tile').first().click();
		const sheet = page.getByRole('dialog');
		await sheet.getByRole('button', { name: 'No', exact: true, pressed: true }).waitFor();
	});
});

describe('a correction by hand', () => {
	it('is made by one key each, taken back, and kept when the collection comes in anew', async () => {
		const opened = await open();
		const { page, url } = opened;
		const bags = await browse(opened, '?category=bag&hasModel=no');
		expect(bags).toBeGreaterThan(3);
		expect(await browse(opened, '?category=bag&hasModel=yes&pose=sitting&framing=detail')).toBe(0);
		await browse(opened, '?category=bag&hasModel=no');
		await page.keyboard.press('r');
		const review = page.getByTestId('review');
		await expect.poll(() => review.getAttribute('data-item')).toMatch(/\//);
		await expectNoFaults(page);
		for (const key of ['m', '4', 'd', 'ArrowRight', 'm', '4', 'd']) await page.keyboard.press(key);
		await review.getByRole('button', { name: 'A detail', pressed: true }).waitFor();
		await review.getByText(`2 of ${bags}`).waitFor();
		// The last one once more, and back.
		await page.keyboard.press('u');
		await page.keyboard.press('z');
		await review.getByRole('button', { name: 'A detail', pressed: true }).waitFor();
		await page.keyboard.press('Escape');
		await review.waitFor({ state: 'detached' });
		await expect.poll(() => countOf(page)).toBe(bags - 2);

		await page.goto(`${url}/settings`);
		await page.locator('[data-collection="otlens-demo"]').getByRole('button').click();
		const offer = page.getByTestId('demo-removed');
		await offer.waitFor({ timeout: 30_000 });
		await offer.getByRole('button').click();
		await page.locator('[data-collection="otlens-demo"]').waitFor({ timeout: 60_000 });
		expect(await browse(opened, '?category=bag&hasModel=yes&pose=sitting&framing=detail')).toBe(2);
		expect(await browse(opened, '?category=bag&hasModel=no')).toBe(bags - 2);
	});

	it('is made in bulk, and by large buttons on a phone', async () => {
		const opened = await open({ viewport: { width: 390, height: 844 } });
		const { page } = opened;
		const hats = await browse(opened, '?category=hat');
		await page.getByTestId('open-review').click();
		const review = page.getByTestId('review');
		await review.getByRole('button', { name: 'A detail' }).click();
		await review.getByRole('button', { name: 'Next' }).click();
		await review.getByText(`2 of ${hats}`).waitFor();
		await expectNoFaults(page);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
			390
		);
		await review.getByRole('button', { name: 'Close' }).click();
		await page.locator('[data-place="0"]').waitFor();
		await page.keyboard.press('Control+a');
		await page.keyboard.press('e');
		await page.getByLabel('In the photo').selectOption('lower-body');
		await page.getByRole('button', { name: 'Change' }).click();
		await page.getByText(`${hats} items changed`).waitFor();
		expect(await browse(opened, '?category=hat&framing=lower-body')).toBe(hats);
	});
});

describe('the zip', () => {
	it('of a filter holds exactly what fits, named by the pattern, as large as was shown', async () => {
		const opened = await open();
		const { page, pageErrors, foreignRequests } = opened;
		const shoes = await browse(opened, '?category=shoes');
		await page.getByTestId('open-zip').click();
		await expectNoFaults(page);
		await page.getByTestId('zip-pattern').fill('{category}/{hasModel}/{number}');
		await expect
			.poll(() => page.getByTestId('zip-examples').textContent())
			.toMatch(/shoes\/(model|no-model|unknown)\//);
		const shown = await shownBytes(page);
		const zip = await unzip(await downloadZip(page));
		expect(Math.abs(zip.bytes / shown - 1)).toBeLessThan(0.02);
		const photos = zip.names.filter((name) =>
			/(^|\/)shoes\/(model|no-model|unknown)\/[^/]+\.\w+$/.test(name)
		);
		expect(photos).toHaveLength(shoes);
		expect(zip.names).toEqual(expect.arrayContaining(['items.csv', 'manifest.json']));
		expect(zip.manifest).toMatchObject({
			version: 2,
			missing: [],
			filter: { where: { of: [{ facet: 'category', values: ['shoes'] }] } }
		});
		await page.locator('[data-testid="zip-status"][data-state="done"]').waitFor();
		expect([...pageErrors, ...foreignRequests]).toEqual([]);
	});

	it('cuts garments out, crops and masks them, and outlines them for training', async () => {
		const opened = await open();
		const { page } = opened;
		await browse(opened, '?category=dress&hasModel=no');
		await page.locator('[data-place="0"]').click();
		await page.keyboard.press('Shift+ArrowRight');
		await page.getByTestId('picked-zip').click();
		for (const name of ['Garments cut out', 'Garments cropped', 'Masks']) await tick(page, name);
		await dialog(page).getByText('For training models').click();
		await tick(page, 'Boxes, outlines and body points');
		const shown = await shownBytes(page);
		const zip = await unzip(await downloadZip(page));
		expect(Math.abs(zip.bytes / shown - 1)).toBeLessThan(0.02);
		const cutouts = zip.names.filter((name) => /cutout/.test(name));
		expect(cutouts).toHaveLength(2);
		for (const name of cutouts) {
			const { channels } = await sharp(await zip.read(name)).stats();
			expect(channels).toHaveLength(4);
			// Clear ground about it, and the garment itself not.
			expect([channels[3]?.min, channels[3]?.max]).toEqual([0, 255]);
		}
		const coco = JSON.parse((await zip.read('annotations.json')).toString()) as {
			images: unknown[];
			annotations: { segmentation: number[][]; bbox: number[] }[];
		};
		expect(coco.images).toHaveLength(2);
		expect(coco.annotations[0]?.segmentation[0]?.length).toBeGreaterThan(6);
	});

	it('begins while its size is still being found out, is stopped, and goes on in another tab', async () => {
		const opened = await open();
		const { page } = opened;
		const hats = await browse(opened, '?category=hat');
		await page.getByTestId('open-zip').click();
		await tick(page, 'Garments cut out');
		await page.locator('[data-testid="zip-size"][data-state="sampling"]').waitFor();
		await dialog(page)
			.getByRole('radio', { name: /Downloads/ })
			.check();
		await page.getByTestId('zip-start').click();
		const status = page.getByTestId('zip-status');
		await status.getByText(/[1-9]\d* of \d+/).waitFor({ timeout: 60_000 });
		await status.getByRole('button', { name: 'Stop' }).click();
		await page.locator('[data-testid="zip-status"][data-state="stopped"]').waitFor();
		await page.reload();
		await listed(page);
		await page.getByTestId('open-zip').click();
		const left = page.getByTestId('zip-unfinished');
		const downloading = page.waitForEvent('download', { timeout: 120_000 });
		await left.getByRole('button', { name: 'Go on with it' }).click();
		const { names } = await unzip(await downloading);
		expect(names.filter((name) => name.startsWith('images/'))).toHaveLength(hats);
	});

	it('goes to the file that was picked; a closed dialog leaves all as it was', async () => {
		const opened = await open({
			// Stands in for the browser's own dialog: closed first, then a file.
			before: (context) =>
				context.addInitScript(() => {
					let isFirst = true;
					Object.assign(window, {
						async showSaveFilePicker() {
							if (isFirst) {
								isFirst = false;
								throw new DOMException('closed', 'AbortError');
							}
							const root = await navigator.storage.getDirectory();
							return root.getFileHandle('picked.zip', { create: true });
						}
					});
				})
		});
		const { page } = opened;
		const hats = await browse(opened, '?category=hat');
		await page.getByTestId('open-zip').click();
		await tick(page, 'Small pictures');
		await shownBytes(page);
		await page.getByTestId('zip-start').click();
		await dialog(page).waitFor();
		expect(await dialog(page).getByLabel('Small pictures').isChecked()).toBe(true);
		await page.getByTestId('zip-start').click();
		await page
			.locator('[data-testid="zip-status"][data-state="done"]')
			.waitFor({ timeout: 60_000 });
		const bytes = await page.evaluate(async () => {
			const root = await navigator.storage.getDirectory();
			const file = await (await root.getFileHandle('picked.zip')).getFile();
			return [...new Uint8Array(await file.arrayBuffer())];
		});
		const zip = await JSZip.loadAsync(Buffer.from(bytes), { checkCRC32: true });
		const manifest = JSON.parse((await zip.file('manifest.json')?.async('string')) ?? '{}') as {
			items: unknown[];
		};
		expect(manifest.items).toHaveLength(hats);
		// What was chosen is there the next time.
		await page.reload();
		await listed(page);
		await page.getByTestId('open-zip').click();
		expect(await dialog(page).getByLabel('Small pictures').isChecked()).toBe(true);
	});

	it('gives back the same items, photos to the byte, corrections included', async () => {
		const opened = await open();
		const { page, url } = opened;
		const { folder, remove } = await writeFolder('mine');
		try {
			await page.goto(`${url}/settings`);
			await catalogReady(page);
			await page.getByTestId('snapshot-input').setInputFiles(folder);
			await page.locator('[data-collection="mine"]').waitFor();
			const all = await browse(opened, '');
			const mine = await browse(opened, '?collection=mine');
			expect(mine).toBe(10);
			await page.keyboard.press('r');
			await page.getByTestId('review').getByRole('button', { name: 'A detail' }).click();
			await page.keyboard.press('Escape');
			await page.getByTestId('open-zip').click();
			const download = await downloadZip(page);
			const before = await printsOf(await unzip(download));
			expect(before).toHaveLength(mine);

			await page.goto(`${url}/settings`);
			await page.locator('[data-collection="mine"]').getByRole('button').click();
			// It can be taken back for some seconds.
			const items = page.getByTestId('catalog-status');
			await expect
				.poll(() => items.getAttribute('data-items'), { timeout: 30_000 })
				.toBe(String(all - mine));
			await page.getByTestId('zip-input').setInputFiles({
				name: 'otlens.zip',
				mimeType: 'application/zip',
				buffer: await readFile(await download.path())
			});
			await page
				.locator('[data-testid="zip-import"][data-state="done"]')
				.waitFor({ timeout: 60_000 });
			expect(await browse(opened, '?collection=mine&framing=detail')).toBe(1);
			expect(await browse(opened, '?collection=mine')).toBe(mine);
			await page.getByTestId('open-zip').click();
			expect(await printsOf(await unzip(await downloadZip(page)))).toEqual(before);
		} finally {
			await remove();
		}
	});

	it('that is none of this app is refused, and nothing is changed', async () => {
		const { page, url } = await open();
		await page.goto(`${url}/settings`);
		await catalogReady(page);
		const items = () => page.getByTestId('catalog-status').getAttribute('data-items');
		const before = await items();
		const other = new JSZip().file('holiday.jpg', 'not mine');
		await page.getByTestId('zip-input').setInputFiles({
			name: 'holiday.zip',
			mimeType: 'application/zip',
			buffer: await other.generateAsync({ type: 'nodebuffer' })
		});
		await page.locator('[data-error-name="ZipForeignError"]').waitFor();
		expect(await items()).toBe(before);
	});

	it.each(['en-GB', 'ko-KR'])('fits a phone in %s', async (locale) => {
		const opened = await open({ viewport: { width: 390, height: 844 }, locale });
		const { page } = opened;
		await browse(opened, '?category=hat');
		await page.getByTestId('open-zip').click();
		await shownBytes(page);
		await expectNoFaults(page);
		const wide = await page.evaluate(() =>
			[...document.querySelectorAll('dialog *')].some(
				(element) => element.getBoundingClientRect().right > innerWidth + 1
			)
		);
		expect(wide).toBe(false);
		await page.keyboard.press('Escape');
		await dialog(page).waitFor({ state: 'detached' });
	});
});
