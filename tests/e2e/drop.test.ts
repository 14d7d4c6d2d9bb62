/** A collection made of files that a person drops: looked over, made, found in the catalog, taken back. */

import AxeBuilder from '@axe-core/playwright';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPhotos, type PhotoFile } from './demo-photos';
import { catalogReady, openApp, type App } from './harness';
import { writeFolder } from './snapshots';

let app: App;
let folder: string;
let session: CDPSession;
let photos: PhotoFile[];

const CSV = [
	'번호,상품명,링크,분류,가격,시즌',
	'D0001,첫째 옷,https://shop.example/1,,39000원,봄',
	'D0002,둘째 옷,https://shop.example/2,,45000원,봄',
	'D0003,셋째 옷,javascript:alert(1),,비매품,여름',
	'D0009,사진 없는 옷,https://shop.example/9,,1000원,여름'
].join('\n');

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otlens-drop-'));
	photos = await demoPhotos('D0001', 'D0002', 'D0003', 'D0004');
	await mkdir(join(folder, 'spring', 'more'), { recursive: true });
	for (const { name, buffer } of photos) await writeFile(join(folder, 'spring', name), buffer);
	await writeFile(join(folder, 'spring', 'list.csv'), CSV);
	await writeFile(join(folder, 'spring', 'film.mov'), 'no film');
	await writeFile(join(folder, 'spring', 'empty.jpg'), '');
	app = await openApp();
	await catalogReady(app.page);
	session = await app.context.newCDPSession(app.page);
	await app.page.goto(`${app.url}/crawl`);
});
afterAll(async () => {
	await app.close();
	await rm(folder, { recursive: true });
});

/** As from the system's file manager: folders are folders. */
async function drop(...names: string[]): Promise<void> {
	await panel('idle');
	const files = names.map((name) => join(folder, name));
	const data = { items: [], files, dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
		await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
	}
	await panel('planned');
}

const panel = (state: string): Promise<void> =>
	app.page.locator(`[data-testid="drop-panel"][data-state="${state}"]`).waitFor({
		timeout: 170_000
	});

const figure = (name: string): Promise<string | null> =>
	app.page.locator(`[data-figure="${name}"]`).getAttribute('data-count');

const start = (): Promise<void> => app.page.getByTestId('drop-start').click();

const next = (): Promise<void> => app.page.getByRole('button', { name: 'More files' }).click();

async function axeClean(): Promise<void> {
	const { violations } = await new AxeBuilder({ page: app.page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

async function shownInCatalog(): Promise<number> {
	await app.page.getByRole('link', { name: 'Show in the catalog' }).click();
	await app.page.getByTestId('browse-tile').first().waitFor();
	return app.page.getByTestId('browse-tile').count();
}

const backToPanel = (): Promise<unknown> => app.page.goBack();

describe('a folder of photos with a table', () => {
	it('is looked over before anything is stored', async () => {
		await axeClean();
		await drop('spring');
		expect(await figure('photos')).toBe('4');
		expect(await figure('rows')).toBe('4');
		expect(await figure('ready')).toBe('3');
		expect(await figure('left-out')).toBe('4');
		const reasons = await app.page.getByTestId('left-out').textContent();
		for (const words of ['The file is empty', 'not among the files', 'does not name this photo']) {
			expect(reasons).toContain(words);
		}
		expect(await app.page.getByTestId('collection-name').inputValue()).toBe('spring');
		await axeClean();
	});

	it('becomes a collection that is found in the catalog', async () => {
		await app.page.getByTestId('collection-name').fill('봄옷');
		await start();
		await panel('done');
		expect(await app.page.getByTestId('drop-done').getAttribute('data-count')).toBe('3');
		await axeClean();
		expect(await shownInCatalog()).toBe(3);
		await app.page.getByText('둘째 옷').first().waitFor();
		await backToPanel();
		await panel('done');
	});

	it('under the same name asks first, and adds only what is not there', async () => {
		await next();
		await drop('spring');
		// Without the table, so that the fourth photo comes too.
		await app.page.getByTestId('columns').locator('summary').click();
		await app.page.getByRole('button', { name: 'Take the photos without the table' }).click();
		await app.page.locator('[data-figure="ready"][data-count="4"]').waitFor();
		await app.page.getByTestId('collection-name').fill('봄옷');
		await app.page.getByTestId('name-clash').waitFor();
		expect(await app.page.getByTestId('drop-start').isDisabled()).toBe(true);
		await app.page.getByRole('radio', { name: /Add to it/ }).check();
		await start();
		await panel('done');
		expect(await app.page.getByTestId('drop-done').getAttribute('data-count')).toBe('1');
		expect(await app.page.getByTestId('left-out').textContent()).toContain(
			'The collection has this number already'
		);
		expect(await shownInCatalog()).toBe(4);
		await backToPanel();
	});

	it('is as it was before, once that is undone', async () => {
		await app.page.getByRole('button', { name: 'Undo' }).click();
		await app.page.getByText('The catalog is as it was before.').waitFor();
		await app.page.goto(`${app.url}/settings`);
		await catalogReady(app.page);
		await app.page.locator('[data-collection]').filter({ hasText: '봄옷' }).waitFor();
		const row = app.page.locator('[data-collection]').filter({ hasText: '봄옷' });
		expect(await row.textContent()).toContain('3');
		await app.page.goto(`${app.url}/crawl`);
	});
});

describe('a zip', () => {
	it('of photos goes on after the page was closed', async () => {
		const zip = new JSZip();
		for (const { name, buffer } of photos) zip.file(`shop/${name}`, buffer);
		zip.file('shop/words.jpg', 'these are words');
		const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
		await writeFile(join(folder, 'shop.zip'), bytes);
		await drop('shop.zip');
		await start();
		await panel('running');
		await app.page
			.locator('[data-testid="drop-run"]:not([data-done="0"])')
			.waitFor({ timeout: 120_000 });
		await app.page.reload();
		await app.page.getByTestId('unfinished-drop').waitFor();
		await drop('shop.zip');
		await start();
		await panel('done');
		const done = app.page.getByTestId('drop-done');
		expect(await done.getAttribute('data-count')).toBe('4');
		expect(await app.page.getByTestId('left-out').textContent()).toContain('words');
		await app.page.getByRole('button', { name: 'Undo' }).click();
		await app.page.getByRole('button', { name: 'Bring it back' }).waitFor();
		await next();
	});

	it('of a finished collection is taken in', async () => {
		const { folder: written, remove } = await writeFolder('mine');
		const zip = new JSZip();
		const manifest = JSON.parse(await readFile(join(written, 'manifest.json'), 'utf8')) as {
			shards: { files: Record<string, { file: string }> }[];
		};
		const names = manifest.shards.flatMap(({ files }) =>
			Object.values(files).map(({ file }) => file)
		);
		for (const name of ['manifest.json', ...names]) {
			zip.file(`mine/${name}`, await readFile(join(written, name)));
		}
		await remove();
		await writeFile(join(folder, 'mine.zip'), await zip.generateAsync({ type: 'nodebuffer' }));
		await drop('mine.zip');
		await start();
		await panel('done');
		expect(await app.page.getByTestId('drop-done').getAttribute('data-count')).toBe('10');
		await next();
	});
});

describe('what is given up', () => {
	it('leaves nothing behind', async () => {
		await drop('shop.zip');
		await start();
		await panel('running');
		await app.page.getByRole('button', { name: 'Cancel, keep nothing' }).click();
		await panel('idle');
		await app.page.reload();
		await panel('idle');
		await app.page.getByTestId('drop-files').waitFor({ state: 'attached' });
		expect(await app.page.getByTestId('unfinished-drop').count()).toBe(0);
	});

	it('threw nothing, and asked nobody but its own origin', () => {
		expect(app.pageErrors).toEqual([]);
		expect(app.foreignRequests).toEqual([]);
	});
});
