/** The items a person picked, and their way into a zip. */

import { SvelteSet } from 'svelte/reactivity';
import type { CatalogService, ZipOptions } from './services';
import { ZipJob, type ZipStatus } from './zip-job.svelte';

export class Selection {
	readonly #ids = new SvelteSet<string>();
	/** What `clear` took away, until something else is selected. */
	#cleared = $state.raw<readonly string[]>([]);
	#anchor: string | null = null;
	readonly #zip: ZipJob;

	constructor(catalog: CatalogService, save: (file: Blob, name: string) => void) {
		this.#zip = new ZipJob(catalog, save);
	}

	get count(): number {
		return this.#ids.size;
	}
	get zip(): ZipStatus {
		return this.#zip.status;
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
		this.cancel();
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

	/** Packs the selected items and hands the file to the browser. */
	download(options: ZipOptions): Promise<void> {
		return this.#zip.start([...this.#ids], options);
	}

	cancel(): void {
		this.#zip.cancel();
	}

	#changed(): void {
		this.#cleared = [];
		this.#zip.forget();
	}
}
