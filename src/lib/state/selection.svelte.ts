/** The items a person picked, and their way into a zip. */

import { SvelteSet } from 'svelte/reactivity';
import type { ProgressReport } from '../../workers/contract';
import type { ZipOptions, ZipSummary } from '$lib/export/zip-items';
import { failureOf, isAbort, type Failure } from './failure';
import type { CatalogService } from './services';

export type ZipStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'zipping'; readonly progress: ProgressReport | null }
	| { readonly state: 'done'; readonly summary: ZipSummary }
	| { readonly state: 'failed'; readonly failure: Failure };

export class Selection {
	readonly #ids = new SvelteSet<string>();
	#zip = $state.raw<ZipStatus>({ state: 'idle' });
	/** What `clear` took away, until something else is selected. */
	#cleared = $state.raw<readonly string[]>([]);
	#anchor: string | null = null;
	#controller: AbortController | null = null;
	readonly #catalog: CatalogService;
	readonly #save: (file: Blob, name: string) => void;

	constructor(catalog: CatalogService, save: (file: Blob, name: string) => void) {
		this.#catalog = catalog;
		this.#save = save;
	}

	get count(): number {
		return this.#ids.size;
	}
	get zip(): ZipStatus {
		return this.#zip;
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
	async download(options: ZipOptions): Promise<void> {
		this.cancel();
		const controller = new AbortController();
		this.#controller = controller;
		const current = () => this.#controller === controller;
		this.#zip = { state: 'zipping', progress: null };
		try {
			const { file, summary } = await this.#catalog.zip({ ids: [...this.#ids] }, options, {
				signal: controller.signal,
				onProgress: (progress) => {
					if (current()) this.#zip = { state: 'zipping', progress };
				}
			});
			if (!current()) return;
			this.#save(file, 'otlens.zip');
			this.#zip = { state: 'done', summary };
		} catch (error) {
			if (!current()) return;
			this.#zip = isAbort(error)
				? { state: 'idle' }
				: { state: 'failed', failure: failureOf(error) };
		} finally {
			if (current()) this.#controller = null;
		}
	}

	cancel(): void {
		this.#controller?.abort();
		this.#controller = null;
		this.#zip = { state: 'idle' };
	}

	#changed(): void {
		this.#cleared = [];
		if (this.#zip.state !== 'zipping') this.#zip = { state: 'idle' };
	}
}
