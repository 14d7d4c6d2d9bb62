/** Everything the screens share, made once and wired to the real services. */

import { asset, resolve } from '$app/paths';
import { CatalogClient } from '$lib/jobs/catalog-client';
import { ColourClient } from '$lib/jobs/colour-client';
import { ZipClient } from '$lib/jobs/zip-client';
import { AppUpdate } from './app-update.svelte';
import { BatchKeeper } from './batch-keeper.svelte';
import { createBrowseDesk } from './browse-desk';
import { CatalogState } from './catalog-state.svelte';
import { claimTab } from './claim-tab';
import { createColourDesk } from './colour-desk';
import { createDerive } from './derive';
import { drawThumbnail } from './draw-thumbnail';
import { KeptPhotos } from './kept-photos';
import { ModelList } from './model-list.svelte';
import { PaletteShelf } from './palette-shelf';
import { createPhotoService } from './photo-service';
import { PictureCache } from './picture-cache';
import { QueryBatch } from './query-batch.svelte';
import { RuntimeState } from './runtime-state.svelte';
import { saveFile } from './save-file';
import { SearchBoard } from './search-board.svelte';
import { SearchSession } from './search-session.svelte';
import { SearchTrail } from './search-trail.svelte';
import { Selection } from './selection.svelte';
import { openSettingsStore, Settings } from './settings.svelte';
import { StorageState } from './storage-state.svelte';
import { ZipDesk } from './zip-desk.svelte';
import { createZipPlaces } from './zip-places';
import { ZipTaking } from './zip-taking.svelte';

/** Workers resolve addresses against their own script, so they get absolute ones. */
const absolute = (path: string): string => new URL(path, location.href).href;

/** Photos in the sheet are large and few. */
const PHOTO_CAPACITY = 24;

function createApp() {
	const store = openSettingsStore();
	const settings = new Settings(store, navigator.languages);
	const manifestUrl = absolute(asset('/models/manifest.json'));
	const photos = createPhotoService(manifestUrl);
	const client = new CatalogClient();
	const runtime = new RuntimeState(photos, () => settings.backend);
	const board = new SearchBoard(client);
	const catalog = new CatalogState(client, {
		kind: 'address',
		baseUrl: absolute(`${resolve('/')}snapshot/`)
	});
	const colours = createColourDesk(
		{
			photos,
			runtime,
			colours: new ColourClient(),
			shelf: new PaletteShelf(client),
			keeper: new BatchKeeper(
				client,
				() => claimTab('otlens-batch', navigator.locks),
				openSettingsStore()
			),
			drawThumbnail
		},
		saveFile
	);
	const session = new SearchSession(photos, runtime, board);
	const itemPhotos = new PictureCache(client, 'photo', PHOTO_CAPACITY);
	const keptPhotos = new KeptPhotos();
	const models = new ModelList(manifestUrl, (input, init) => fetch(input, init));
	const zips = new ZipClient(client);
	const zip = new ZipDesk({
		service: zips,
		derive: createDerive(photos, runtime),
		models: () => models.all(),
		places: createZipPlaces(window, navigator.storage),
		save: saveFile,
		store,
		language: () => settings.language
	});
	const update = new AppUpdate(() => location.reload());
	return {
		/** App, models and catalog are all on this device. */
		get offlineReady(): boolean {
			return (
				update.installed && (catalog.summary?.lasting ?? false) && runtime.status.state === 'ready'
			);
		},
		settings,
		photoService: photos,
		runtime,
		board,
		session,
		trail: new SearchTrail(session, board, keptPhotos, itemPhotos),
		keptPhotos,
		queries: new QueryBatch(photos, runtime, client, saveFile),
		catalog,
		colours,
		items: client,
		browse: createBrowseDesk(client, zip, store),
		selection: new Selection(zip),
		zip,
		zipTaking: new ZipTaking(zips, () => void catalog.catchUp()),
		thumbnails: new PictureCache(client, 'thumbnail'),
		photos: itemPhotos,
		storage: new StorageState(navigator.storage),
		models,
		update
	};
}

export type App = ReturnType<typeof createApp>;

let app: App | undefined;

/** The one app of this page; in the browser only. */
export function getApp(): App {
	app ??= createApp();
	return app;
}
