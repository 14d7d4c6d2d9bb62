/** The catalog when something is wrong: a damaged snapshot, a removal, no room, no database. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SnapshotItem } from '../../src/lib/catalog/snapshot/item-schema';
import { decodeItemTable } from '../../src/lib/catalog/snapshot/item-table';
import { decodePack } from '../../src/lib/catalog/snapshot/pack';
import {
	analysed,
	catalogReady,
	choosePhoto,
	openApp,
	root,
	searchWithSample,
	settled,
	type App,
	type AppOptions
} from './harness';
import { spoil, spoiled, writeFolder, writeLongFolder } from './snapshots';

const PACK = '**/snapshot/photos-0000.pack';
const MIB = 1 << 20;

let app: App | undefined;
/** Without a service worker, so that every request can be routed and nothing else takes room. */
async function open(options: AppOptions = {}): Promise<App> {
	app = await openApp({ serviceWorkers: 'block', ...options });
	return app;
}
afterEach(async () => {
	await app?.close();
	app = undefined;
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const itemsOf = (page: Page): Promise<string | null> =>
	page.getByTestId('catalog-status').getAttribute('data-items');

/** One byte of the photos that ship is another on the way. */
const damage = (context: BrowserContext): Promise<unknown> =>
	context.route(PACK, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: spoiled(await response.body()) });
	});

/** A worn garment of the catalog that ships: it shows something to search with. */
async function takePhoto(page: Page): Promise<void> {
	const pack = await readFile(`${root}build/snapshot/photos-0000.pack`);
	const table = await readFile(`${root}build/snapshot/items-0000.parquet`);
	const items = (await decodeItemTable(new Uint8Array(table))) as readonly SnapshotItem[];
	const photo = decodePack(new Uint8Array(pack))[items.findIndex((i) => i.hasModel === 'yes')];
	if (!photo) throw new Error('no photo');
	await choosePhoto(page, 'street', photo.type, Buffer.from(photo.bytes));
	await analysed(page);
}

/** Shards in the store, those of an unfinished import included. */
const storedShards = (page: Page): Promise<number> =>
	page.evaluate(
		() =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('otlens-catalog');
				opening.onerror = () => reject(new Error('not opened'));
				opening.onsuccess = () => {
					const counting = opening.result.transaction('shards').objectStore('shards').count();
					counting.onsuccess = () => {
						opening.result.close();
						resolve(counting.result);
					};
				};
			})
	);

async function importFolder(page: Page, folder: string): Promise<void> {
	await page.getByTestId('snapshot-input').setInputFiles(folder);
}

describe('a damaged snapshot', () => {
	it.each([
		['en-GB', /did not arrive whole/],
		['ko-KR', /온전히 오지 않았어요/]
	])(
		'that ships is refused at the first start in %s; photos are searched still',
		async (locale, words) => {
			const { page, context } = await open({ locale, before: damage });
			const message = page.getByTestId('catalog-status').getByTestId('error-message');
			await message.waitFor({ timeout: 60_000 });
			expect(await message.locator('.title').textContent()).toMatch(words);
			expect(await message.locator('details').getAttribute('data-error-name')).toBe(
				'SnapshotChecksumError'
			);
			await takePhoto(page);
			await context.unroute(PACK);
			await page.getByTestId('error-message').getByRole('button').first().click();
			await settled(page);
			await page.getByTestId('result-tile').first().waitFor();
		}
	);

	it('that ships leaves an older catalog in use, and says so until it is whole', async () => {
		const { page, context, url } = await open();
		await catalogReady(page);
		const before = await itemsOf(page);
		const photos = await readFile(`${root}build/snapshot/photos-0000.pack`);
		const newPhotos = spoiled(photos);
		await context.route('**/snapshot/manifest.json', async (route) => {
			const response = await route.fetch();
			// A newer snapshot with other photos, in whose place the old ones come.
			const body = (await response.text()).replace(sha256(photos), sha256(newPhotos));
			await route.fulfill({ response, body });
		});
		await page.goto(url);
		const notice = page.getByTestId('refused-notice');
		await notice.waitFor({ timeout: 60_000 });
		expect(await notice.textContent()).toContain('This catalog is damaged');
		expect(await itemsOf(page)).toBe(before);
		await context.route(PACK, (route) => route.fulfill({ body: newPhotos }));
		await notice.getByRole('button').click();
		await notice.waitFor({ state: 'detached' });
		await catalogReady(page);
		expect(await itemsOf(page)).toBe(before);
	});

	it('that a person picks is refused, and what is stored stays', async () => {
		const { page, url } = await open();
		await catalogReady(page);
		const before = await itemsOf(page);
		const { folder, remove } = await writeFolder('mine');
		try {
			await spoil(join(folder, 'photos-0000.pack'));
			await page.goto(`${url}/settings`);
			await catalogReady(page);
			await importFolder(page, folder);
			await page.locator('[data-error-name="SnapshotChecksumError"]').waitFor();
			expect(await page.locator('[data-collection]').count()).toBe(1);
			expect(await itemsOf(page)).toBe(before);
		} finally {
			await remove();
		}
	});
});

it('a tab killed in the middle of an import leaves the catalog whole, and the import goes on later', async () => {
	const { page, context, url } = await open();
	await catalogReady(page);
	const before = await itemsOf(page);
	const { folder, remove } = await writeLongFolder('long', 6000);
	try {
		await page.goto(`${url}/settings`);
		await catalogReady(page);
		await importFolder(page, folder);
		await vi.waitFor(async () => expect(await storedShards(page)).toBeGreaterThan(2), {
			timeout: 30_000,
			interval: 20
		});
		const session = await context.newCDPSession(page);
		// The renderer is gone, the worker with it; nothing can answer.
		void session.send('Page.crash').catch(() => undefined);
		await page.waitForEvent('crash');
		await page.close();

		const again = await context.newPage();
		await again.goto(`${url}/settings`);
		await catalogReady(again);
		expect(await itemsOf(again)).toBe(before);
		expect(await again.locator('[data-collection]').count()).toBe(1);
		expect(await storedShards(again)).toBeGreaterThan(2);
		await importFolder(again, folder);
		await again.locator('[data-collection="long"]').waitFor({ timeout: 60_000 });
		expect(await itemsOf(again)).toBe(String(Number(before) + 6000));
	} finally {
		await remove();
	}
});

it('a removed demo catalog stays away until it is brought back', async () => {
	const { page, url } = await open();
	await catalogReady(page);
	await page.goto(`${url}/settings`);
	const row = page.locator('[data-collection="otlens-demo"]');
	await row.getByRole('button').click();
	await page.getByRole('button', { name: 'Undo' }).click();
	await row.waitFor();
	await row.getByRole('button').click();
	const offer = page.getByTestId('demo-removed');
	await offer.waitFor({ timeout: 30_000 });
	await page.reload();
	await offer.waitFor();
	expect(await itemsOf(page)).toBe('0');
	await offer.getByRole('button').click();
	await row.waitFor({ timeout: 60_000 });
	await offer.waitFor({ state: 'detached' });
});

it('a collection that another embedder measured is left out of the search, by name', async () => {
	const { page, url } = await open();
	await catalogReady(page);
	const { folder, remove } = await writeFolder('older');
	try {
		await page.goto(`${url}/settings`);
		await catalogReady(page);
		await importFolder(page, folder);
		await page.locator('[data-collection="older"]').waitFor();
		await page.goto(url);
		await catalogReady(page);
		await takePhoto(page);
		await settled(page);
		expect(await page.getByTestId('left-out').textContent()).toContain('Not searched: older');
		await page.getByTestId('result-tile').first().waitFor();
	} finally {
		await remove();
	}
});

describe('without room', () => {
	const limit = async (page: Page, origin: string, quotaSize: number): Promise<void> => {
		const session = await page.context().newCDPSession(page);
		await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
	};

	it.each([
		['en-GB', /no room left/],
		['ko-KR', /공간이 없어요/]
	])(
		'at the first start in %s the catalog lives in memory, and that is said',
		async (locale, words) => {
			const { page } = await open({
				locale,
				before: (_context, first, url) => limit(first, url, 2 * MIB)
			});
			await catalogReady(page);
			expect(await page.getByTestId('storage-notice').textContent()).toMatch(words);
			await takePhoto(page);
			await settled(page);
			await page.getByTestId('result-tile').first().waitFor();
		}
	);

	it('an import leaves the catalog whole and searchable', async () => {
		const { page, url } = await open();
		await catalogReady(page);
		const before = await itemsOf(page);
		const { folder, remove } = await writeFolder('large', 3 * MIB);
		try {
			await page.goto(`${url}/settings`);
			await catalogReady(page);
			const usage = await page.evaluate(
				async () => (await navigator.storage.estimate()).usage ?? 0
			);
			await limit(page, url, usage + 2 * MIB);
			// Chromium asks for the quota again after half a minute at the latest.
			await page.waitForTimeout(35_000);
			await importFolder(page, folder);
			await page.locator('[data-error-name="StorageFullError"]').waitFor({ timeout: 60_000 });
			expect(await itemsOf(page)).toBe(before);
			await page.goto(url);
			await catalogReady(page);
			expect(await itemsOf(page)).toBe(before);
			await searchWithSample(page);
		} finally {
			await remove();
		}
	});
});

describe('without a database', () => {
	it.each([
		['en-GB', 'throws', /does not let the app store/],
		['ko-KR', 'fails', /저장을 막고 있어요/]
	])(
		'the catalog lives in memory and that is said, in %s where opening %s',
		async (locale, how, words) => {
			// The database is opened in a worker, which no init script reaches: its script says it first.
			const hook =
				how === 'throws'
					? `IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };`
					: `IDBFactory.prototype.open = () => {
					const request = { error: new DOMException('denied', 'UnknownError') };
					setTimeout(() => request.onerror(new Event('error')));
					return request;
				};`;
			const { page } = await open({
				locale,
				before: (context) =>
					context.route(/catalog\.worker-[^/]*\.js$/, async (route) => {
						const response = await route.fetch();
						await route.fulfill({ response, body: `${hook}\n${await response.text()}` });
					})
			});
			await catalogReady(page);
			expect(await page.getByTestId('storage-notice').textContent()).toMatch(words);
			await takePhoto(page);
			await settled(page);
			await page.getByTestId('result-tile').first().waitFor();
		}
	);
});
