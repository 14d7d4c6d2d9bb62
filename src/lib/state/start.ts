/** What happens once when the page is there: service worker, catalog, models. */

import { Workbox } from 'workbox-window';
import { Changes } from '$lib/catalog/store/changes';
import type { App } from './app.svelte';
import { shouldReloadForIsolation } from './isolation';

function openSessionStore(): Storage | null {
	try {
		return window.sessionStorage;
	} catch {
		return null;
	}
}

/**
 * Starts the app's background work.
 * @param serviceWorkerUrl its address, or null where none is used (development)
 */
export async function startApp(app: App, serviceWorkerUrl: string | null): Promise<void> {
	if (serviceWorkerUrl !== null && 'serviceWorker' in navigator) {
		isolateOnceControlled();
		void app.update.watch(new Workbox(serviceWorkerUrl), navigator.serviceWorker.ready);
	}
	void app.colours.batch.restore();
	app.catalog.follow(new Changes());
	await app.catalog.open();
	// The catalog first: it is small, and what a person sees. Then models, before they are asked for.
	app.runtime.warmUp();
}

/** Reloads once where only the service worker can give the headers that isolate the page. */
function isolateOnceControlled(): void {
	const check = () => {
		const controlled = navigator.serviceWorker.controller !== null;
		const facts = { isolated: crossOriginIsolated, controlled, store: openSessionStore() };
		if (shouldReloadForIsolation(facts)) location.reload();
	};
	check();
	navigator.serviceWorker.addEventListener('controllerchange', check);
}
