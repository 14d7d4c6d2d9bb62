/** The items a person picked among the results of a search. */

import { SvelteSet } from 'svelte/reactivity';
import type { Filter } from '$lib/catalog/facets/filter';
import type { ZipDesk } from './zip-desk.svelte';

export class Selection {
	readonly #ids = new SvelteSet<string>();
	/** What `clear` took away, until something else is selected. */
	#cleared = $state.raw<readonly string[]>([]);
	#anchor: string | null = null;
	readonly #zip: Pick<ZipDesk, 'open'>;

	constructor(zip: Pick<ZipDesk, 'open'>) {
		this.#zip = zip;
	}

	get count(): number {
		return this.#ids.size;
	}
	get canUndoClear(): boolean {
		return this.#cleared.length > 0;
	}
	has(id: string): boolean {
		return this.#ids.has(id);
	}

	toggle(id: string): void {
		this.#changed();
		if (!this.#ids.delete(id)) this.#ids.add(id);
		this.#anchor = id;
	}

	/** Selects everything between the item toggled last and this one, in the order shown. */
	extendTo(id: string, shown: readonly string[]): void {
		const from = this.#anchor === null ? -1 : shown.indexOf(this.#anchor);
		const to = shown.indexOf(id);
		if (from < 0 || to < 0) {
			this.toggle(id);
			return;
		}
		this.#changed();
		for (const between of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) {
			this.#ids.add(between);
		}
	}

	clear(): void {
		const ids = [...this.#ids];
		this.#changed();
		this.#ids.clear();
		this.#anchor = null;
		this.#cleared = ids;
	}

	undoClear(): void {
		for (const id of this.#cleared) this.#ids.add(id);
		this.#cleared = [];
	}

	/** Puts aside what is left to say of an earlier clearing. */
	forgetCleared(): void {
		this.#cleared = [];
	}

	/** Asks for a zip of the selected items. @param filter that the search held to */
	pack(filter?: Filter): void {
		this.#zip.open({ kind: 'ids', ids: [...this.#ids] }, filter);
	}

	#changed(): void {
		this.#cleared = [];
	}
}
