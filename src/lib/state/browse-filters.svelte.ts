/** Filters that a person named and keeps on the device. */

import type { Filter } from '$lib/catalog/facets/filter';
import { parseFilter } from '$lib/catalog/facets/parse-filter';
import type { SettingsStore } from './settings.svelte';

export type SavedFilter = { readonly name: string; readonly filter: Filter };

const KEY = 'otlens.filters';
const VERSION = 1;

type Removed = { readonly saved: SavedFilter; readonly place: number };

export class BrowseFilters {
	#saved = $state.raw<readonly SavedFilter[]>([]);
	#removed = $state.raw<Removed | null>(null);
	/** The browser did not keep the last change; it holds until the tab closes. */
	#unkept = $state(false);
	/** As they were stored, those of a newer version of the app: they are kept, though not shown. */
	#unread: readonly unknown[] = [];
	readonly #store: SettingsStore;

	constructor(store: SettingsStore) {
		this.#store = store;
		this.#read();
	}

	get saved(): readonly SavedFilter[] {
		return this.#saved;
	}
	/** The one that was removed last and can be brought back. */
	get removed(): SavedFilter | null {
		return this.#removed?.saved ?? null;
	}
	get unkept(): boolean {
		return this.#unkept;
	}

	/** Keeps a filter, in place of one of the same name. An empty name keeps nothing. */
	save(name: string, filter: Filter): void {
		const trimmed = name.trim();
		if (trimmed === '') return;
		this.#removed = null;
		const saved = { name: trimmed, filter };
		const place = this.#saved.findIndex((one) => one.name === trimmed);
		this.#keep(place < 0 ? [...this.#saved, saved] : this.#saved.with(place, saved));
	}

	remove(name: string): void {
		const place = this.#saved.findIndex((one) => one.name === name);
		const saved = this.#saved[place];
		if (!saved) return;
		this.#removed = { saved, place };
		this.#keep(this.#saved.toSpliced(place, 1));
	}

	undoRemove(): void {
		if (!this.#removed) return;
		const { saved, place } = this.#removed;
		this.#removed = null;
		this.#keep(this.#saved.toSpliced(place, 0, saved));
	}

	#keep(saved: readonly SavedFilter[]): void {
		this.#saved = saved;
		try {
			const value = { version: VERSION, saved: [...saved, ...this.#unread] };
			this.#store?.setItem(KEY, JSON.stringify(value));
			this.#unkept = this.#store === null;
		} catch {
			this.#unkept = true;
		}
	}

	#read(): void {
		const saved: SavedFilter[] = [];
		const unread: unknown[] = [];
		for (const one of readStored(this.#store)) {
			try {
				const { name, filter } = one as Record<string, unknown>;
				saved.push({ name: String(name), filter: parseFilter(filter) });
			} catch {
				unread.push(one);
			}
		}
		this.#saved = saved;
		this.#unread = unread;
	}
}

function readStored(store: SettingsStore): readonly unknown[] {
	try {
		const stored: unknown = JSON.parse(store?.getItem(KEY) ?? 'null');
		const { version, saved } = (stored ?? {}) as Record<string, unknown>;
		return version === VERSION && Array.isArray(saved) ? saved : [];
	} catch {
		return [];
	}
}
