/** The app served by a console: one origin, isolated, its API never answered from what the app keeps. */

import { describe, expect, it } from 'vitest';
import { serveConsole } from '../../scripts/crawl/console/serve-console';
import { createFakeCollector } from '../unit/console/fake-collector';
import { createFakeSnapshots } from '../unit/console/fake-snapshots';
import { offlineReady, openApp, root } from './harness';

const TOKEN = 'a-token-of-the-tests-1234567890';

const serve = () =>
	serveConsole(
		{
			collector: createFakeCollector(),
			snapshots: createFakeSnapshots(),
			token: TOKEN,
			folder: `${root}build`,
			version: '1.2.3',
			report: (error) => {
				throw error;
			}
		},
		0
	);

describe('the app from a console', () => {
	it('reaches the API past its service worker, live events too, and works on when the console ends', async () => {
		const app = await openApp({ serve });
		const { page, url } = app;
		try {
			await offlineReady(page);
			await page.reload();
			await page.waitForFunction(() => crossOriginIsolated && navigator.serviceWorker.controller);

			const session = await page.evaluate(async (token) => {
				const post = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
				const before = await fetch('/api/projects');
				await fetch('/api/session', { ...post, body: JSON.stringify({ token }) });
				const after = await fetch('/api/projects');
				return [before.status, after.status, await after.json(), document.cookie] as const;
			}, TOKEN);
			expect(session).toEqual([401, 200, [], '']);

			await page.evaluate(() => {
				const events = new EventSource('/api/events');
				const state = { text: '', isLost: false };
				events.onmessage = ({ data }) => (state.text += String(data));
				events.onerror = () => (state.isLost = true);
				Object.assign(window, { consoleEvents: state });
			});
			const events = () =>
				page.evaluate(
					() =>
						(window as unknown as { consoleEvents: { text: string; isLost: boolean } })
							.consoleEvents
				);
			await page.evaluate(() =>
				fetch('/api/projects', {
					method: 'POST',
					headers: { 'Content-Type': 'application/json' },
					body: JSON.stringify({
						name: 'Skirts',
						shop: 'https://shop.example/',
						attribute: null,
						content: 'images'
					})
				})
			);
			await expect.poll(async () => (await events()).text).toContain('"Skirts"');

			const docs = await app.context.newPage();
			await docs.goto(`${url}/api/docs/`);
			await docs.locator('.opblock').first().waitFor();
			expect(await docs.title()).toBe('Otlens console API');
			const navigated = await docs.goto(`${url}/api/nothing`);
			expect([navigated?.status(), navigated?.headers()['content-type']]).toEqual([
				404,
				'application/json'
			]);
			await docs.close();

			await app.unplug();
			await expect.poll(async () => (await events()).isLost).toBe(true);
			const health = await page.evaluate(() =>
				fetch('/api/health').then(
					({ status }) => status,
					() => 'nothing answers'
				)
			);
			expect(health).toBe('nothing answers');
			await page.goto(`${url}/settings`);
			await page.locator('main').waitFor();
			await expect(page.goto(`${url}/api/docs/`)).rejects.toThrow();
			expect(app.pageErrors).toEqual([]);
			expect(app.foreignRequests).toEqual([]);
		} finally {
			await app.close();
		}
	});
});
