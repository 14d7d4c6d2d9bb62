/** Items looked through one after another, to be corrected by a key each. */

import { SvelteMap } from 'svelte/reactivity';
import type { ItemChange } from '$lib/catalog/facets/item-edits';
import type { CatalogItem } from '$lib/catalog/records';
import type { ItemCorrections } from './item-corrections.svelte';
import type { CatalogService } from './services';

/** Items held beside the one that is shown, so that the next is there when it is asked for. */
const BEHIND = 2;
const AHEAD = 6;
/** Photos are large: fewer of them. */
const PHOTOS_AHEAD = 2;

export class Review {
	#ids = $state.raw<readonly string[]>([]);
	#place = $state(0);
	/** Null: it cannot be had any more. */
	readonly #items = new SvelteMap<string, CatalogItem | null>();
	readonly #catalog: Pick<CatalogService, 'items'>;
	readonly #corrections: ItemCorrections;

	constructor(catalog: Pick<CatalogService, 'items'>, corrections: ItemCorrections) {
		this.#catalog = catalog;
		this.#corrections = corrections;
	}

	get isOpen(): boolean {
		return this.#ids.length > 0;
	}
	get place(): number {
		return this.#place;
	}
	get total(): number {
		return this.#ids.length;
	}
	/** As corrected; null where it cannot be had, undefined while it is fetched. */
	get item(): CatalogItem | null | undefined {
		const item = this.#items.get(this.#ids[this.#place] ?? '');
		return item ? this.#corrections.shown(item) : item;
	}
	/** Ids of the items that come next, to have their photos ready. */
	get ahead(): readonly string[] {
		return this.#ids.slice(this.#place + 1, this.#place + 1 + PHOTOS_AHEAD);
	}

	/** @param ids in the order they are looked through @param place which comes first */
	open(ids: readonly string[], place: number): void {
		this.#ids = ids;
		this.#items.clear();
		this.go(place - this.#place);
	}

	close(): void {
		this.#ids = [];
		this.#items.clear();
	}

	/** Goes on, or back; stays within the list. */
	go(by: number): void {
		this.#place = Math.max(0, Math.min(this.#ids.length - 1, this.#place + by));
		void this.#fetch();
	}

	change(change: ItemChange): void {
		const id = this.#ids[this.#place];
		if (id !== undefined && this.#items.get(id)) void this.#corrections.change(id, change);
	}

	/** Takes the last correction back, and shows the item it was made to. */
	async undo(): Promise<void> {
		const id = await this.#corrections.undo();
		const place = id === null ? -1 : this.#ids.indexOf(id);
		if (place >= 0) this.go(place - this.#place);
	}

	async #fetch(): Promise<void> {
		const near = this.#ids.slice(Math.max(0, this.#place - BEHIND), this.#place + AHEAD);
		const missing = near.filter((id) => !this.#items.has(id));
		if (missing.length === 0) return;
		for (const id of this.#items.keys()) if (!near.includes(id)) this.#items.delete(id);
		try {
			const found = await this.#catalog.items(missing);
			for (const [i, id] of missing.entries()) this.#items.set(id, found[i] ?? null);
		} catch {
			// The next step asks again.
		}
	}
}
