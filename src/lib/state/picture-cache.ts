/** Object URLs of catalog pictures: asked for in batches, the longest unused revoked. */

import { SvelteMap } from 'svelte/reactivity';
import type { CatalogService } from './services';

/** More than a screen of tiles with its overscan, so that no picture on screen is revoked. */
const CAPACITY = 400;

export class PictureCache {
	/** URL, or null for an item without a picture. */
	readonly #urls = new SvelteMap<string, string | null>();
	// Nothing on screen depends on these three: order of use, what to ask for, what was asked for.
	readonly #used = new Set<string>();
	readonly #wanted = new Set<string>();
	readonly #pending = new Set<string>();
	readonly #catalog: CatalogService;
	readonly #size: 'thumbnail' | 'photo';
	readonly #capacity: number;

	constructor(catalog: CatalogService, size: 'thumbnail' | 'photo', capacity = CAPACITY) {
		this.#catalog = catalog;
		this.#size = size;
		this.#capacity = capacity;
	}

	/** The picture's URL; null where there is none; undefined while it is fetched (it will follow). */
	url(id: string): string | null | undefined {
		const url = this.#urls.get(id);
		this.#used.delete(id);
		this.#used.add(id);
		if (url === undefined && !this.#pending.has(id)) {
			this.#pending.add(id);
			// One question for all tiles that are drawn in the same turn.
			if (this.#wanted.size === 0) queueMicrotask(() => void this.#fetch());
			this.#wanted.add(id);
		}
		return url;
	}

	/** The picture itself, to search with. */
	async blob(id: string): Promise<Blob | null> {
		const [blob] = await this.#catalog.pictures({ ids: [id], size: 'photo' });
		return blob ?? null;
	}

	/** Revokes everything, as when the items changed. */
	clear(): void {
		for (const url of this.#urls.values()) if (url !== null) URL.revokeObjectURL(url);
		this.#urls.clear();
		this.#used.clear();
	}

	async #fetch(): Promise<void> {
		const ids = [...this.#wanted];
		this.#wanted.clear();
		try {
			const blobs = await this.#catalog.pictures({ ids, size: this.#size });
			ids.forEach((id, i) => {
				const blob = blobs[i];
				this.#urls.set(id, blob ? URL.createObjectURL(blob) : null);
			});
		} catch {
			// No picture now; the next time a tile is drawn it is asked for again.
		} finally {
			for (const id of ids) this.#pending.delete(id);
			this.#evict();
		}
	}

	#evict(): void {
		for (const id of this.#used) {
			if (this.#urls.size <= this.#capacity) return;
			const url = this.#urls.get(id);
			if (url === undefined) continue;
			if (url !== null) URL.revokeObjectURL(url);
			this.#urls.delete(id);
			this.#used.delete(id);
		}
	}
}
