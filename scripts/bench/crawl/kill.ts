/** Kills the collecting process ten times at random moments and counts what got lost, doubled or fetched again. */

import { setTimeout as wait } from 'node:timers/promises';
import { Random } from '../../crawl/demo/random';
import { startMall, type Mall } from '../../crawl/mall/mall';
import type { MallRequest } from '../../crawl/mall/shop-server';
import { startChild, withFolder } from './child';
import { pictureFiles, scoreFolder, type ShopScore } from './collected';
import { jobShops, type Job } from './job';
import { round, type Measure } from './measure';

const KINDS = ['json-ld', 'shopify', 'musinsa', 'sitemap'] as const;
const CONCURRENCY = 2;
const PACE_MS = 15;
/** Requests after which a kill comes, as a part of what there is for each: every product is one at least. */
const KILL_AFTER = { low: 0.1, high: 0.8 } as const;
/** And somewhere between two requests, ms. */
const KILL_LATER_MS = 2 * PACE_MS;

const SETTLE_MS = 50;

const POLL_MS = 5;
const MOST_WAIT_MS = 60_000;

async function untilAsked(requests: readonly MallRequest[], count: number): Promise<void> {
	for (let ms = 0; requests.length < count && ms < MOST_WAIT_MS; ms += POLL_MS) await wait(POLL_MS);
}

/**
 * For each start: how many pages and pictures it had whole that were asked for again, by itself or by any later
 * start; the kill that ended it had lost them. robots.txt is asked for as often as one likes.
 */
function fetchedAgain(requests: readonly MallRequest[], starts: readonly number[]): number[] {
	const counts = starts.map(() => 0);
	/** Which start had it last. */
	const hadIt = new Map<string, number>();
	for (const [i, { shop, path, status }] of requests.entries()) {
		if (status !== 200 || path === '/robots.txt') continue;
		const key = `${shop} ${path}`;
		const earlier = hadIt.get(key);
		if (earlier !== undefined) counts[earlier] = (counts[earlier] ?? 0) + 1;
		hadIt.set(
			key,
			starts.findLastIndex((start) => start <= i)
		);
	}
	return counts;
}

export type KillFigures = {
	/** Kills that met a process at work. */
	readonly kills: number;
	readonly products: number;
	/** Products that are not there, or not whole, after the last start has run to its end. */
	readonly lost: number;
	/** Products that are there twice, or that nobody sells. */
	readonly doubled: number;
	/** Files in the store that no item names. */
	readonly picturesOfNobody: number;
	/** By the start whose work was lost, and the most of these. */
	readonly fetchedAgain: readonly number[];
	readonly fetchedAgainMost: number;
	/** The most by requests at a time: above 1, something was fetched again without need. */
	readonly fetchedAgainOverConcurrency: number;
	/** Requests at a time, all hosts together. */
	readonly concurrency: number;
	/** A few differences, for people. */
	readonly wrong: readonly string[];
};

/** Starts, kills at a random moment, starts again, and in the end lets it finish. */
async function killAndResume(mall: Mall, folder: string, kills: number): Promise<KillFigures> {
	const { shops, requests } = mall;
	const random = new Random(11);
	const job: Job = {
		...{ folder, shops: jobShops(shops), content: 'images', crawlersAShop: 1, memoryAt: [] },
		...{ paceMs: PACE_MS, concurrency: CONCURRENCY }
	};
	const forEach = shops.reduce((sum, { truth }) => sum + truth.length, 0) / kills;
	const starts: number[] = [];
	let killed = 0;
	for (let i = 0; i < kills; i++) {
		starts.push(requests.length);
		const child = startChild(job);
		const after = Math.ceil(random.range(KILL_AFTER.low, KILL_AFTER.high) * forEach);
		await untilAsked(requests, requests.length + after);
		await wait(random.range(0, KILL_LATER_MS));
		if (child.process.exitCode === null) killed += 1;
		await child.kill();
		// What was on its way is answered before the next start is marked.
		await wait(SETTLE_MS);
	}
	starts.push(requests.length);
	await startChild(job).ended;
	const scores = await scoreFolder(folder, shops, true);
	const sum = (count: (score: ShopScore) => number) =>
		scores.reduce((all, each) => all + count(each), 0);
	const images = scores.flatMap(({ items }) => items.flatMap((item) => item.images));
	const named = new Set(images.map(({ sha256 }) => sha256));
	const files = await pictureFiles(folder);
	const fetched = fetchedAgain(requests, starts);
	const most = Math.max(...fetched);
	const concurrency = CONCURRENCY * shops.length;
	return {
		kills: killed,
		products: sum(({ expected }) => expected),
		lost: sum(({ expected, right }) => expected - right),
		doubled: sum((each) => each.doubled.length + each.unexpected.length),
		picturesOfNobody: files.filter((name) => !named.has(name.replace(/\..*$/, ''))).length,
		...{ fetchedAgain: fetched, fetchedAgainMost: most, concurrency },
		fetchedAgainOverConcurrency: round(most / concurrency, 2),
		wrong: scores.flatMap(({ wrong }) => wrong)
	};
}

/** @param products enough for all kills to come while there is work */
export async function measureKills(kills: number, products: number): Promise<KillFigures> {
	const mall = await startMall({ products, kinds: KINDS, traps: false });
	try {
		return await withFolder((folder) => killAndResume(mall, folder, kills));
	} finally {
		await mall.close();
	}
}

export const measureKill: Measure = async ({ say }) => {
	const { wrong, ...figures } = await measureKills(10, 800);
	const { kills, fetchedAgain, concurrency, lost, doubled } = figures;
	say(`  ${kills} kills: ${lost} lost, ${doubled} doubled`);
	say(`  fetched again of what each had: ${fetchedAgain.join(', ')} (${concurrency} at a time)`);
	for (const line of wrong.slice(0, 5)) say(`    ${line}`);
	return figures;
};
