/** A page of a served folder in the system's Chromium. */

import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../serve/chromium.js';
import { serveFolder } from '../../serve/static-server.js';
import { BenchInputError } from '../bench-error';

/** @throws BenchInputError without a Chromium */
export async function withPage<T>(
	folder: string,
	step: (page: Page, url: string) => Promise<T>
): Promise<T> {
	const executablePath = findChromium();
	if (!executablePath) throw new BenchInputError('No Chromium found; set CHROMIUM_PATH.');
	const server = await serveFolder({ folder });
	const browser = await chromium.launch({
		executablePath,
		args: ['--no-sandbox', '--disable-quic', '--disable-background-networking']
	});
	try {
		const context = await browser.newContext({
			viewport: { width: 1280, height: 800 },
			serviceWorkers: 'block'
		});
		return await step(await context.newPage(), server.url);
	} finally {
		await browser.close();
		await server.close();
	}
}
