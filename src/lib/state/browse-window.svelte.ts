/** The items in sight, fetched by number: one request at a time, the newest sight next, few kept. */

import { SvelteMap } from 'svelte/reactivity';
import type { CatalogItem } from '$lib/catalog/records';
import { failureOf } from './failure';
import type { CatalogService } from './services';

/** Some screens of tiles: scrolling back a little asks for nothing. */
const CAPACITY = 800;

export class BrowseWindow {
	/** Null: it cannot be had. The order is that of use, the longest unused first. */
	readonly #items = new SvelteMap<number, CatalogItem | null>();
	/** Held and shown still, but not as they are now. Nothing on screen depends on it. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
	#outdated = new Set<number>();
	#edition = 0;
	#wanted: readonly number[] = [];
	#busy = false;
	readonly #catalog: Pick<CatalogService, 'itemsAt'>;
	readonly #onOutdated: () => void;

	/** @param onOutdated the catalog changed: numbers of items are those of another edition */
	constructor(catalog: Pick<CatalogService, 'itemsAt'>, onOutdated: () => void = () => undefined) {
		this.#catalog = catalog;
		this.#onOutdated = onOutdated;
	}

	/** How many items are held. */
	get size(): number {
		return this.#items.size;
	}

	/** The item; null where it cannot be had, undefined while it is fetched. */
	item(number: number): CatalogItem | null | undefined {
		return this.#items.get(number);
	}

	/** Forgets all items: in another edition their numbers mean others. */
	reset(edition: number): void {
		this.#edition = edition;
		this.#items.clear();
	}

	/** Fetches all items again, as after an edit; until then they are shown as they were. */
	refresh(): void {
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		this.#outdated = new Set(this.#items.keys());
		void this.#fetch();
	}

	/** Sees to it that these items are there soon; what was wanted before and is not here is dropped. */
	show(numbers: readonly number[]): void {
		this.#wanted = numbers;
		void this.#fetch();
	}

	async #fetch(): Promise<void> {
		if (this.#busy) return;
		this.#busy = true;
		try {
			for (;;) {
				const missing = this.#wanted.filter((number) => this.#isMissing(number));
				if (missing.length === 0) return;
				await this.#take(missing);
			}
		} catch (error) {
			// Another edition is listed anew; anything else is asked for again at the next sight.
			if (failureOf(error).name === 'CatalogChangedError') this.#onOutdated();
		} finally {
			this.#busy = false;
		}
	}

	async #take(numbers: readonly number[]): Promise<void> {
		const edition = this.#edition;
		const found = await this.#catalog.itemsAt({ edition, items: Uint32Array.from(numbers) });
		if (edition !== this.#edition) return;
		for (const [i, number] of numbers.entries()) {
			this.#items.set(number, found[i] ?? null);
			this.#outdated.delete(number);
		}
		this.#evict();
	}

	#isMissing(number: number): boolean {
		return !this.#items.has(number) || this.#outdated.has(number);
	}

	#evict(): void {
		// eslint-disable-next-line svelte/prefer-svelte-reactivity
		const inSight = new Set(this.#wanted);
		for (const number of this.#items.keys()) {
			if (this.#items.size <= CAPACITY) return;
			if (!inSight.has(number)) this.#items.delete(number);
		}
	}
}
