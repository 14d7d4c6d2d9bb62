/** Pages a second of eight crawlers at once, beside Crawlee on the same mall in the same run. */

import { startMall, type Mall } from '../../crawl/mall/mall';
import { runScript, startChild, withFolder } from './child';
import type { JobShop } from './job';
import { round, type Measure } from './measure';

const SHOPS = 8;
const PAGES = 1200;
/** Of each crawler. */
const CONCURRENCY = 2;
const ROUNDS = 3;

export type PeerJob = {
	readonly folder: string;
	readonly shops: readonly JobShop[];
	readonly concurrency: number;
	/** `http` reads each page once, as ours does; `cheerio` parses it first in its own way. */
	readonly variant: 'http' | 'cheerio';
};

const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** From the first request until all was stored; the shops count the pages. */
function rateOf({ requests }: Mall, endedAt: number): { pages: number; perSecond: number } {
	const pages = requests.filter(({ status, path }) => status === 200 && path !== '/robots.txt');
	const began = requests.reduce((first, { at }) => Math.min(first, at), endedAt);
	return { pages: pages.length, perSecond: (pages.length * 1000) / (endedAt - began) };
}

export const measurePeer: Measure = async ({ say }) => {
	const kinds = Array.from({ length: SHOPS }, () => 'json-ld' as const);
	const mall = await startMall({ products: PAGES, kinds, traps: false });
	// Both begin at the list itself, so that neither pays for finding it.
	const shops = mall.shops.map(({ name, url }) => ({
		name,
		url,
		start: [`${url}/collections/all`]
	}));
	const runs = {
		otlens: (folder: string) => {
			const job = { folder, shops, content: 'text', crawlersAShop: 1, memoryAt: [] } as const;
			let endedAt = 0;
			const child = startChild({ ...job, paceMs: 0, concurrency: CONCURRENCY }, ({ kind }) => {
				if (kind === 'ended') endedAt = performance.timeOrigin + performance.now();
			});
			return child.ended.then(() => endedAt);
		},
		crawlee: (folder: string) =>
			runScript('crawlee-child.ts', { folder, shops, concurrency: CONCURRENCY, variant: 'http' }),
		crawleeCheerio: (folder: string) =>
			runScript('crawlee-child.ts', { folder, shops, concurrency: CONCURRENCY, variant: 'cheerio' })
	};
	try {
		const rates = new Map<string, number[]>();
		for (let i = 0; i < ROUNDS; i++) {
			// In turn, so that whatever else the machine does slows all of them alike.
			for (const [name, run] of Object.entries(runs)) {
				mall.reset();
				const { pages, perSecond } = rateOf(mall, await withFolder(run));
				rates.set(name, [...(rates.get(name) ?? []), perSecond]);
				say(`  ${name.padEnd(15)} ${pages} pages, ${round(perSecond, 1)} a second`);
			}
		}
		const medians = Object.fromEntries(
			[...rates].map(([name, all]) => [name, round(median(all), 1)])
		);
		const peer = Math.max(medians['crawlee'] ?? 0, medians['crawleeCheerio'] ?? 0);
		const times = round((medians['otlens'] ?? 0) / peer, 2);
		return {
			crawlers: SHOPS,
			pages: PAGES,
			pagesPerSecond: medians,
			timesFasterThanCrawlee: times
		};
	} finally {
		await mall.close();
	}
};
