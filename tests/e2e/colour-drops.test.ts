/** What people drop and paste on the colours screen: folders, zips, animations, pictures from elsewhere. */

import AxeBuilder from '@axe-core/playwright';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accepted } from './bad-files';
import { demoPhotos } from './demo-photos';
import { catalogReady, choosePhoto, openApp, type App } from './harness';

let app: App;
let folder: string;
let session: CDPSession;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otlens-drops-'));
	const [one, two] = await demoPhotos('D0001', 'D0002');
	if (!one || !two) throw new Error('no photos');
	await mkdir(join(folder, 'shop', 'skirts'), { recursive: true });
	await mkdir(join(folder, 'empty'));
	await writeFile(join(folder, 'shop', 'skirts', '10.webp'), one.buffer);
	await writeFile(join(folder, 'shop', 'skirts', '2.webp'), two.buffer);
	await writeFile(join(folder, 'shop', 'notes.txt'), 'dear diary');
	await writeFile(join(folder, 'shop.zip'), Buffer.from('PK\x03\x04'.padEnd(400, 'a')));
	app = await openApp();
	await catalogReady(app.page);
	session = await app.context.newCDPSession(app.page);
});
afterAll(async () => {
	await app.close();
	await rm(folder, { recursive: true });
});
beforeEach(async () => {
	await app.page.goto(`${app.url}/colours`);
	await app.page.getByRole('heading', { name: 'Read the colours of a garment' }).waitFor();
});

/** As from the system's file manager: folders are folders. */
async function drop(...names: string[]): Promise<void> {
	const files = names.map((name) => join(folder, name));
	const data = { items: [], files, dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
		await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
	}
}

const rows = () => app.page.getByTestId('batch-row');

async function measured(): Promise<void> {
	await app.page
		.locator('[data-testid="palette"][data-state="ready"]')
		.waitFor({ timeout: 120_000 });
}

describe('the colours screen', () => {
	it('says that a zip has to be unpacked', async () => {
		await drop('shop.zip');
		await app.page.locator('[data-error-name="NotAnImageError"]').waitFor();
		await app.page.getByText('A zip has to be unpacked first.').waitFor();
	});

	it('says that a folder is empty, or has no photo, and forgets it when told', async () => {
		await drop('empty');
		await app.page.getByText('There is no file in this folder').waitFor();
		const { violations } = await new AxeBuilder({ page: app.page }).analyze();
		expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
		await drop('shop/notes.txt', 'shop.zip');
		await app.page.getByText('There is no photo among these files').waitFor();
		await app.page.getByRole('button', { name: 'Dismiss' }).click();
		await app.page.getByTestId('nothing-here').waitFor({ state: 'detached' });
	});

	it('takes the photos of a folder and those below it, in their order', async () => {
		await drop('shop', 'shop.zip');
		await app.page
			.locator('[data-testid="batch"][data-state="idle"][data-done="2"]')
			.waitFor({ timeout: 120_000 });
		await app.page.getByText('2 files are no photos and were left out.').waitFor();
		const names = await rows().evaluateAll((all) =>
			all.map((row) => row.querySelector('button')?.title)
		);
		expect(names).toEqual(['shop/skirts/2.webp', 'shop/skirts/10.webp']);
		await app.page.getByRole('button', { name: 'Empty the list' }).click();
	});

	it('takes the first picture of an animation, and says so', async () => {
		const gif = accepted.find(({ name }) => name === 'moving.gif');
		if (!gif) throw new Error('no gif');
		await choosePhoto(app.page, gif.name, gif.type, await gif.make());
		await measured();
		await app.page.getByText('This is an animation; its first picture was used.').waitFor();
	});

	it('takes a picture that is pasted', async () => {
		const origin = app.url;
		await app.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
		await app.page.evaluate(async () => {
			const canvas = new OffscreenCanvas(300, 400);
			const context = canvas.getContext('2d');
			if (!context) throw new Error('no canvas');
			context.fillStyle = '#c8102e';
			context.fillRect(0, 0, 300, 400);
			const png = await canvas.convertToBlob({ type: 'image/png' });
			await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
		});
		await app.page.keyboard.press('Control+v');
		await measured();
		expect(await app.page.getByTestId('colour').first().getAttribute('data-label')).toBe('red');
		expect(await app.page.getByTestId('garment-colour').getAttribute('data-label')).toBe('red');
	});

	it('threw nothing, and asked nobody but its own origin', () => {
		expect(app.pageErrors).toEqual([]);
		expect(app.foreignRequests).toEqual([]);
	});
});
