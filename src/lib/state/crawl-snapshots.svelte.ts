/** Snapshots of projects: made by the console, then taken into this app's catalog. */

import { SvelteMap } from 'svelte/reactivity';
import type { ConsoleEvent, SnapshotEvent } from '$lib/catalog/collect/crawler';
import type { CatalogState } from './catalog-state.svelte';
import type { CrawlService } from './crawl-service';
import { failureOf, type Failure } from './failure';

type Service = Pick<CrawlService, 'snapshot' | 'makeSnapshot' | 'stopSnapshot' | 'snapshotUrl'>;

export class CrawlSnapshots {
	readonly #states = new SvelteMap<string, SnapshotEvent>();
	#failure = $state.raw<Failure | null>(null);
	/** Events so far. */
	#heard = 0;
	/** The project whose snapshot is being taken in, or was last. */
	#loaded = $state.raw<{ readonly project: string; readonly isDone: boolean } | null>(null);
	readonly #console: Service;
	readonly #catalog: Pick<CatalogState, 'importAddress'>;

	constructor(console: Service, catalog: Pick<CatalogState, 'importAddress'>) {
		this.#console = console;
		this.#catalog = catalog;
	}

	/** How the making stands; undefined: none was made, as far as is known. */
	of(project: string): SnapshotEvent | undefined {
		return this.#states.get(project);
	}
	get failure(): Failure | null {
		return this.#failure;
	}
	isLoading(project: string): boolean {
		return this.#loaded?.project === project && !this.#loaded.isDone;
	}
	isLoaded(project: string): boolean {
		return this.#loaded?.project === project && this.#loaded.isDone;
	}

	take(event: ConsoleEvent): void {
		if (event.kind !== 'snapshot') return;
		this.#heard += 1;
		this.#states.set(event.project, event);
		if (event.state === 'running' && this.isLoaded(event.project)) this.#loaded = null;
	}

	/** Asks how the making stands; events tell the rest. */
	async look(project: string): Promise<void> {
		await this.#do(async () => {
			const heard = this.#heard;
			const state = await this.#console.snapshot(project);
			// An event that came meanwhile is newer than the answer may be.
			if (heard !== this.#heard) return;
			if (state) this.take(state);
			else this.#states.delete(project);
		});
	}

	make(project: string): Promise<void> {
		return this.#do(async () => {
			await this.#console.makeSnapshot(project);
			await this.look(project);
		});
	}

	stop(project: string): Promise<void> {
		return this.#do(async () => {
			await this.#console.stopSnapshot(project);
			await this.look(project);
		});
	}

	/** Takes the finished snapshot into the catalog; how that goes, the catalog says. */
	async load(project: string): Promise<void> {
		this.#loaded = { project, isDone: false };
		// eslint-disable-next-line svelte/prefer-svelte-reactivity -- an address that stays as it is
		const url = new URL(this.#console.snapshotUrl(project), location.href).href;
		const isStored = await this.#catalog.importAddress(url);
		this.#loaded = isStored ? { project, isDone: true } : null;
	}

	async #do(work: () => Promise<void>): Promise<void> {
		this.#failure = null;
		try {
			await work();
		} catch (error) {
			this.#failure = failureOf(error);
		}
	}
}
