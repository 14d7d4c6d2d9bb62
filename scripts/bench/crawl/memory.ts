/** How much more memory the collecting process has after 20,000 pages than after the first 2,000. */

import { startMall } from '../../crawl/mall/mall';
import { startChild, withFolder } from './child';
import { jobShops } from './job';
import { percent, round, type Measure } from './measure';

const PAGES = 20_000;
const FIRST = 2_000;
const SHOPS = 4;
const MIB = 2 ** 20;

export const measureMemory: Measure = async ({ say }) => {
	const kinds = Array.from({ length: SHOPS }, () => 'json-ld' as const);
	const mall = await startMall({ products: PAGES, kinds, traps: false });
	try {
		return await withFolder(async (folder) => {
			const looks: { done: number; rssMib: number; heapMib: number }[] = [];
			const memoryAt = Array.from({ length: PAGES / FIRST - 1 }, (_, i) => (i + 1) * FIRST);
			const job = {
				folder,
				shops: jobShops(mall.shops),
				content: 'text',
				crawlersAShop: 1,
				memoryAt
			} as const;
			const child = startChild({ ...job, paceMs: 0, concurrency: 4 }, (message) => {
				if (message.kind !== 'memory') return;
				const { done, bytes, heapBytes } = message;
				looks.push({ done, rssMib: round(bytes / MIB, 1), heapMib: round(heapBytes / MIB, 1) });
				say(
					`  ${done} pages: ${round(bytes / MIB, 0)} MiB, of them ${round(heapBytes / MIB, 0)} heap`
				);
			});
			await child.ended;
			const [first] = looks;
			const last = looks.at(-1);
			if (!first || !last) throw new Error('The process said nothing of its memory.');
			const growth = last.rssMib / first.rssMib - 1;
			say(`  growth ${percent(growth)}`);
			const heapGrowth = round(last.heapMib / first.heapMib - 1, 4);
			return { pages: last.done, growth: round(growth, 4), heapGrowth, looks };
		});
	} finally {
		await mall.close();
	}
};
