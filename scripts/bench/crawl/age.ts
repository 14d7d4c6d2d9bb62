/** How old the status is that a console's screen has, while eight crawlers work as fast as they can. */

import type { ConsoleEvent } from '../../../src/lib/catalog/collect/crawler';
import { startMall } from '../../crawl/mall/mall';
import { startChild, withFolder } from './child';
import { listenToConsole } from './console-events';
import { jobShops } from './job';
import type { Measure } from './measure';

const SHOPS = 8;
const PRODUCTS = 800;
const LOOK_EVERY_MS = 100;

/** When the newest figures of each running crawler were true, ms since 1970. */
class Known {
	readonly #times = new Map<string, number>();

	take(event: ConsoleEvent): void {
		if (event.kind !== 'crawlers') return;
		for (const { id, state, at } of event.crawlers) {
			if (state === 'running') this.#times.set(id, Date.parse(at));
			else this.#times.delete(id);
		}
	}

	ages(): number[] {
		const now = Date.now();
		return [...this.#times.values()].map((at) => now - at);
	}
}

export const measureAge: Measure = async ({ say }) => {
	const kinds = Array.from({ length: SHOPS }, () => 'json-ld' as const);
	const mall = await startMall({ products: PRODUCTS, kinds, traps: false });
	try {
		return await withFolder(async (folder) => {
			const known = new Known();
			const ages: number[] = [];
			const listening: Promise<void>[] = [];
			const shops = jobShops(mall.shops);
			const job = { folder, shops, content: 'images', crawlersAShop: 1, memoryAt: [] } as const;
			const child = startChild(
				{ ...job, paceMs: 0, concurrency: 2, hasConsole: true },
				(message) => {
					if (message.kind !== 'console') return;
					listening.push(listenToConsole(message.url, message.token, (event) => known.take(event)));
				}
			);
			const timer = setInterval(() => ages.push(...known.ages()), LOOK_EVERY_MS);
			await child.ended;
			clearInterval(timer);
			await Promise.allSettled(listening);
			if (ages.length === 0) throw new Error('The console told nothing.');
			ages.sort((a, b) => a - b);
			const mostMs = ages.at(-1) ?? 0;
			const medianMs = ages[Math.floor(ages.length / 2)] ?? 0;
			say(`  ${ages.length} looks: median ${medianMs} ms, at most ${mostMs} ms`);
			return { looks: ages.length, medianMs, mostMs };
		});
	} finally {
		await mall.close();
	}
};
