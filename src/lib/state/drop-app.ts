/** The desk for dropped files, made when a screen first asks for it, so that no other screen carries it. */

import { version } from '$app/environment';
import { DropClient } from '$lib/jobs/drop-client';
import { getApp } from './app.svelte';
import { claimTab } from './claim-tab';
import { DropDesk } from './drop-desk.svelte';
import { saveFile } from './save-file';

let desk: DropDesk | undefined;

/** The one desk of this page: what is under way goes on while other screens are looked at. */
export function getDropDesk(): DropDesk {
	if (desk) return desk;
	const { photoService, runtime, catalog, items } = getApp();
	desk = new DropDesk({
		drop: new DropClient(),
		photos: photoService,
		runtime,
		catalog,
		copyCollection: (id, job) => items.copyCollection(id, job),
		claim: () => claimTab('otlens-drop', navigator.locks),
		build: version,
		save: saveFile
	});
	return desk;
}
