import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Collector } from '../../../scripts/crawl/engine/collector';
import { openCollector } from '../../../scripts/crawl/engine/open-collector';
import type { Crawler, NewCrawler } from '../../../src/lib/catalog/collect/crawler';
import { jsonReader, openShop, picture, product, sendJson, type TestShop } from './test-shop';

let folder: string;
let collector: Collector;
let shop: TestShop;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crawl-'));
	collector = await openCollector(folder, { reader: jsonReader });
	shop = await openShop(async (_, response, path) => {
		const page = /^\/list\/(\d+)$/.exec(path)?.[1];
		const image = /^\/picture\/(\d+)\.png$/.exec(path)?.[1];
		if (image) {
			response.setHeader('content-type', 'image/png');
			return void response.end(await picture(Number(image)));
		}
		if (page === undefined) return void response.writeHead(404).end();
		const first = Number(page) * 10;
		const products = Array.from({ length: 10 }, (_, index) =>
			product(String(first + index), {
				images: [`/picture/${first + index}.png`, `/picture/${(first + index) % 7}.png`]
			})
		);
		const next =
			Number(page) < 4 ? [{ url: `/list/${Number(page) + 1}`, role: 'listing' as const }] : [];
		sendJson(response, { products, requests: next });
	});
});

afterEach(async () => {
	await collector.close();
	await shop.close();
	await rm(folder, { recursive: true, force: true });
});

async function crawl(edit: Partial<NewCrawler> = {}): Promise<Crawler> {
	const project = await collector.addProject({
		name: 'A shop',
		shop: shop.url,
		attribute: null,
		content: 'images'
	});
	const { id } = await collector.addCrawler(project.id, {
		name: 'All of it',
		paceMs: 0,
		concurrency: 8,
		...edit
	});
	await collector.act(id, 'start');
	return await ended(id);
}

async function ended(id: string): Promise<Crawler> {
	for (;;) {
		const crawler = (await collector.crawlers()).find((one) => one.id === id);
		if (!crawler) throw new Error('gone');
		if (!['running', 'stopping'].includes(crawler.state)) return crawler;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}

it('collects a simple shop with its pictures, each stored once', async () => {
	const crawler = await crawl();
	expect(crawler).toMatchObject({
		state: 'done',
		reason: 'finished',
		products: 50,
		images: 50,
		queued: 0,
		inFlight: 0,
		failed: 0,
		lastErrors: []
	});
	const { items, total } = await collector.items({ limit: 500 });
	expect(total).toBe(50);
	expect(items.every(({ images }) => images.length === 2)).toBe(true);
	const { file, type } = await collector.picture(items[0]?.id ?? '', 0);
	expect(type).toBe('image/png');
	expect(await readFile(file)).toEqual(await picture(49));
	const paths = shop.visits.map(({ path }) => path);
	expect(new Set(paths).size).toBe(paths.length);
});

it('ends at its limit, with the pictures of what it took', async () => {
	const crawler = await crawl({ limit: 13 });
	expect(crawler).toMatchObject({
		state: 'done',
		reason: 'limit-reached',
		products: 13,
		queued: 0
	});
	const { items } = await collector.items({ limit: 500 });
	expect(items).toHaveLength(13);
	expect(items.every(({ images }) => images.length === 2)).toBe(true);
});
