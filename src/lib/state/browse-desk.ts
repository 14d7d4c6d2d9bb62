/** What the catalog screen works with, put together: list, items in sight, picked items, edits, corrections, kept filters. */

import type { ItemsAt } from '$lib/catalog/facets/browsing';
import type { ItemChange } from '$lib/catalog/facets/item-edits';
import { BrowseEdits } from './browse-edits.svelte';
import { BrowseFilters } from './browse-filters.svelte';
import { BrowseList } from './browse-list.svelte';
import { BrowseSelection } from './browse-selection.svelte';
import { BrowseWindow } from './browse-window.svelte';
import { ItemCorrections } from './item-corrections.svelte';
import { Review } from './review.svelte';
import type { CatalogService } from './services';
import type { SettingsStore } from './settings.svelte';
import type { ZipDesk } from './zip-desk.svelte';

export type BrowseDesk = ReturnType<typeof createBrowseDesk>;

export function createBrowseDesk(
	catalog: CatalogService,
	zip: Pick<ZipDesk, 'open'>,
	store: SettingsStore
) {
	const picked = new BrowseSelection();
	const view: BrowseWindow = new BrowseWindow(catalog, () => void list.refresh());
	/** Null until something was listed. */
	let edition: number | null = null;
	const list: BrowseList = new BrowseList(catalog, (listing) => {
		const isFirst = edition === null;
		const isOther = listing.edition !== edition;
		edition = listing.edition;
		picked.enter(edition, listing.highest);
		if (isOther) view.reset(edition);
		if (!isOther || isFirst) return;
		edits.forget();
		corrections.forget();
	});
	const listAnew = () => {
		view.refresh();
		// A list that nobody looked at yet is made when somebody does.
		if (list.listing) void list.refresh();
	};
	const edits = new BrowseEdits(catalog, () => {
		corrections.forget();
		listAnew();
	});
	const corrections: ItemCorrections = new ItemCorrections(catalog, {
		onMade(receipt) {
			edits.adopt(receipt);
			listAnew();
		},
		onUndone(receipt) {
			edits.disown(receipt);
			listAnew();
		}
	});
	const review = new Review(catalog, corrections);

	const pickedAt = (): ItemsAt => ({ edition: edition ?? 0, items: picked.items });

	return {
		list,
		view,
		picked,
		edits,
		corrections,
		review,
		filters: new BrowseFilters(store),
		/** Looks through these items one by one. @param place of the first among them */
		async lookThrough(items: Uint32Array, place: number): Promise<void> {
			const ids = await catalog.idsAt({ edition: edition ?? 0, items }).catch(() => []);
			review.open(ids, place);
		},
		/** Changes what is picked; it stays picked. */
		change: (change: ItemChange) => edits.change(pickedAt(), change),
		/** Deletes what is picked. */
		async delete(): Promise<boolean> {
			const at = pickedAt();
			const isDone = await edits.delete(at);
			if (isDone) picked.drop(at.items);
			return isDone;
		},
		/** Asks for a zip of what is picked. */
		packPicked: () => zip.open({ kind: 'at', at: pickedAt() }, list.filter),
		/** Asks for a zip of all that fits the filter. */
		packListed: () => zip.open({ kind: 'filter', filter: list.filter }, list.filter)
	};
}
