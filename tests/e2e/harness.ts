/** Serves the built app, opens it in the system's Chromium, and watches what leaves the origin. */

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/serve/chromium.js';
import { serveFolder } from '../../scripts/serve/static-server.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Real photos are not part of the repository; tests that need them run where they lie beside it. */
export const sharedData = fileURLToPath(new URL('../../../shared/data', import.meta.url));
export const hasSharedData = existsSync(`${sharedData}/parsing/photos`);

if (!hasSharedData)
	process.stdout.write('No real photos beside the repository: their tests do not run.\n');

export type App = {
	readonly url: string;
	readonly browser: Browser;
	readonly context: BrowserContext;
	readonly page: Page;
	/** Addresses outside the app's origin that anything in the browser asked for. */
	readonly foreignRequests: string[];
	/** Messages of uncaught errors. */
	readonly pageErrors: string[];
	/** Takes the server away, so that what still works works without a network. */
	unplug(): Promise<void>;
	close(): Promise<void>;
};

export type AppOptions = {
	readonly headers?: boolean;
	/** The built app; `build/` unless told. */
	readonly folder?: string;
	readonly viewport?: { readonly width: number; readonly height: number };
	readonly locale?: string;
	readonly args?: readonly string[];
	/** Requests of a service worker cannot be routed: tests that spoil files do without one. */
	readonly serviceWorkers?: 'allow' | 'block';
	/** Serves the app in another way than a plain static host. */
	readonly serve?: () => Promise<{ readonly url: string; close(): Promise<void> }>;
	/** Spoils something before the app is first opened. */
	readonly before?: (context: BrowserContext, page: Page, url: string) => Promise<unknown>;
};

/** A fresh browser profile on the app's first page; the caller closes it. */
export async function openApp(options: AppOptions = {}): Promise<App> {
	const { folder = `${root}build`, headers = true } = options;
	const server = await (options.serve?.() ?? serveFolder({ folder, headers }));
	const executablePath = findChromium();
	const browser = await chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: [
			'--no-sandbox',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			...(options.args ?? [])
		]
	});
	const context = await browser.newContext({
		viewport: options.viewport ?? { width: 1280, height: 800 },
		locale: options.locale ?? 'en-GB',
		acceptDownloads: true,
		serviceWorkers: options.serviceWorkers ?? 'allow'
	});
	const foreignRequests: string[] = [];
	const pageErrors: string[] = [];
	context.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (protocol.startsWith('http') && origin !== server.url) foreignRequests.push(request.url());
	});
	context.on('weberror', (error) => pageErrors.push(error.error().message));
	const page = await context.newPage();
	await options.before?.(context, page, server.url);
	await page.goto(server.url);
	let plugged = true;
	const unplug = async (): Promise<void> => {
		if (!plugged) return;
		plugged = false;
		await server.close();
	};
	return {
		url: server.url,
		browser,
		context,
		page,
		foreignRequests,
		pageErrors,
		unplug: async () => {
			await unplug();
			await context.setOffline(true);
		},
		close: async () => {
			await browser.close();
			await unplug();
		}
	};
}

/** Waits until the shipped catalog can be searched. */
export async function catalogReady(page: Page): Promise<void> {
	await page
		.locator('[data-testid="catalog-status"][data-state="ready"]')
		.waitFor({ timeout: 120_000 });
}

/** Hands a file to the photo input as a person's choice would. */
export async function choosePhoto(
	page: Page,
	name: string,
	mimeType: string,
	buffer: Buffer
): Promise<void> {
	await page.getByTestId('photo-input').setInputFiles({ name, mimeType, buffer });
}

/** Waits until the photo's analysis has ended. */
export async function analysed(page: Page): Promise<void> {
	await page
		.locator('[data-testid="photo-panel"][data-state="found"]')
		.waitFor({ timeout: 120_000 });
}

/** Waits until the photo's analysis has ended and items like its garment are listed. */
export async function settled(page: Page): Promise<void> {
	await analysed(page);
	await page
		.locator('[data-testid="result-count"][data-state="listed"]')
		.waitFor({ timeout: 60_000 });
}

/** Searches with the first photo the start page offers. */
export async function searchWithSample(page: Page): Promise<void> {
	await page
		.getByRole('button', { name: /Search with the photo/ })
		.first()
		.click();
	await settled(page);
}

/** Waits until the app's files, models and catalog are all kept on the device. */
export async function offlineReady(page: Page): Promise<void> {
	await page.locator('main[data-offline-ready="true"]').waitFor({ timeout: 120_000 });
}
