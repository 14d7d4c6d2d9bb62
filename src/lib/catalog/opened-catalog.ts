/** A store that is open, with the index of what is in it. */

import type { PartColumns } from './columns/part-columns';
import type { Browsing } from './facets/browsing';
import { KnownEdits } from './known-edits';
import { buildIndex, type VectorIndex } from './search/vector-index';
import type { CatalogStore } from './store/catalog-store';
import { StoreChangedError } from './store/storage-errors';

export type Opened = {
	readonly store: CatalogStore;
	readonly edits: KnownEdits;
	index: VectorIndex;
	/** Of all shards, in the order of the index; read once an index. */
	readonly parts: () => Promise<readonly PartColumns[]>;
	/** Another tab changed the collections since the index was built. */
	isStale: boolean;
};

/** Tries to read all shards while other tabs change them. */
export const MOST_TRIES = 4;

export async function openOver(store: CatalogStore, browsing: Browsing): Promise<Opened> {
	const edits = new KnownEdits(store.edits);
	let read: { readonly index: VectorIndex; readonly parts: readonly PartColumns[] } | null = null;
	const opened: Opened = {
		store,
		edits,
		index: await indexOf(store),
		isStale: false,
		async parts() {
			const { index } = opened;
			if (read?.index === index) return read.parts;
			const parts: PartColumns[] = [];
			for await (const part of store.parts()) parts.push(part);
			read = { index, parts };
			return parts;
		}
	};
	store.watch((change) => {
		if (change !== 'edits') {
			opened.isStale = true;
			return;
		}
		edits.forget();
		browsing.forget();
	});
	return opened;
}

async function indexOf(store: CatalogStore): Promise<VectorIndex> {
	for (let tries = 1; ; tries += 1) {
		try {
			return await buildIndex(store.shards());
		} catch (error) {
			if (!(error instanceof StoreChangedError) || tries === MOST_TRIES) throw error;
		}
	}
}

export async function reindex(opened: Opened): Promise<void> {
	// Before the reading: what changes during it makes the index stale again.
	opened.isStale = false;
	opened.index = await indexOf(opened.store);
}
