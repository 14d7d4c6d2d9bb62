/** A Chromium with a profile on disk, so that what one start stores the next one finds. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../serve/chromium.js';
import { BenchInputError } from './bench-error';
import type { CatalogSteps } from './catalog-steps';

const ARGS = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--enable-precise-memory-info',
	// Else the answer comes with the next garbage collection, up to 20 s later.
	'--enable-blink-features=ForceEagerMeasureMemory'
];

export type Profile = { readonly folder: string; readonly remove: () => Promise<void> };

export async function makeProfile(): Promise<Profile> {
	const folder = await mkdtemp(path.join(tmpdir(), 'otlens-bench-'));
	return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Bytes of memory that the page's process has to itself (`RssAnon`); null outside of Linux. */
async function privateBytes(context: BrowserContext, page: Page): Promise<number | null> {
	const session = await context.browser()?.newBrowserCDPSession();
	const processes = (await session?.send('SystemInfo.getProcessInfo'))?.processInfo ?? [];
	const sizes = await Promise.all(
		processes
			.filter(({ type }) => type === 'renderer')
			.map(async ({ id }) => {
				const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
				return Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
			})
	);
	// Of a spare renderer and the page's, the page's is the larger one.
	return page.isClosed() || sizes.length === 0 ? null : Math.max(...sizes) || null;
}

export type Measured<T> = { readonly result: T; readonly privateBytes: number | null };

/**
 * Starts the browser, opens the page, and runs a step on it; the browser is closed again.
 * @throws BenchInputError without a Chromium
 */
export async function inBrowser<T>(
	{ folder }: Profile,
	url: string,
	step: (steps: CatalogSteps, page: Page) => Promise<T>
): Promise<Measured<T>> {
	const executablePath = findChromium();
	if (!executablePath) throw new BenchInputError('No Chromium found; set CHROMIUM_PATH.');
	const context = await chromium.launchPersistentContext(folder, { executablePath, args: ARGS });
	try {
		const page = context.pages()[0] ?? (await context.newPage());
		await page.goto(url);
		await page.waitForFunction('globalThis.steps !== undefined');
		const call = (name: keyof CatalogSteps, ...args: readonly string[]): Promise<never> =>
			page.evaluate(`steps.${name}(${args.map((arg) => JSON.stringify(arg)).join()})`);
		const result = await step(
			{
				importSnapshot: (baseUrl) => call('importSnapshot', baseUrl),
				coldStart: (baseUrl) => call('coldStart', baseUrl),
				memory: () => call('memory')
			},
			page
		);
		return { result, privateBytes: await privateBytes(context, page) };
	} finally {
		await context.close();
	}
}
