/** Installing and updating: on hosts that send no headers, as an app, and from one version to the next. */

import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFolderHandler } from '../../scripts/serve/static-server.js';
import { catalogReady, offlineReady, openApp, root } from './harness';

/** A host that keeps one file of the app back until it is let go. */
async function serveHolding(pathname: string) {
	const answer = createFolderHandler({ folder: `${root}build` });
	let release = (): void => undefined;
	const released = new Promise<void>((resolve) => (release = resolve));
	let asked = (): void => undefined;
	const held = new Promise<void>((resolve) => (asked = resolve));
	const server = createServer((request, response) => {
		const respond = () => {
			answer(request, response);
		};
		if (request.url?.split('?')[0] !== pathname) {
			respond();
			return;
		}
		asked();
		void released.then(respond);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const close = async () => {
		release();
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
	const { port } = server.address() as AddressInfo;
	return { url: `http://localhost:${port}`, close, held, release };
}

describe('a host on which no headers can be set', () => {
	it('is isolated by the service worker after one reload, workers bound to the policy', async () => {
		const app = await openApp({ headers: false });
		try {
			await app.page.waitForFunction(() => crossOriginIsolated, undefined, { timeout: 60_000 });
			await catalogReady(app.page);
			await offlineReady(app.page);
			const policy = await app.page.evaluate(async () => {
				const response = await fetch('/models/manifest.json');
				return response.headers.get('Content-Security-Policy');
			});
			expect(policy).toContain("connect-src 'self'");
			const blocked = await app.page.evaluate(() =>
				fetch('https://example.com/').then(
					() => 'reached',
					() => 'blocked'
				)
			);
			expect(blocked).toBe('blocked');
		} finally {
			await app.close();
		}
	});
});

describe('installing', () => {
	it('meets every condition of the browser', async () => {
		const app = await openApp();
		try {
			await app.page.evaluate(() => navigator.serviceWorker.ready);
			const session = await app.context.newCDPSession(app.page);
			const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
			// A fresh profile counts as private browsing.
			const real = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
			expect(real).toEqual([]);
		} finally {
			await app.close();
		}
	});
});

describe('a page opened while an earlier page is still installing the app', () => {
	it('is told once the app is kept', async () => {
		const host = await serveHolding('/icons/icon-maskable-512.png');
		const app = await openApp({ serve: () => Promise.resolve(host) });
		try {
			await host.held;
			await app.page.goto(`${host.url}/settings`);
			await app.page.goto(host.url);
			await catalogReady(app.page);
			host.release();
			await offlineReady(app.page);
		} finally {
			await app.close();
		}
	});
});

describe('a photo that another app shares', () => {
	it('is searched with once, and leaves nothing behind', async () => {
		const app = await openApp();
		try {
			await offlineReady(app.page);
			const photo = (await readFile(`${root}static/screenshots/narrow.webp`)).toString('base64');
			const address = await app.page.evaluate(async (base64) => {
				const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
				const form = new FormData();
				form.append('photo', new File([bytes], 'shared.webp', { type: 'image/webp' }));
				return (await fetch('/share', { method: 'POST', body: form })).url;
			}, photo);
			expect(new URL(address).search).toBe('?shared');
			await app.page.goto(address);
			await app.page.getByTestId('photo-panel').waitFor({ timeout: 30_000 });
			await app.page.waitForURL(/\?photo=/);
			const left = await app.page.evaluate(
				async () => (await caches.match('/shared-photo')) ?? null
			);
			expect(left).toBeNull();
			expect(app.foreignRequests).toEqual([]);
		} finally {
			await app.close();
		}
	});

	it('leads to the plain page where nothing was shared', async () => {
		const app = await openApp();
		try {
			await offlineReady(app.page);
			const address = await app.page.evaluate(
				async () => (await fetch('/share', { method: 'POST', body: new FormData() })).url
			);
			expect(new URL(address).search).toBe('');
		} finally {
			await app.close();
		}
	});
});

describe('a new version', () => {
	it('is offered, and taken when the person agrees', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'otlens-build-'));
		await cp(`${root}build`, folder, { recursive: true });
		const app = await openApp({ folder });
		try {
			await offlineReady(app.page);
			const script = join(folder, 'service-worker.js');
			await writeFile(script, `${await readFile(script, 'utf8')}\n// next version\n`);
			await app.page.reload();
			const prompt = app.page.getByTestId('update-prompt');
			await prompt.waitFor({ timeout: 60_000 });
			const before = await app.page.evaluate(() => performance.timeOrigin);
			await prompt.getByRole('button').first().click();
			await app.page.waitForFunction((former) => performance.timeOrigin !== former, before);
			await catalogReady(app.page);
			// The old version lets go with the page that left, at once or a moment later.
			await app.page.waitForFunction(async () => {
				const registration = await navigator.serviceWorker.getRegistration();
				return registration !== undefined && registration.waiting === null;
			});
			expect(app.pageErrors).toEqual([]);
		} finally {
			await app.close();
			await rm(folder, { recursive: true });
		}
	});
});
