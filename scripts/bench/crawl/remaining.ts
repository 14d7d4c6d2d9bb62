/** Compares the remaining time shown with what it then took. */

import type { Remaining } from '../../../src/lib/catalog/collect/crawler';
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

export const measureRemaining: Measure = async ({ say }) => {
	const mall = await startMall({ products: PRODUCTS, kinds: SELLING_KINDS, crawlDelayS: 0.15 });
	try {
		return await withFolder(async (folder) => {
			const samples = new Map<string, Sample[]>();
			const job = {
				folder,
				shops: jobShops(mall.shops),
				content: 'images',
				crawlersAShop: 1
			} as const;
			const child = startChild(
				{ ...job, paceMs: PACE_MS, concurrency: 1, memoryAt: [] },
				(message) => {
					if (message.kind !== 'status') return;
					for (const { id, state, at, remaining } of message.crawlers) {
						if (state !== 'running') continue;
						const taken = samples.get(id) ?? [];
						const atMs = Date.parse(at);
						if (atMs - (taken.at(-1)?.atMs ?? 0) >= SAMPLE_MS)
							samples.set(id, [...taken, { atMs, remaining }]);
					}
				}
			);
			const crawlers = await child.ended;
			let ranges = 0;
			let held = 0;
			let discovering = 0;
			const widths: number[] = [];
			for (const { id, name, endedAt } of crawlers) {
				const endMs = Date.parse(endedAt ?? '');
				const own = samples.get(id) ?? [];
				let heldHere = 0;
				let rangesHere = 0;
				for (const { atMs, remaining } of own) {
					if (remaining.state === 'discovering') discovering += 1;
					if (remaining.state !== 'range') continue;
					const tookMs = endMs - atMs;
					rangesHere += 1;
					// What is shown is whole seconds.
					if (tookMs >= remaining.lowMs - SAMPLE_MS && tookMs <= remaining.highMs + SAMPLE_MS)
						heldHere += 1;
					widths.push(remaining.highMs / Math.max(1, remaining.lowMs));
				}
				say(`  ${name.padEnd(16)} ${heldHere} of ${rangesHere} ranges held, ${own.length} samples`);
				ranges += rangesHere;
				held += heldHere;
			}
			const share = ranges === 0 ? 0 : held / ranges;
			say(`  ${percent(share)} of ${ranges} ranges`);
			widths.sort((a, b) => a - b);
			return {
				...{ samples: ranges, discovering, withinRange: round(share, 4) },
				medianHighByLow: round(widths[Math.floor(widths.length / 2)] ?? 0, 2)
			};
		});
	} finally {
		await mall.close();
	}
};
