import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCollector } from '../../../scripts/crawl/engine/open-collector';
import { jsonReader, openShop, picture, product, sendJson, type TestShop } from './test-shop';

const PAGES = 60;
const PER_PAGE = 4;
const CONCURRENCY = 4;
const KILLS = 10;

let folder: string;
let shop: TestShop;
let child: ChildProcess | null = null;
/** The child dies when the shop has been asked so often. */
let dieAt = Infinity;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crawl-kill-'));
	shop = await openShop(async (_, response, path) => {
		if (shop.visits.length >= dieAt) {
			dieAt = Infinity;
			child?.kill('SIGKILL');
		}
		const page = /^\/list\/(\d+)$/.exec(path)?.[1];
		const image = /^\/picture\/(\d+)\.png$/.exec(path)?.[1];
		if (image) {
			response.setHeader('content-type', 'image/png');
			response.end(await picture(Number(image)));
		} else if (page === undefined) response.writeHead(404).end();
		else {
			const from = Number(page) * PER_PAGE;
			const products = Array.from({ length: PER_PAGE }, (_, index) =>
				product(String(from + index), { images: [`/picture/${from + index}.png`] })
			);
			const next = { url: `/list/${Number(page) + 1}`, role: 'listing' as const };
			sendJson(response, { products, requests: Number(page) + 1 < PAGES ? [next] : [] });
		}
	});
});

afterEach(async () => {
	child?.kill('SIGKILL');
	await shop.close();
	await rm(folder, { recursive: true, force: true });
});

/** @returns its exit code; null: it was killed */
function runChild(): Promise<number | null> {
	const script = join(import.meta.dirname, 'kill.worker.ts');
	child = spawn(process.execPath, ['--import', 'tsx', script, folder, shop.url], {
		stdio: ['ignore', 'ignore', 'inherit']
	});
	return new Promise((resolve) => child?.once('exit', resolve));
}

it('loses nothing, doubles nothing and fetches no more than what was in flight again when it is killed ten times', async () => {
	// At moments spread over the crawl, none like another.
	const all = PAGES + PAGES * PER_PAGE;
	const moments = Array.from({ length: KILLS }, (_, kill) => ((kill + 0.37) * all) / (KILLS + 1));
	for (const moment of moments) {
		dieAt = shop.visits.length > moment ? shop.visits.length + 3 : Math.ceil(moment);
		expect(await runChild()).toBeNull();
	}
	expect(await runChild()).toBe(0);

	const asked = new Map<string, number>();
	for (const { path } of shop.visits)
		if (path !== '/robots.txt') asked.set(path, (asked.get(path) ?? 0) + 1);
	expect(asked.size).toBe(all);
	const again = [...asked.values()].reduce((sum, count) => sum + count - 1, 0);
	expect(again).toBeLessThanOrEqual(KILLS * CONCURRENCY);

	const collector = await openCollector(folder, { reader: jsonReader });
	try {
		const [crawler] = await collector.crawlers();
		expect(crawler).toMatchObject({
			state: 'done',
			products: PAGES * PER_PAGE,
			done: all,
			failed: 0
		});
		const { items, total } = await collector.items({ limit: 500 });
		expect(total).toBe(PAGES * PER_PAGE);
		expect(new Set(items.map(({ id }) => id)).size).toBe(PAGES * PER_PAGE);
		for (const item of items) {
			const { file } = await collector.picture(item.id, 0);
			const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
			expect(sha256).toBe(item.images[0]?.sha256);
		}
		expect(await readdir(join(folder, 'incoming'))).toEqual([]);
	} finally {
		await collector.close();
	}
}, 180_000);
