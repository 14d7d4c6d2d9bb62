/** What the catalog screen works with, put together: list, items in sight, picked items, edits, zip, kept filters. */

import type { ItemsAt } from '$lib/catalog/facets/browsing';
import type { ItemChange } from '$lib/catalog/facets/item-edits';
import { BrowseEdits } from './browse-edits.svelte';
import { BrowseFilters } from './browse-filters.svelte';
import { BrowseList } from './browse-list.svelte';
import { BrowseSelection } from './browse-selection.svelte';
import { BrowseWindow } from './browse-window.svelte';
import type { CatalogService, ZipOptions } from './services';
import type { SettingsStore } from './settings.svelte';
import { ZipJob } from './zip-job.svelte';

export type BrowseDesk = ReturnType<typeof createBrowseDesk>;

export function createBrowseDesk(
	catalog: CatalogService,
	save: (file: Blob, name: string) => void,
	store: SettingsStore
) {
	const picked = new BrowseSelection();
	const zip = new ZipJob(catalog, save);
	const view: BrowseWindow = new BrowseWindow(catalog, () => void list.refresh());
	let edition = 0;
	const list: BrowseList = new BrowseList(catalog, (listing) => {
		const isOther = listing.edition !== edition;
		edition = listing.edition;
		picked.enter(edition, listing.highest);
		if (!isOther) return;
		view.reset(edition);
		edits.forget();
		zip.forget();
	});
	const edits = new BrowseEdits(catalog, () => {
		view.refresh();
		void list.refresh();
	});

	const pickedAt = (): ItemsAt => ({ edition, items: picked.items });

	return {
		list,
		view,
		picked,
		edits,
		zip,
		filters: new BrowseFilters(store),
		/** Changes what is picked; it stays picked. */
		change: (change: ItemChange) => edits.change(pickedAt(), change),
		/** Deletes what is picked. */
		async delete(): Promise<boolean> {
			const at = pickedAt();
			const isDone = await edits.delete(at);
			if (isDone) picked.drop(at.items);
			return isDone;
		},
		/** Packs what is picked. */
		pack: (options: ZipOptions) => {
			const at = pickedAt();
			return zip.start(() => catalog.idsAt(at), options);
		}
	};
}
