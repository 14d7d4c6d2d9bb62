/** A Chromium for the zip bench: a page a step, and the memory of its processes while it runs. */

import { readFile } from 'node:fs/promises';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../serve/chromium.js';
import { BenchInputError } from './bench-error';
import type { ZipSteps } from './zip-steps';

const ARGS = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const SAMPLE_MS = 40;

/** @throws BenchInputError without a Chromium */
export async function openBrowser(folder: string): Promise<BrowserContext> {
	const executablePath = findChromium();
	if (!executablePath) throw new BenchInputError('No Chromium found; set CHROMIUM_PATH.');
	return chromium.launchPersistentContext(folder, { executablePath, args: ARGS });
}

/** A new page in a process of its own, with its steps. */
export async function openPage(
	context: BrowserContext,
	url: string
): Promise<{ readonly page: Page; readonly steps: ZipSteps }> {
	const page = await context.newPage();
	await page.goto(url);
	await page.waitForFunction('globalThis.steps !== undefined');
	const call = (name: keyof ZipSteps, ...args: readonly unknown[]): Promise<never> =>
		page.evaluate(`steps.${name}(${args.map((arg) => JSON.stringify(arg)).join()})`);
	return {
		page,
		steps: {
			fill: (items, photoBytes) => call('fill', items, photoBytes),
			open: () => call('open'),
			run: (method, place, items) => call('run', method, place, items),
			download: () => call('download'),
			plans: (items, rounds) => call('plans', items, rounds)
		}
	};
}

/** Bytes that a process has to itself; 0 outside of Linux. */
async function privateBytes(id: number): Promise<number> {
	const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
	return Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

const sum = (values: readonly number[]): number =>
	values.reduce((total, value) => total + value, 0);

export type Grown = {
	/** Bytes above the start at the peak, of the pages' processes and of all of the browser's. */
	readonly pages: number;
	readonly all: number;
};

/** Runs a step and watches how memory grows meanwhile. */
export async function watchMemory<T>(
	context: BrowserContext,
	step: () => Promise<T>
): Promise<{ readonly result: T; readonly grown: Grown }> {
	const session = await context.browser()?.newBrowserCDPSession();
	const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
	const ids = processInfo.map(({ id }) => id);
	const pageIds = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
	const measure = async (): Promise<Grown> => ({
		pages: sum(await Promise.all(pageIds.map(privateBytes))),
		all: sum(await Promise.all(ids.map(privateBytes)))
	});
	const start = await measure();
	let peak = start;
	const ending = new AbortController();
	const watching = (async () => {
		while (!ending.signal.aborted) {
			const now = await measure();
			peak = { pages: Math.max(peak.pages, now.pages), all: Math.max(peak.all, now.all) };
			await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
		}
	})();
	try {
		const result = await step();
		ending.abort();
		await watching;
		return { result, grown: { pages: peak.pages - start.pages, all: peak.all - start.all } };
	} finally {
		ending.abort();
		await session?.detach();
	}
}
