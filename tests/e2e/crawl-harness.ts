/** Collects from the demo mall within the test's own process. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Crawler, NewCrawler, NewProject } from '../../src/lib/catalog/collect/crawler';
import type { Collector } from '../../scripts/crawl/engine/collector';
import { openCollector, type CollectorOptions } from '../../scripts/crawl/engine/open-collector';
import type { MallShop } from '../../scripts/crawl/mall/mall-shop';

/** Requests to one host at a time. */
export const CONCURRENCY = 2;

export type Folder = { readonly path: string; readonly remove: () => Promise<void> };

export async function makeFolder(): Promise<Folder> {
	const folder = await mkdtemp(path.join(tmpdir(), 'otlens-e2e-crawl-'));
	return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A collector that gives up on a silent host within the patience of a test. */
export const openPatient = (folder: string, options: CollectorOptions = {}): Promise<Collector> =>
	openCollector(folder, { limits: { connectMs: 2000, headersMs: 2000, bodyMs: 2000 }, ...options });

/** A project and its crawler for a shop, not yet started. */
export async function addShop(
	collector: Collector,
	shop: MallShop,
	project: Partial<NewProject> = {},
	crawler: Partial<NewCrawler> = {}
): Promise<Crawler> {
	const { id } = await collector.addProject({
		...{ name: shop.name, shop: shop.url, attribute: null, content: 'images' },
		...project
	});
	return collector.addCrawler(id, {
		...{ name: shop.name, start: [...shop.start], paceMs: 5, concurrency: CONCURRENCY },
		...crawler
	});
}

const isOver = ({ state }: Crawler): boolean =>
	state === 'done' || state === 'failed' || state === 'cancelled';

/** Starts them all and waits until each has ended. @returns them by id, as they ended */
export async function runAll(
	collector: Collector,
	ids: readonly string[]
): Promise<ReadonlyMap<string, Crawler>> {
	for (const id of ids) await collector.act(id, 'start');
	for (;;) {
		const crawlers = (await collector.crawlers()).filter(({ id }) => ids.includes(id));
		if (crawlers.every(isOver)) return new Map(crawlers.map((each) => [each.id, each]));
		await new Promise((settle) => setTimeout(settle, 50));
	}
}
