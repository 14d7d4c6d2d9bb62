/** Photos a second that become a catalog, by the app's own analysis on all cores. */

import { startMall } from '../../crawl/mall/mall';
import { listenToScript, startChild, withFolder } from './child';
import { jobShops } from './job';
import { round, type Measure } from './measure';

const PRODUCTS = 32;

export type SnapshotJob = { readonly folder: string; readonly out: string };

export type SnapshotMessage =
	| { readonly kind: 'progress'; readonly done: number }
	| {
			readonly kind: 'ended';
			readonly analysed: number;
			readonly reused: number;
			readonly leftOut: number;
	  };

type Made = {
	readonly analysed: number;
	readonly reused: number;
	readonly leftOut: number;
	/** Once the models were loaded. */
	readonly perSecond: number;
	/** Models and writing included. */
	readonly seconds: number;
};

async function make(job: SnapshotJob): Promise<Made> {
	const started = performance.now();
	/** When so many were done, ms. */
	const steps: { done: number; at: number }[] = [];
	let ended = { analysed: 0, reused: 0, leftOut: 0 };
	await listenToScript('snapshot-child.ts', job, (told) => {
		const message = told as SnapshotMessage;
		if (message.kind === 'progress') steps.push({ done: message.done, at: performance.now() });
		else ended = message;
	});
	const seconds = round((performance.now() - started) / 1000, 1);
	// The first progress is told before anything is analysed, the second ends the loading of models.
	const [, first] = steps;
	const last = steps.at(-1);
	const perSecond =
		first && last && last.at > first.at
			? round(((last.done - first.done) * 1000) / (last.at - first.at), 2)
			: 0;
	const { analysed, reused, leftOut } = ended;
	return { analysed, reused, leftOut, perSecond, seconds };
}

export const measureSnapshot: Measure = async ({ say }) => {
	const mall = await startMall({
		...{ products: PRODUCTS, kinds: ['shopify'], traps: false, pictures: 'drawn' }
	});
	try {
		return await withFolder(async (folder) => {
			const shops = jobShops(mall.shops);
			const job = { folder, shops, content: 'images', crawlersAShop: 1, memoryAt: [] } as const;
			await startChild({ ...job, paceMs: 0, concurrency: 2 }).ended;
			const out = `${folder}/snapshot`;
			const first = await make({ folder, out });
			const second = await make({ folder, out });
			say(
				`  ${first.analysed} photos, ${first.perSecond} a second, ${first.seconds} s with all; again: ${second.analysed} analysed in ${second.seconds} s`
			);
			return {
				...{ photos: first.analysed, photosPerSecond: first.perSecond, seconds: first.seconds },
				...{ leftOut: first.leftOut, analysedAgain: second.analysed, secondsAgain: second.seconds }
			};
		});
	} finally {
		await mall.close();
	}
};
