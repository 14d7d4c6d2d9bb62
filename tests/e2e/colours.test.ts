/** The colours screen: a photo, its palette by hand, odd files, a batch; all of it without a network. */

import AxeBuilder from '@axe-core/playwright';
import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPhotos } from './demo-photos';
import { catalogReady, choosePhoto, offlineReady, openApp, type App } from './harness';
import { pictures, transparent, undecodable } from './odd-colours';

let app: App;
beforeAll(async () => {
	app = await openApp();
	await app.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: app.url });
	await catalogReady(app.page);
});
afterAll(() => app.close());

const colours = (page: Page): Locator => page.getByTestId('colour');
const hexes = (page: Page): Promise<(string | undefined)[]> =>
	colours(page).evaluateAll((all) => all.map((one) => one.dataset['hex']));

async function measured(page: Page): Promise<void> {
	await page.locator('[data-testid="palette"][data-state="ready"]').waitFor({ timeout: 120_000 });
}

async function violations(page: Page): Promise<unknown[]> {
	const { violations: found } = await new AxeBuilder({ page }).analyze();
	return found.map(({ id, nodes }) => [id, nodes[0]?.html]);
}

async function download(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
	const waiting = page.waitForEvent('download');
	await button.click();
	const file = await waiting;
	return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

async function openSample(page: Page): Promise<void> {
	await page.goto(`${app.url}/colours`);
	await catalogReady(page);
	await page
		.getByRole('button', { name: /Read the colours of the photo/ })
		.first()
		.click();
	await measured(page);
}

/** Trousers in three stripes. */
async function openStripes(page: Page): Promise<void> {
	await page.goto(`${app.url}/colours`);
	await page.getByTestId('photo-input').setInputFiles(await demoPhotos('D0087'));
	await measured(page);
}

describe('one photo', () => {
	it('is a link away, and the start has no accessibility violations', async () => {
		await app.page.getByRole('link', { name: 'Colours' }).click();
		await app.page.getByRole('heading', { name: 'Read the colours of a garment' }).waitFor();
		expect(await violations(app.page)).toEqual([]);
	});

	it('shows the palette of a demo photo, beside another method', async () => {
		await openSample(app.page);
		expect(await colours(app.page).count()).toBeGreaterThanOrEqual(1);
		await app.page.getByTestId('other-method').waitFor();
		expect(await violations(app.page)).toEqual([]);
	});

	it('keeps a name that was chosen by hand through a reload', async () => {
		const first = colours(app.page).first();
		expect(await first.getAttribute('data-label')).not.toBe('mint');
		await first.getByRole('button', { name: /^Rename/ }).click();
		await app.page.locator('dialog [data-label="mint"]').click();
		await app.page.getByTestId('edited').waitFor();
		expect(await violations(app.page)).toEqual([]);
		await app.page.reload();
		await measured(app.page);
		expect(await first.getAttribute('data-label')).toBe('mint');
		await app.page.getByTestId('edited').waitFor();
		await app.page.getByRole('button', { name: 'Back to measured' }).click();
		expect(await first.getAttribute('data-label')).not.toBe('mint');
	});

	it('takes another part of the photo', async () => {
		await app.page.getByText('Whole photo').click();
		await measured(app.page);
		expect(await colours(app.page).count()).toBeGreaterThanOrEqual(2);
	});

	it('lights the pixels of a colour under the pointer or the focus', async () => {
		await openStripes(app.page);
		expect(await colours(app.page).count()).toBe(3);
		const lit = app.page.getByTestId('lit-pixels');
		await colours(app.page).nth(1).hover();
		await app.page.locator('[data-testid="lit-pixels"][data-colour="1"]').waitFor();
		const clear = await lit.evaluate((canvas: HTMLCanvasElement) => {
			const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
				data: new Uint8ClampedArray()
			};
			let count = 0;
			for (let i = 3; i < data.length; i += 4) if (data[i] === 0) count += 1;
			return count / (data.length / 4);
		});
		expect(clear).toBeGreaterThan(0.01);
		expect(clear).toBeLessThan(0.5);
		await app.page.mouse.move(5, 5);
		await lit.waitFor({ state: 'hidden' });
		await app.page.getByTestId('swatch').nth(2).focus();
		await app.page.locator('[data-testid="lit-pixels"][data-colour="2"]').waitFor();
	});

	it('copies the hex of a swatch', async () => {
		await app.page.getByTestId('swatch').first().click();
		const [hex] = await hexes(app.page);
		await app.page.getByText(`${hex ?? ''} copied`).waitFor({ state: 'attached' });
		expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe(hex);
	});

	it('merges two colours, splits one, and undoes and redoes by the keyboard', async () => {
		const before = await hexes(app.page);
		await colours(app.page)
			.first()
			.getByRole('button', { name: /^Merge/ })
			.click();
		await app.page
			.getByRole('button', { name: /^Merge with/ })
			.first()
			.click();
		expect(await colours(app.page).count()).toBe(2);
		await app.page.keyboard.press('Control+z');
		expect(await hexes(app.page)).toEqual(before);
		await app.page.keyboard.press('Control+Shift+Z');
		expect(await colours(app.page).count()).toBe(2);
		await colours(app.page)
			.first()
			.getByRole('button', { name: /^Split/ })
			.click();
		await colours(app.page).nth(2).waitFor();
		await app.page.getByRole('button', { name: 'Undo' }).click();
		await app.page.keyboard.press('Control+z');
		expect(await hexes(app.page)).toEqual(before);
	});

	it('measures as many colours as are asked for', async () => {
		const before = await hexes(app.page);
		const tools = app.page.getByRole('group', { name: 'Number of colours' });
		await tools.getByText('1', { exact: true }).click();
		await colours(app.page).nth(1).waitFor({ state: 'detached' });
		await tools.getByText('Auto').click();
		await colours(app.page).nth(2).waitFor();
		expect(await hexes(app.page)).toEqual(before);
	});

	it('can be taken away in four formats', async () => {
		const take = (format: string) => download(app.page, app.page.getByTestId(`export-${format}`));
		const before = await hexes(app.page);
		const json = await take('json');
		expect(json.name).toBe('D0087 palette.json');
		expect(JSON.parse(json.bytes.toString())).toMatchObject({
			schema: 'otlens-palette',
			edited: false,
			sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			colours: before.map((hex) => ({ hex }))
		});
		const csv = await take('csv');
		const rows: { hex: string }[] = parse(csv.bytes, { columns: true, bom: true });
		expect(rows.map(({ hex }) => hex)).toEqual(before);
		const ase = await take('ase');
		expect(ase.bytes.subarray(0, 12).toString('latin1')).toBe('ASEF\0\x01\0\0\0\0\0\x05');
		const css = await take('css');
		expect(css.bytes.toString()).toContain(`: ${before[0] ?? ''};`);
	});

	it('shows the evidence to those who ask', async () => {
		await app.page.getByText('Why this many colours').click();
		await app.page.getByTestId('evidence').getByRole('img').waitFor();
		expect(await violations(app.page)).toEqual([]);
	});
});

describe('odd pictures', () => {
	it.each(pictures)('reads the colour of $name', async ({ name, make, rgb, label }) => {
		await app.page.goto(`${app.url}/colours`);
		await choosePhoto(app.page, name, 'image/png', await make());
		await measured(app.page);
		await app.page.getByText('No garment was found').waitFor();
		const [hex = ''] = await hexes(app.page);
		expect(await colours(app.page).count()).toBe(1);
		const found = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
		found.forEach((value, i) => expect(Math.abs(value - (rgb[i] ?? 0))).toBeLessThanOrEqual(2));
		expect(await colours(app.page).first().getAttribute('data-label')).toBe(label);
	});

	it('says that a see-through picture has nothing to measure', async () => {
		await choosePhoto(app.page, 'clear.png', 'image/png', await transparent());
		await app.page.getByTestId('nothing').waitFor();
		expect(await violations(app.page)).toEqual([]);
	});

	it('says what is wrong with a picture that cannot be opened, and takes the next one', async () => {
		await choosePhoto(app.page, 'spoilt.png', 'image/png', await undecodable());
		await app.page.locator('[data-error-name="UndecodablePhotoError"]').waitFor();
		await choosePhoto(app.page, 'notes.jpg', 'image/jpeg', Buffer.from('dear diary '.repeat(40)));
		await app.page.locator('[data-error-name="NotAnImageError"]').waitFor();
		const [photo] = await demoPhotos('D0002');
		if (!photo) throw new Error('no photo');
		await choosePhoto(app.page, photo.name, photo.mimeType, photo.buffer);
		await measured(app.page);
	});
});

describe('many photos', () => {
	const batch = () => app.page.getByTestId('batch');
	const finished = (count: number) =>
		app.page
			.locator(`[data-testid="batch"][data-state="idle"][data-done="${count}"]`)
			.waitFor({ timeout: 120_000 });

	it('are measured one by one, past a bad one, while the person is elsewhere', async () => {
		await app.page.goto(`${app.url}/colours`);
		const photos = await demoPhotos('D0087', 'D0001', 'D0006');
		const bad = { name: 'spoilt.png', mimeType: 'image/png', buffer: await undecodable() };
		await app.page.getByTestId('photo-input').setInputFiles([bad, ...photos]);
		await batch().waitFor();
		await app.page.getByRole('link', { name: 'Settings' }).click();
		await app.page.getByTestId('backend-now').waitFor();
		await app.page.getByRole('link', { name: 'Colours' }).click();
		await finished(4);
		const rows = app.page.getByTestId('batch-row');
		expect(await rows.evaluateAll((all) => all.map((row) => row.dataset['state']))).toEqual([
			'failed',
			'done',
			'done',
			'done'
		]);
		expect(await violations(app.page)).toEqual([]);
	});

	it('are sorted, opened, edited; the list shows the edit', async () => {
		await app.page.getByRole('button', { name: 'Colours' }).click();
		const first = app.page.getByTestId('batch-row').first();
		await first.getByRole('button', { name: /^Open/ }).click();
		await measured(app.page);
		await colours(app.page)
			.first()
			.getByRole('button', { name: /^Rename/ })
			.click();
		await app.page.locator('dialog [data-label="mint"]').click();
		await app.page.getByTestId('edited').waitFor();
		await app.page.goBack();
		// The keyboard goes on where it left the list.
		await first.locator('button:focus').waitFor();
		await app.page.getByTestId('row-edited').waitFor();
		expect(await app.page.getByTestId('row-edited').count()).toBe(1);
	});

	it('are taken away as a table and as data, failures named', async () => {
		const csv = await download(app.page, app.page.getByTestId('batch-csv'));
		const rows: { file: string; error: string; edited: string }[] = parse(csv.bytes, {
			columns: true,
			bom: true
		});
		expect(rows[0]).toMatchObject({ file: 'spoilt.png', error: 'UndecodablePhotoError' });
		expect(new Set(rows.map(({ file }) => file)).size).toBe(4);
		expect(rows.some(({ edited }) => edited === 'yes')).toBe(true);
		const json = await download(app.page, app.page.getByTestId('batch-json'));
		expect(JSON.parse(json.bytes.toString())).toMatchObject({
			schema: 'otlens-palettes',
			photos: [{ file: 'spoilt.png' }, {}, {}, {}]
		});
	});

	it('can be cleared, and brought back', async () => {
		await app.page.getByRole('button', { name: 'Empty the list' }).click();
		await app.page.getByRole('button', { name: 'Undo' }).click();
		await finished(4);
		await app.page.getByRole('button', { name: 'Empty the list' }).press('Enter');
		await app.page.locator('button:focus', { hasText: 'Undo' }).waitFor();
	});
});

describe('without a network', () => {
	it('reads colours all the same', async () => {
		await app.page.evaluate(() => navigator.serviceWorker.ready);
		await offlineReady(app.page);
		await app.unplug();
		await openSample(app.page);
		await app.page.getByTestId('other-method').waitFor();
	});

	it('asked nobody but its own origin, and threw nothing', () => {
		expect(app.foreignRequests).toEqual([]);
		expect(app.pageErrors).toEqual([]);
	});
});
