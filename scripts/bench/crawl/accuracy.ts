/** Collects the whole mall with every trap and counts what is right. */

import { startMall } from '../../crawl/mall/mall';
import { fieldShare, type Tally } from '../../crawl/mall/score';
import { SELLING_KINDS } from '../../crawl/mall/kinds';
import { startChild, withFolder } from './child';
import { scoreFolder, type ShopScore } from './collected';
import { jobShops } from './job';
import { percent, round, type Measure } from './measure';

/** The mall's politeness, shortened: it is measured by the measure of pace. */
const CRAWL_DELAY_S = 0.05;
const PACE_MS = 10;
const CONCURRENCY = 2;

function byField(scores: readonly ShopScore[]): Record<string, number> {
	const sums = new Map<string, Tally>();
	for (const { fields } of scores) {
		for (const [field, { right, of }] of Object.entries(fields)) {
			const sum = sums.get(field) ?? { right: 0, of: 0 };
			sums.set(field, { right: sum.right + right, of: sum.of + of });
		}
	}
	return Object.fromEntries(
		[...sums].map(([field, { right, of }]) => [field, round(right / of, 4)])
	);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

export const measureAccuracy: Measure = async ({ products, say }) => {
	const mall = await startMall({ products, kinds: SELLING_KINDS, crawlDelayS: CRAWL_DELAY_S });
	try {
		return await withFolder(async (folder) => {
			const started = performance.now();
			const { shops } = mall;
			const job = {
				folder,
				shops: jobShops(shops),
				content: 'images',
				crawlersAShop: 1,
				memoryAt: []
			} as const;
			const child = startChild({ ...job, paceMs: PACE_MS, concurrency: CONCURRENCY });
			const crawlers = await child.ended;
			const seconds = round((performance.now() - started) / 1000, 1);
			const scores = await scoreFolder(folder, shops, true);
			for (const [i, { shop, right, expected, fields, unexpected }] of scores.entries()) {
				const share = percent(fieldShare([{ fields } as ShopScore]));
				const { state, reason } = crawlers[i] ?? { state: '?', reason: '?' };
				say(
					`  ${shop.padEnd(14)} ${right}/${expected} items, fields ${share}, ${unexpected.length} too many (${state}, ${reason})`
				);
			}
			for (const line of scores.flatMap(({ wrong }) => wrong).slice(0, 10)) say(`    ${line}`);
			const right = sum(scores.map((each) => each.right));
			const expected = sum(scores.map((each) => each.expected));
			return {
				...{ products: expected, right, share: round(right / expected, 5) },
				fieldShare: round(fieldShare(scores), 5),
				fields: byField(scores),
				missing: sum(scores.map(({ missing }) => missing.length)),
				doubled: sum(scores.map(({ doubled }) => doubled.length)),
				unexpected: sum(scores.map(({ unexpected }) => unexpected.length)),
				// Where no crawler may go.
				internalRequests: mall.internalRequests.length,
				closedRequests: mall.requests.filter(({ path }) => path.startsWith('/private/')).length,
				duplicates: {
					exact: sum(crawlers.map(({ duplicates }) => duplicates.exact)),
					near: sum(crawlers.map(({ duplicates }) => duplicates.near))
				},
				seconds
			};
		});
	} finally {
		await mall.close();
	}
};
