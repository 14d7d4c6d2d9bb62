/** Waits for crawlers, and makes small projects. */

import type { Collector } from '../../../scripts/crawl/engine/collector';
import type { Crawler, NewCrawler, NewProject } from '../../../src/lib/catalog/collect/crawler';

export async function addShopCrawler(
	collector: Collector,
	shop: string,
	crawler: Partial<NewCrawler> = {},
	project: Partial<NewProject> = {}
): Promise<Crawler> {
	const { id } = await collector.addProject({
		name: 'A shop',
		shop,
		attribute: null,
		content: 'images',
		...project
	});
	return await collector.addCrawler(id, {
		name: 'All of it',
		paceMs: 0,
		concurrency: 8,
		...crawler
	});
}

export async function crawlerOf(collector: Collector, id: string): Promise<Crawler> {
	const crawler = (await collector.crawlers()).find((one) => one.id === id);
	if (!crawler) throw new Error(`no crawler ${id}`);
	return crawler;
}

/** Until it neither runs nor is about to stop. */
export async function untilEnded(collector: Collector, id: string): Promise<Crawler> {
	return await until(collector, id, ({ state }) => !['running', 'stopping'].includes(state));
}

export async function until(
	collector: Collector,
	id: string,
	isSo: (crawler: Crawler) => boolean
): Promise<Crawler> {
	for (;;) {
		const crawler = await crawlerOf(collector, id);
		if (isSo(crawler)) return crawler;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

export async function runToEnd(
	collector: Collector,
	shop: string,
	crawler: Partial<NewCrawler> = {},
	project: Partial<NewProject> = {}
): Promise<Crawler> {
	const { id } = await addShopCrawler(collector, shop, crawler, project);
	await collector.act(id, 'start');
	return await untilEnded(collector, id);
}
