/** Compares the remaining time shown with what it then took. */

import type { Crawler, Remaining } from '../../../src/lib/catalog/collect/crawler';
import { SELLING_KINDS } from '../../crawl/mall/kinds';
import { startMall } from '../../crawl/mall/mall';
import { startChild, withFolder } from './child';
import { jobShops } from './job';
import { percent, round, type Measure } from './measure';

/** Shops end after some half a minute. */
const PRODUCTS = 1000;
const PACE_MS = 100;
/** One sample a crawler in this time at most, ms. */
const SAMPLE_MS = 500;

type Sample = { readonly atMs: number; readonly remaining: Remaining };

type Tally = { held: number; tookLonger: number; wasSooner: number; discovering: number };

/** @param endMs when the crawler had ended */
function judge(samples: readonly Sample[], endMs: number, widths: number[]): Tally {
	const tally = { held: 0, tookLonger: 0, wasSooner: 0, discovering: 0 };
	for (const { atMs, remaining } of samples) {
		if (remaining.state === 'discovering') tally.discovering += 1;
		if (remaining.state !== 'range') continue;
		const tookMs = endMs - atMs;
		// A screen shows no less than half a second.
		if (tookMs > remaining.highMs + SAMPLE_MS) tally.tookLonger += 1;
		else if (tookMs < remaining.lowMs - SAMPLE_MS) tally.wasSooner += 1;
		else tally.held += 1;
		widths.push(remaining.highMs / Math.max(1, remaining.lowMs));
	}
	return tally;
}

/** Notes what is shown of each running crawler, at most once in `SAMPLE_MS`. */
function note(samples: Map<string, Sample[]>, crawlers: readonly Crawler[]): void {
	for (const { id, state, at, remaining } of crawlers) {
		if (state !== 'running') continue;
		const taken = samples.get(id) ?? [];
		const atMs = Date.parse(at);
		if (atMs - (taken.at(-1)?.atMs ?? 0) >= SAMPLE_MS) taken.push({ atMs, remaining });
		samples.set(id, taken);
	}
}

export const measureRemaining: Measure = async ({ say }) => {
	const mall = await startMall({ products: PRODUCTS, kinds: SELLING_KINDS, crawlDelayS: 0.15 });
	try {
		return await withFolder(async (folder) => {
			const samples = new Map<string, Sample[]>();
			const shops = jobShops(mall.shops);
			const job = { folder, shops, content: 'images', crawlersAShop: 1, memoryAt: [] } as const;
			const child = startChild({ ...job, paceMs: PACE_MS, concurrency: 1 }, (message) => {
				if (message.kind === 'status') note(samples, message.crawlers);
			});
			const widths: number[] = [];
			const all: Tally = { held: 0, tookLonger: 0, wasSooner: 0, discovering: 0 };
			for (const { id, name, endedAt } of await child.ended) {
				const tally = judge(samples.get(id) ?? [], Date.parse(endedAt ?? ''), widths);
				const { held, tookLonger, wasSooner, discovering } = tally;
				say(
					`  ${name.padEnd(16)} ${held} ranges held, ${tookLonger} times it took longer, ${wasSooner} times it was sooner; ${discovering} still discovering`
				);
				all.held += held;
				all.tookLonger += tookLonger;
				all.wasSooner += wasSooner;
				all.discovering += discovering;
			}
			const share = all.held / Math.max(1, widths.length);
			say(`  ${percent(share)} of ${widths.length} ranges`);
			widths.sort((a, b) => a - b);
			const medianHighByLow = round(widths[Math.floor(widths.length / 2)] ?? 0, 2);
			return { samples: widths.length, withinRange: round(share, 4), ...all, medianHighByLow };
		});
	} finally {
		await mall.close();
	}
};
