import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Collector } from '../../../scripts/crawl/engine/collector';
import { openCollector } from '../../../scripts/crawl/engine/open-collector';
import { PictureFiles } from '../../../scripts/crawl/store/picture-files';
import { crawlerOf, runToEnd, untilEnded } from './test-run';
import { jsonReader, openShop, picture, product, sendJson, type TestShop } from './test-shop';

let folder: string;
let collector: Collector;
let shop: TestShop | null = null;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crawl-again-'));
	collector = await openCollector(folder, { reader: jsonReader });
});

afterEach(async () => {
	vi.restoreAllMocks();
	await collector.close();
	await shop?.close();
	shop = null;
	await rm(folder, { recursive: true, force: true });
});

it('asks whether anything changed, and keeps what did not', async () => {
	let wasSame = 0;
	shop = await openShop(async (request, response, path) => {
		const etag = `"${path}"`;
		if (path === '/robots.txt') return void response.writeHead(404).end();
		if (request.headers['if-none-match'] === etag) {
			wasSame++;
			return void response.writeHead(304).end();
		}
		response.setHeader('etag', etag);
		if (path.endsWith('.png')) return void response.end(await picture(1));
		const number = path.replace(/\D/g, '');
		const next = number === '0' ? [{ url: '/list/1', role: 'listing' as const }] : [];
		sendJson(response, {
			products: [product(number, { images: [`/${number}.png`] })],
			requests: next
		});
	});
	const { id } = await runToEnd(collector, shop.url);
	const before = await collector.items({});
	expect(before.total).toBe(2);
	await collector.act(id, 'start');
	expect(await untilEnded(collector, id)).toMatchObject({
		...{ state: 'done', reason: 'finished', notModified: 4, products: 2, images: 2 },
		statusCodes: { 304: 4 }
	});
	expect(wasSame).toBe(4);
	expect(await collector.items({})).toEqual(before);
});

it('knows a picture again by its bytes and by its look', async () => {
	const large = await sharp(await picture(5))
		.resize(720, 640, { kernel: 'nearest' })
		.png()
		.toBuffer();
	const half = await sharp(large).resize(360, 320).png().toBuffer();
	shop = await openShop(async (_, response, path) => {
		if (path === '/list/0')
			sendJson(response, {
				products: ['/a.png', '/copy.png', '/half.png', '/other.png'].map((url, index) =>
					product(String(index), { images: [url] })
				)
			});
		else if (path === '/half.png') response.end(half);
		else if (path === '/other.png') response.end(await picture(9));
		else if (path.endsWith('.png')) response.end(large);
		else response.writeHead(404).end();
	});
	const crawler = await runToEnd(collector, shop.url, { concurrency: 1 });
	expect(crawler.duplicates).toEqual({ exact: 1, near: 1 });
	const { items } = await collector.items({});
	const twins = items.map(({ images }) => images[0]?.duplicateOf).reverse();
	expect(twins).toEqual([null, 'a-shop/0', 'a-shop/0', null]);
});

it('asks a host that is busy again when it said, and nobody else of it before', async () => {
	let isBusy = true;
	shop = await openShop((_, response, path) => {
		if (path === '/list/0')
			sendJson(response, {
				products: [product('1')],
				requests: Array.from({ length: 8 }, (__, page) => ({ url: `/p/${page}`, role: 'product' }))
			});
		else if (path === '/p/2' && isBusy) {
			isBusy = false;
			response.writeHead(429, { 'retry-after': '1' }).end();
		} else if (path.startsWith('/p/')) sendJson(response, { products: [product(`p${path}`)] });
		else response.writeHead(404).end();
	});
	const crawler = await runToEnd(collector, shop.url, { concurrency: 1 });
	expect(crawler).toMatchObject({ products: 9, failed: 0, retried: 1, statusCodes: { 429: 1 } });
	const { visits } = shop;
	const refused = visits.findIndex(({ path }) => path === '/p/2');
	const waited = (visits[refused + 1]?.at ?? 0) - (visits[refused]?.at ?? 0);
	expect(waited).toBeGreaterThanOrEqual(1000);
});

it('reads words alone where a project wants no pictures, from products’ own pages', async () => {
	shop = await openShop((_, response, path) => {
		if (path === '/list/0')
			sendJson(response, { products: [product('1', { link: '/p/1', images: ['/1.png'] })] });
		else if (path === '/p/1')
			sendJson(response, { products: [product('other', { link: '/p/1', material: 'wool' })] });
		else response.writeHead(404).end();
	});
	await runToEnd(collector, shop.url, {}, { content: 'text' });
	const { items } = await collector.items({});
	expect(
		items.map(({ product: { number, material }, images }) => [number, material, images])
	).toEqual([['1', 'wool', []]]);
	expect(shop.visits.some(({ path }) => path === '/1.png')).toBe(false);
});

it('keeps only what the project asks for, and says so when that is nothing', async () => {
	shop = await openShop((_, response, path) => {
		if (path !== '/list/0') return void response.writeHead(404).end();
		sendJson(response, {
			products: [product('1', { name: 'a flare skirt' }), product('2', { name: 'a coat' })]
		});
	});
	const skirts = await runToEnd(collector, shop.url, {}, { attribute: 'flare-skirt' });
	expect(skirts).toMatchObject({ state: 'done', products: 1 });
	const pencils = await runToEnd(collector, shop.url, {}, { attribute: 'pencil-skirt' });
	expect(pencils).toMatchObject({ state: 'failed', reason: 'nothing-found' });
	expect(pencils.detail).toContain('2 products read');
});

it('rests when the disk is full, with nothing half-written, and goes on when there is room', async () => {
	shop = await openShop(async (_, response, path) => {
		const number = path.replace(/\D/g, '');
		if (path === '/list/0')
			sendJson(response, {
				products: ['1', '2', '3'].map((one) => product(one, { images: [`/${one}.png`] }))
			});
		else if (number) response.end(await picture(Number(number)));
		else response.writeHead(404).end();
	});
	const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
		code: 'ENOSPC'
	});
	const write = vi.spyOn(PictureFiles.prototype, 'write').mockRejectedValue(full);
	const { id } = await runToEnd(collector, shop.url);
	const crawler = await crawlerOf(collector, id);
	expect(crawler).toMatchObject({ state: 'paused', reason: 'disk-full', products: 3, images: 0 });
	expect(crawler.detail).toContain('ENOSPC');
	expect((await collector.items({})).items.every(({ images }) => images.length === 0)).toBe(true);
	write.mockRestore();
	await collector.act(id, 'resume');
	expect(await untilEnded(collector, id)).toMatchObject({
		state: 'done',
		products: 3,
		images: 3,
		failed: 0
	});
});
