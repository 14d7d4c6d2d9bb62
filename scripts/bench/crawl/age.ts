/** How old the status is that somebody who listens sees, while eight crawlers work as fast as they can. */

import { startMall } from '../../crawl/mall/mall';
import { startChild, withFolder } from './child';
import { jobShops } from './job';
import { round, type Measure } from './measure';

const SHOPS = 8;
const PRODUCTS = 2400;
const LOOK_EVERY_MS = 100;

export const measureAge: Measure = async ({ say }) => {
	const kinds = Array.from({ length: SHOPS }, () => 'json-ld' as const);
	const mall = await startMall({ products: PRODUCTS, kinds, traps: false });
	try {
		return await withFolder(async (folder) => {
			/** When the newest figures of each running crawler were true, ms. */
			const known = new Map<string, number>();
			const ages: number[] = [];
			const job = {
				folder,
				shops: jobShops(mall.shops),
				content: 'images',
				crawlersAShop: 1
			} as const;
			const child = startChild({ ...job, paceMs: 0, concurrency: 2, memoryAt: [] }, (message) => {
				if (message.kind !== 'status') return;
				for (const { id, state, at } of message.crawlers) {
					if (state === 'running') known.set(id, Date.parse(at));
					else known.delete(id);
				}
			});
			const timer = setInterval(() => {
				for (const at of known.values()) ages.push(Date.now() - at);
			}, LOOK_EVERY_MS);
			await child.ended;
			clearInterval(timer);
			ages.sort((a, b) => a - b);
			const mostMs = ages.at(-1) ?? 0;
			const medianMs = ages[Math.floor(ages.length / 2)] ?? 0;
			say(`  ${ages.length} looks: median ${medianMs} ms, at most ${mostMs} ms`);
			return { looks: ages.length, medianMs: round(medianMs, 0), mostMs: round(mostMs, 0) };
		});
	} finally {
		await mall.close();
	}
};
