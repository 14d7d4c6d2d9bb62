/** Times zips of photos in a real Chromium beside copying the same photos, and beside two libraries alone. */

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { build } from 'vite';
import { JSZIP_MOST_BYTES } from '../../src/lib/export/zip/choose-writer';
import { serveFolder } from '../serve/static-server.js';
import type { Bench, BenchContext } from './bench';
import { summarise } from './timing';
import { benchDerived } from './zip-derived/derived-bench';
import { openBrowser, openPage, watchMemory } from './zip-browser';
import { checkZip } from './zip-checks';
import { ZIP_METHODS, type ZipMethod, type ZipPlace } from './zip-steps';

const ROOT = '.cache/bench-zip';
const PHOTO_BYTES = 100_000;
const ITEMS = 2000;
const MANY_ITEMS = 10_000;
/** Around where one writer takes over from the other. */
const SMALL_ITEMS = [40, 80, 160, 320, 640];
const PLAN_ITEMS = 150_000;
/** Rounds of the timed comparison; the memory is that of the worst. */
const MOST_ROUNDS = 3;

const BARS = { timesCopy: 3, memoryMb: 130, sizeError: 0.02, planMs: 100 };

const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;
const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits));

type Row = {
	readonly method: ZipMethod;
	readonly place: ZipPlace;
	readonly items: number;
	readonly ms: number;
	/** Above the start at the peak: the page with its workers, and all of the browser's processes. */
	readonly memoryMb: number;
	readonly allMb: number;
	readonly bytes: number;
	readonly told: number | null;
	/** Name of the error in place of figures. */
	readonly failed?: string;
};

async function buildPage(): Promise<void> {
	await mkdir(ROOT, { recursive: true });
	await build({
		configFile: false,
		logLevel: 'error',
		root: 'scripts/bench/zip-page',
		worker: { format: 'es' },
		build: { target: 'es2023', outDir: path.resolve(ROOT), emptyOutDir: true }
	});
}

/** One method in a page of its own. */
async function runOnce(
	context: BrowserContext,
	url: string,
	method: ZipMethod,
	place: ZipPlace,
	items: number
): Promise<Row> {
	const { page, steps } = await openPage(context, url);
	const about = { method, place, items };
	try {
		await steps.open();
		const { result, grown } = await watchMemory(context, () => steps.run(method, place, items));
		return {
			...about,
			ms: rounded(result.ms),
			memoryMb: megabytes(grown.pages),
			allMb: megabytes(grown.all),
			bytes: result.bytes,
			told: result.told
		};
	} catch (error) {
		const failed = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
		return { ...about, ms: 0, memoryMb: 0, allMb: 0, bytes: 0, told: null, failed };
	} finally {
		await page.close();
	}
}

/** Methods take turns, so that whatever else the machine does meanwhile slows all of them alike. */
async function compare(
	context: BrowserContext,
	url: string,
	place: ZipPlace,
	items: number,
	rounds: number,
	methods: readonly ZipMethod[],
	say: (line: string) => void
): Promise<readonly Row[]> {
	const all: Row[] = [];
	for (let round = 0; round < rounds; round += 1) {
		for (const method of methods) {
			const row = await runOnce(context, url, method, place, items);
			say(
				`${method.padEnd(10)} ${place} ${items} × 100 KB  ${row.failed ?? `${row.ms} ms  +${row.memoryMb} MB (all processes +${row.allMb})`}`
			);
			all.push(row);
		}
	}
	return methods.flatMap((method) => {
		const own = all.filter((row) => row.method === method);
		const [first] = own;
		if (!first) return [];
		return {
			...first,
			ms: summarise(own.map(({ ms }) => ms)).medianMs,
			memoryMb: Math.max(...own.map(({ memoryMb }) => memoryMb)),
			allMb: Math.max(...own.map(({ allMb }) => allMb))
		};
	});
}

/** Each round's own ratio, so that a slow minute counts for both. */
const timesCopy = (rows: readonly Row[]) => {
	const msOf = (method: ZipMethod) => rows.find((row) => row.method === method)?.ms ?? NaN;
	return rounded(msOf('otlens') / msOf('copy'), 2);
};

async function checkDownload(context: BrowserContext, url: string, items: number, folder: string) {
	const { page, steps } = await openPage(context, url);
	try {
		await steps.open();
		const { told, bytes } = await steps.run('otlens', 'storage', items);
		const [download] = await Promise.all([page.waitForEvent('download'), steps.download()]);
		const file = path.join(folder, `${items}.zip`);
		await download.saveAs(file);
		return { items, bytes, told, checks: await checkZip(file) };
	} finally {
		await page.close();
	}
}

async function measure({ options, say }: BenchContext, url: string, folder: string) {
	const context = await openBrowser(path.join(folder, 'profile'));
	const rounds = Math.min(options.rounds, MOST_ROUNDS);
	try {
		const first = await openPage(context, url);
		say('filling the store');
		await first.steps.fill(MANY_ITEMS, PHOTO_BYTES);
		await first.page.close();
		const main = await compare(context, url, 'storage', ITEMS, rounds, ZIP_METHODS, say);
		const file = await compare(context, url, 'file', ITEMS, 1, ZIP_METHODS, say);
		const many = await compare(context, url, 'storage', MANY_ITEMS, 1, ZIP_METHODS, say);
		const small: Row[] = [];
		for (const items of SMALL_ITEMS) {
			small.push(...(await compare(context, url, 'storage', items, 1, ['jszip', 'otlens'], say)));
		}
		const downloads = [];
		for (const items of [100, ITEMS]) {
			downloads.push(await checkDownload(context, url, items, folder));
		}
		const planner = await openPage(context, url);
		const plans = await planner.steps.plans(PLAN_ITEMS, options.rounds);
		return { main, file, many, small, downloads, plans };
	} finally {
		await context.close();
	}
}

export const benchZip: Bench = async (context) => {
	if (context.options.derived) return benchDerived(context);
	const { say } = context;
	await buildPage();
	const folder = await mkdtemp(path.join(tmpdir(), 'otlens-zip-'));
	const server = await serveFolder({ folder: ROOT });
	try {
		const { main, file, many, small, downloads, plans } = await measure(
			context,
			server.url,
			folder
		);
		const told = [...main, ...many].filter((row) => row.told !== null && !row.failed);
		const sizeError = Math.max(...told.map((row) => Math.abs((row.told ?? 0) / row.bytes - 1)));
		const count = summarise(plans.count);
		const plan = summarise(plans.plan);
		say(`times of copying: storage ${timesCopy(main)}, file ${timesCopy(file)}`);
		say(`switch: jszip up to ${megabytes(JSZIP_MOST_BYTES)} MB`);
		say(`told against real: ${(100 * sizeError).toFixed(3)} % off at most`);
		say(
			`filter → count of ${PLAN_ITEMS}: ${count.medianMs} ms; with size and paths ${plan.medianMs} ms`
		);
		for (const { items, checks } of downloads) {
			say(
				`${items}: ${Object.entries(checks)
					.map((one) => one.join(' '))
					.join(' · ')}`
			);
		}
		return {
			bench: 'zip',
			photoBytes: PHOTO_BYTES,
			timesCopy: { storage: timesCopy(main), file: timesCopy(file), many: timesCopy(many) },
			rows: [...main, ...file, ...many],
			switch: { jszipMostBytes: JSZIP_MOST_BYTES, rows: small },
			sizeError: rounded(sizeError, 5),
			downloads,
			planItems: PLAN_ITEMS,
			countMs: count,
			planMs: plan,
			bars: BARS
		};
	} finally {
		await server.close();
		await rm(folder, { recursive: true, force: true });
	}
};
