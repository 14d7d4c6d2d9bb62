/** Counts requests in every second against what each host allows, as the shops themselves saw them arrive. */

import { startMall } from '../../crawl/mall/mall';
import type { MallRequest } from '../../crawl/mall/shop-server';
import { startChild, withFolder } from './child';
import { jobShops } from './job';
import type { Measure } from './measure';

const KINDS = ['json-ld', 'open-graph', 'plain', 'shopify'] as const;
const PRODUCTS = 60;
const PACE_MS = 120;
const CRAWL_DELAY_S = 0.25;
const RETRY_AFTER_S = 2;
/** Two requests that left a second apart may arrive a little less apart. */
const JITTER_MS = 10;
/** Until a busy machine has read an answer; what left before that is no fault. */
const HEARD_MS = 500;

export const bySending = (requests: readonly MallRequest[]): MallRequest[] =>
	[...requests].sort((a, b) => a.at - b.at);

/** Windows of a second, one from each request on, that hold more than allowed. */
export function crowded(
	sorted: readonly MallRequest[],
	allowed: number
): { over: number; most: number } {
	let over = 0;
	let most = 0;
	for (const [i, { at }] of sorted.entries()) {
		const end = sorted.findIndex((other, j) => j > i && other.at >= at + 1000 - JITTER_MS);
		const inside = (end < 0 ? sorted.length : end) - i;
		most = Math.max(most, inside);
		if (inside > allowed) over += 1;
	}
	return { over, most };
}

/**
 * For each answer that asks to be left alone: how many requests arrived before the time was over.
 *
 * @param heardMs until the answer is taken to be read; what left meanwhile is on its way
 */
export function duringPauses(
	sorted: readonly MallRequest[],
	retryAfterS: number,
	heardMs: number
): number[] {
	const pleas = sorted.filter(({ status }) => status === 429 || status === 503);
	return pleas.map(({ endedAt }) => {
		const from = endedAt + heardMs;
		const to = endedAt + retryAfterS * 1000 - JITTER_MS;
		return sorted.filter(({ at }) => at > from && at < to).length;
	});
}

export const measurePace: Measure = async ({ say }) => {
	const options = { crawlDelayS: CRAWL_DELAY_S, retryAfterS: RETRY_AFTER_S };
	const mall = await startMall({ products: PRODUCTS, kinds: KINDS, ...options });
	try {
		return await withFolder(async (folder) => {
			const { shops, requests } = mall;
			// Two crawlers on each host, each with leave for four requests at a time: the host's limit holds for all.
			const job = {
				folder,
				shops: jobShops(shops),
				content: 'images',
				crawlersAShop: 2,
				memoryAt: []
			} as const;
			await startChild({ ...job, paceMs: PACE_MS, concurrency: 4 }).ended;
			const hosts = shops.map(({ name, kind }) => {
				const sorted = bySending(requests.filter(({ shop }) => shop === name));
				const paceMs = kind === 'open-graph' ? Math.max(PACE_MS, CRAWL_DELAY_S * 1000) : PACE_MS;
				const allowed = Math.ceil(1000 / paceMs);
				const found = {
					...crowded(sorted, allowed),
					tooSoon: duringPauses(sorted, RETRY_AFTER_S, HEARD_MS).reduce(
						(all, each) => all + each,
						0
					)
				};
				say(
					`  ${name.padEnd(14)} ${sorted.length} requests, at most ${found.most} in a second (${allowed} allowed), ${found.tooSoon} within Retry-After`
				);
				return { host: name, requests: sorted.length, allowed, ...found };
			});
			const sum = (pick: (host: (typeof hosts)[number]) => number) =>
				hosts.reduce((all, host) => all + pick(host), 0);
			return {
				...{ requests: requests.length, secondsOverTheLimit: sum(({ over }) => over) },
				withinRetryAfter: sum((host) => host.tooSoon),
				hosts
			};
		});
	} finally {
		await mall.close();
	}
};
