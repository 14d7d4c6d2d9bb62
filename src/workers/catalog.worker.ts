/** Serves the catalog to the page: opening, import, search, pictures, zip. */

import { transfer } from 'comlink';
import { Catalog } from '../lib/catalog/catalog';
import { COPY_FOLDER, openFolder } from '../lib/catalog/snapshot/snapshot-folder';
import { zipItems } from '../lib/export/zip-items';
import type { CatalogWorker } from './contract';
import { messageTurn } from './message-turn';
import { serve } from './serve';

const catalog = new Catalog({ turn: messageTurn });

const api: CatalogWorker = {
	open: (location, _options, signal, onProgress) => catalog.open(location, signal, onProgress),

	importSnapshot: (location, _options, signal, onProgress) =>
		catalog.importSnapshot(location, signal, onProgress),

	removeCollection: (id) => catalog.removeCollection(id),

	async copyCollection(id, _options, signal, onProgress) {
		const { write, files } = await openFolder(COPY_FOLDER);
		const numbers = await catalog.copyCollection(id, write, signal, onProgress);
		return { files: await files(), numbers };
	},

	summary: () => catalog.summary(),

	search: (query, { limit }) => catalog.search(query, limit),

	sample: ({ count, worn }) => catalog.sample(count, worn),

	items: (ids) => catalog.items(ids),

	async browse(filter, page) {
		const listing = await catalog.browsing.list(filter, page);
		return transfer(listing, [listing.items.buffer]);
	},

	facets: (filter) => catalog.browsing.facets(filter),

	itemsAt: async (at) => catalog.items(await catalog.browsing.ids(at)),

	idsAt: (at) => catalog.browsing.ids(at),

	numbersOf: (ids) => catalog.browsing.numbers(ids),

	changeItems: (at, { change }) => catalog.browsing.change(at, change),

	deleteItems: (at) => catalog.browsing.delete(at),

	undoEdit: (token) => catalog.browsing.undo(token),

	pictures: ({ ids, size }) => catalog.pictures(ids, size),

	palettes: (photo) => catalog.palettes(photo),

	keepPalette: (record) => catalog.keepPalette(record),

	dropPalette: (key) => catalog.dropPalette(key),

	batch: async () => (await (await catalog.batch())?.read()) ?? null,

	batchPhoto: async (id) => (await (await catalog.batch())?.photo(id)) ?? null,

	keepBatchEntry: async ({ entry, photo }) => (await catalog.batch())?.put(entry, photo),

	keepBatchSettings: async (settings) => (await catalog.batch())?.putSettings(settings),

	dropBatchEntries: async (ids) => (await catalog.batch())?.remove(ids),

	async zip({ ids }, options, signal, onProgress) {
		const found = await catalog.items(ids);
		const collections = await catalog.collections();
		const content = {
			items: found.filter((item) => item !== null),
			lost: ids.filter((_, i) => found[i] === null),
			models: [...new Set(collections.map(({ embedModel }) => embedModel))],
			readPhoto: async (id: string) => {
				await messageTurn();
				return (await catalog.pictures([id], 'photo'))[0] ?? null;
			}
		};
		return zipItems(content, options, signal, onProgress);
	}
};

serve<CatalogWorker>(api);
