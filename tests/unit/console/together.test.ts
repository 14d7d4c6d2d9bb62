/** A console over the real collector: a crawl from afar, what it brings, and a second console on its folder. */

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Crawler } from '../../../src/lib/catalog/collect/crawler';
import { RemoteCollector } from '../../../scripts/crawl/cli/remote-collector';
import { hostConsole, type HostedConsole } from '../../../scripts/crawl/console/host-console';
import {
	NotAllowedNowError,
	NotFoundError,
	type Collector
} from '../../../scripts/crawl/engine/collector';
import { openCollector } from '../../../scripts/crawl/engine/open-collector';
import { csvChunks } from '../../../scripts/crawl/export/csv';
import { exportZip } from '../../../scripts/crawl/export/folder';
import {
	jsonReader,
	openShop,
	picture,
	product,
	sendJson,
	type TestShop
} from '../crawl-engine/test-shop';

// Real sockets and processes: on a busy machine they take their time.
const root = fileURLToPath(new URL('../../..', import.meta.url));

let folder: string;
let collector: Collector;
let shop: TestShop;
let hosted: HostedConsole;
let remote: RemoteCollector;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'otlens-together-'));
	collector = await openCollector(folder, { reader: jsonReader });
	shop = await openShop(async (_, response, path) => {
		const image = /^\/picture\/(\d+)\.png$/.exec(path)?.[1];
		if (image) {
			response.setHeader('content-type', 'image/png');
			return void response.end(await picture(Number(image)));
		}
		if (path !== '/list/0') return void response.writeHead(404).end();
		const products = ['1', '2', '3'].map((number) =>
			product(number, {
				name: `치마 ${number}`,
				images: [`/picture/${number}.png`, `/picture/1${number}.png`]
			})
		);
		sendJson(response, { products, requests: [] });
	});
	hosted = await hostConsole({
		collector,
		dir: folder,
		build: '/nowhere',
		version: '1.2.3',
		port: 0,
		makeSnapshot: () => Promise.reject(new Error('none here')),
		report: (error) => {
			throw error;
		}
	});
	remote = new RemoteCollector({ url: hosted.url, token: hosted.token }, folder);
});
afterEach(async () => {
	await remote.close();
	await hosted.close();
	await collector.close();
	await shop.close();
	await rm(folder, { recursive: true, force: true });
});

it('collects a shop from afar, told of it live', async () => {
	const project = await remote.addProject({
		name: '작은 가게',
		shop: shop.url,
		attribute: null,
		content: 'images'
	});
	const added = await remote.addCrawler(project.id, { name: 'all', paceMs: 0 });
	const ended = new Promise<Crawler>((resolve) => {
		remote.subscribe((event) => {
			if (event.kind !== 'crawlers') return;
			const crawler = event.crawlers.find(({ id }) => id === added.id);
			if (crawler?.state === 'done' || crawler?.state === 'failed') resolve(crawler);
		});
	});
	await remote.act(added.id, 'start');
	expect(await ended).toMatchObject({ state: 'done', reason: 'finished', products: 3, images: 6 });
	// The time of asking aside.
	const still = (crawlers: readonly Crawler[]) =>
		crawlers.map((crawler) => ({ ...crawler, at: '' }));
	expect(still(await remote.crawlers(project.id))).toEqual(
		still(await collector.crawlers(project.id))
	);

	const page = await remote.items({ project: project.id, limit: 2 });
	expect([page.total, page.items.length]).toEqual([3, 2]);
	const rest = await remote.items({ project: project.id, limit: 2, after: page.next });
	expect([rest.items.length, rest.next]).toEqual([1, '']);
	const [item] = page.items;
	const id = item?.id ?? '';
	expect(await remote.item(id)).toEqual(await collector.item(id));
	const { file, type } = await remote.picture(id, 0);
	expect({ file, type }).toEqual(await collector.picture(id, 0));
	expect((await stat(file)).size).toBe(item?.images[0]?.bytes);
	const response = await fetch(`${hosted.url}/api/items/${encodeURIComponent(id)}/pictures/0`, {
		headers: { Authorization: `Bearer ${hosted.token}` }
	});
	expect(Buffer.from(await response.arrayBuffer())).toEqual(await readFile(file));

	expect(await remote.removeItems([id])).toBe(1);
	let table = '';
	for await (const chunk of csvChunks(remote, project.id)) table += chunk;
	expect(table.trim().split('\r\n')).toHaveLength(3);
	expect(await remote.restoreItems([id])).toBe(1);

	// What was handed on is read in again, photos and Korean names and all.
	const zip = join(folder, 'all.zip');
	expect(await exportZip(remote, project.id, zip)).toEqual({ items: 3, missing: 0 });
	const copy = await remote.addProject({ ...project, name: 'again' });
	const reader = await remote.addCrawler(copy.id, { name: 'zip', source: 'files', start: [zip] });
	await remote.act(reader.id, 'start');
	await expect.poll(async () => (await remote.crawlers(copy.id))[0]?.state).toBe('done');
	const facts = async (id: string) =>
		(await remote.items({ project: id })).items
			.map(({ product, images }) => [
				product.number,
				product.name,
				images.map(({ sha256 }) => sha256)
			])
			.toSorted();
	expect(await facts(copy.id)).toEqual(await facts(project.id));
	await remote.removeProject(copy.id);

	await expect(remote.act(added.id, 'pause')).rejects.toThrow(NotAllowedNowError);
	await expect(remote.item('none/1')).rejects.toThrow(NotFoundError);
	await expect(remote.picture(id, 7)).rejects.toThrow(NotFoundError);
	await remote.removeProject(project.id);
	expect(await collector.projects()).toEqual([]);
});

it('is left alone by a second console on its folder, which says who has it', async () => {
	const lock = await readFile(join(folder, 'lock.json'), 'utf8');
	const child = spawn(
		process.execPath,
		['--import', 'tsx', 'scripts/crawl/cli/main.ts', 'serve', '--port', '0', '--data', folder],
		{ cwd: root, env: { ...process.env, LANG: 'en_GB.UTF-8', CI: '1' } }
	);
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const code = await new Promise((resolve) => child.on('close', resolve));
	expect(code).toBe(3);
	expect(said).toContain(`${hosted.url} (process ${process.pid})`);
	expect(await readFile(join(folder, 'lock.json'), 'utf8')).toBe(lock);
	expect(await remote.projects()).toEqual([]);
});
