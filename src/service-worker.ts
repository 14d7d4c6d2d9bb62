/// <reference types="@sveltejs/kit" />
/**
 * Keeps the app's own files for use without a network, and gives every response the headers that
 * isolate the page (threads in WASM) and forbid foreign connections, wherever the app is hosted.
 */

import { cacheNames, clientsClaim } from 'workbox-core';
import {
	addPlugins,
	cleanupOutdatedCaches,
	createHandlerBoundToURL,
	precacheAndRoute,
	type PrecacheEntry
} from 'workbox-precaching';
import { NavigationRoute, registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { leaveSharedPhoto, SHARE_PATH, SHARED_QUERY } from './lib/state/shared-photo';
import { isolationHeaders, policyText } from '../scripts/serve/headers.js';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

/** The headers an answer must have; pages carry their own policy with the hashes of their inline scripts. */
function headersFor(response: Response): Record<string, string> {
	const isPage = response.headers.get('Content-Type')?.includes('text/html') ?? false;
	return isPage
		? isolationHeaders
		: { ...isolationHeaders, 'Content-Security-Policy': policyText() };
}

/** A response with isolation and policy headers; opaque ones pass as they are. */
function withHeaders(response: Response): Response {
	if (response.status === 0 || response.type === 'opaque') return response;
	const wanted = Object.entries(headersFor(response));
	// As it was kept: its body goes to the page without passing through this thread.
	if (wanted.every(([name, value]) => response.headers.get(name) === value)) return response;
	const headers = new Headers(response.headers);
	for (const [name, value] of wanted) headers.set(name, value);
	const body = [101, 204, 205, 304].includes(response.status) ? null : response.body;
	return new Response(body, { status: response.status, statusText: response.statusText, headers });
}

// Workbox answers by `event.respondWith`; wrapping it once puts the headers on every route's answer.
self.addEventListener('fetch', (event) => {
	const respondWith = event.respondWith.bind(event);
	event.respondWith = (answer) => respondWith(Promise.resolve(answer).then(withHeaders));
});

// A console's API is not the app's: no shell in place of its pages, no hand on its event streams.
self.addEventListener('fetch', (event) => {
	if (new URL(event.request.url).pathname.startsWith('/api/')) event.stopImmediatePropagation();
});

// Kept with its headers: a body wrapped on every answer would be pumped by this worker, and a page
// that leaves amid one could hold the old version for minutes.
const keepHeaders = {
	cacheWillUpdate: ({ response }: { response: Response }) =>
		Promise.resolve(response.status === 200 ? withHeaders(response) : null)
};

cleanupOutdatedCaches();
addPlugins([keepHeaders]);
precacheAndRoute(self.__WB_MANIFEST);

// Deep links: every page is the same shell.
const shell = createHandlerBoundToURL('/404.html');
registerRoute(
	new NavigationRoute(async (options) => {
		const response = await shell(options);
		// Static hosts send the fallback with 404; a cached shell is a page that was found.
		return response.status === 200
			? response
			: new Response(response.body, { status: 200, headers: response.headers });
	})
);

// A photo that another app shares stays on this device: kept here until the page, opened next, takes it.
registerRoute(
	({ sameOrigin, url }) => sameOrigin && url.pathname === SHARE_PATH,
	async ({ request }) => {
		const isLeft = await leaveSharedPhoto(await request.formData()).catch(() => false);
		return Response.redirect(new URL(isLeft ? `/${SHARED_QUERY}` : '/', self.location.href), 303);
	},
	'POST'
);

// Hashed files too large for the precache (the WebGPU runtime): kept when first used.
registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/_app/immutable/'),
	new CacheFirst({ cacheName: `${cacheNames.prefix}-runtime`, plugins: [keepHeaders] })
);

// Anything else of this origin goes to the network, with the headers added on the way back.
registerRoute(
	({ sameOrigin }) => sameOrigin,
	({ request }) => fetch(request)
);

setCatchHandler(() => Promise.resolve(Response.error()));

self.addEventListener('message', (event) => {
	const data: unknown = event.data;
	if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING') {
		void self.skipWaiting();
	}
});

clientsClaim();
