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
	/** A newer version of the app stored what is there. */
	#isNewer = false;
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
		this.#unkept = true;
		// What a newer app stored is not written over.
		if (this.#isNewer) return;
		try {
			const value = { version: VERSION, saved: [...saved, ...this.#unread] };
			this.#store?.setItem(KEY, JSON.stringify(value));
			this.#unkept = this.#store === null;
		} catch {
			// Blocked or full: it holds until the tab closes.
		}
	}

	#read(): void {
		const saved: SavedFilter[] = [];
		const unread: unknown[] = [];
		const { version, saved: stored } = readStored(this.#store);
		this.#isNewer = version > VERSION;
		for (const one of this.#isNewer ? [] : stored) {
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

/** Version 0 stands for nothing, or nothing that can be read. */
function readStored(store: SettingsStore): {
	readonly version: number;
	readonly saved: readonly unknown[];
} {
	try {
		const stored: unknown = JSON.parse(store?.getItem(KEY) ?? 'null');
		const { version, saved } = (stored ?? {}) as Record<string, unknown>;
		if (typeof version === 'number' && Array.isArray(saved)) return { version, saved };
	} catch {
		// Blocked, or damaged beyond reading.
	}
	return { version: 0, saved: [] };
}
