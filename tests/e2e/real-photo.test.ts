/** A street photo against a catalog of real photos, online and off. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	catalogReady,
	choosePhoto,
	hasSharedData,
	offlineReady,
	openApp,
	root,
	settled,
	sharedData,
	type App
} from './harness';

const run = promisify(execFile);
const snapshot = `${root}.cache/garments`;
/** Enough for ten of a kind; the whole folder takes the same command without a limit. */
const PHOTOS = 400;

async function testPhotos(count: number): Promise<string[]> {
	const rows = (await readFile(`${sharedData}/parsing/split.csv`, 'utf8')).trim().split('\n');
	const ids = rows
		.filter((row) => row.trim().endsWith(',test'))
		.map((row) => row.split(',')[0] ?? '');
	return ids.slice(0, count).map((id) => `${sharedData}/parsing/photos/${id}.jpg`);
}

describe.runIf(hasSharedData)('a street photo', () => {
	let app: App;
	beforeAll(async () => {
		if (!existsSync(`${snapshot}/manifest.json`)) {
			await run(
				'npx',
				[
					'tsx',
					'scripts/crawl/snapshot/main.ts',
					'--photos',
					`${sharedData}/garments/photos`,
					'--labels',
					`${sharedData}/garments/labels.csv`,
					'--out',
					snapshot,
					'--limit',
					String(PHOTOS)
				],
				{ cwd: root, maxBuffer: 1 << 26 }
			);
		}
		app = await openApp();
		await catalogReady(app.page);
		await app.page.goto(`${app.url}/settings`);
		await app.page.getByTestId('snapshot-input').setInputFiles(snapshot);
		await app.page.locator('[data-collection]').nth(1).waitFor({ timeout: 120_000 });
	}, 900_000);
	afterAll(() => app.close());

	async function finds(file: string): Promise<{ upper: boolean; lower: boolean }> {
		await choosePhoto(app.page, 'street.jpg', 'image/jpeg', await readFile(file));
		await settled(app.page);
		const boxes = app.page.getByTestId('garment-box');
		const found = await boxes.evaluateAll((all) => all.map((box) => box.dataset['category'] ?? ''));
		const labels = await boxes.evaluateAll((all) =>
			all.map((box) => box.getAttribute('aria-label') ?? '')
		);
		// "Pants: Navy, Black": a colour is named for each.
		for (const label of labels) expect(label).toMatch(/: ./);
		const count = await app.page.getByTestId('result-count').textContent();
		expect(Number.parseInt(count ?? '', 10)).toBeGreaterThanOrEqual(10);
		return {
			upper: found.some((name) => ['top', 'outer', 'dress'].includes(name)),
			lower: found.some((name) => ['pants', 'skirt', 'dress'].includes(name))
		};
	}

	it('shows its garments with colours, and ten results', async () => {
		await app.page.goto(app.url);
		await catalogReady(app.page);
		const photos = await testPhotos(6);
		const results = [];
		for (const photo of photos) results.push(await finds(photo));
		expect(results.every(({ upper }) => upper)).toBe(true);
		expect(results.filter(({ lower }) => lower).length).toBeGreaterThanOrEqual(5);
	});

	it('the same offline after a reload', async () => {
		await offlineReady(app.page);
		await app.unplug();
		// The address brings the search back, with its photo.
		await app.page.reload();
		await settled(app.page);
		expect(await app.page.getByTestId('garment-box').count()).toBeGreaterThan(0);
		await app.page.goto(app.url);
		await catalogReady(app.page);
		const [photo = ''] = await testPhotos(1);
		expect(await finds(photo)).toEqual({ upper: true, lower: true });
		expect(app.foreignRequests).toEqual([]);
		expect(app.pageErrors).toEqual([]);
	});

	it('knows every photo of the folder that was taken', async () => {
		const taken = Math.min(PHOTOS, (await readdir(`${sharedData}/garments/photos`)).length);
		await app.page.goto(app.url);
		await catalogReady(app.page);
		const items = Number(await app.page.getByTestId('catalog-status').getAttribute('data-items'));
		expect(items).toBeGreaterThanOrEqual(taken * 0.98 + 300);
	});
});
