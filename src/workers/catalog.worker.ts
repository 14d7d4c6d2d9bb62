/** Serves the catalog to the page: opening, import, search, pictures, zip. */

import { transfer } from 'comlink';
import { Catalog } from '../lib/catalog/catalog';
import { COPY_FOLDER, openFolder } from '../lib/catalog/snapshot/snapshot-folder';
import { CatalogSource, planFrom } from '../lib/export/zip/catalog-source';
import { readZip } from '../lib/export/zip/read/read-zip';
import type { CatalogWorker } from './contract';
import { messageTurn } from './message-turn';
import { serve } from './serve';
import { lendSource } from './zip-source-port';

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

	planZip: async (wish, { samples }) => (await planFrom(catalog, wish, samples)).plan,

	async lendZip({ wish, port }, _options, signal) {
		await lendSource(new CatalogSource(catalog, await planFrom(catalog, wish)), port, signal);
	},

	async importZip(file, _options, signal, onProgress) {
		const { rowOf } = await catalog.view();
		const collections = await catalog.collections();
		const { additions, edits, ...counts } = await readZip(file, {
			collections,
			has: (id) => rowOf(id) >= 0
		});
		const edited = await catalog.addItems(additions, edits, signal, onProgress);
		const names = additions.map(({ collection }) => collection.id);
		return { ...counts, edited, collections: names };
	}
};

serve<CatalogWorker>(api);
