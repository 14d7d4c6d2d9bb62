/** The catalog as it stands, and the work on it: opening, importing, removing with a way back. */

import type { ProgressReport } from '../../workers/contract';
import type { CatalogItem, CatalogSummary } from '$lib/catalog/records';
import type { SnapshotLocation } from '$lib/catalog/snapshot/source';
import type { Change, Changes } from '$lib/catalog/store/changes';
import { DEMO_COLLECTION } from './demo-collection';
import { failureOf, isAbort, type Failure } from './failure';
import type { CatalogService, Job } from './services';

export type CatalogStatus =
	| { readonly state: 'opening'; readonly progress: ProgressReport | null }
	| { readonly state: 'ready'; readonly summary: CatalogSummary }
	| { readonly state: 'failed'; readonly failure: Failure };

export type ImportStatus =
	| { readonly state: 'idle' }
	| { readonly state: 'importing'; readonly progress: ProgressReport | null }
	| { readonly state: 'failed'; readonly failure: Failure };

const SAMPLE_COUNT = 12;
/** How long a removal can be taken back. */
export const UNDO_MS = 8_000;

type Removal = { readonly id: string; readonly timer: ReturnType<typeof setTimeout> };

export class CatalogState {
	#status = $state.raw<CatalogStatus>({ state: 'opening', progress: null });
	#importing = $state.raw<ImportStatus>({ state: 'idle' });
	#samples = $state.raw<readonly CatalogItem[]>([]);
	#removal = $state.raw<Removal | null>(null);
	/** Why the snapshot that ships was not taken in at the last opening. */
	#refused = $state.raw<Failure | null>(null);
	/** Grows with every change of what can be found, so that a search can follow. */
	#revision = $state(0);
	#importController: AbortController | null = null;
	readonly #catalog: CatalogService;
	readonly #shipped: SnapshotLocation;

	constructor(catalog: CatalogService, shipped: SnapshotLocation) {
		this.#catalog = catalog;
		this.#shipped = shipped;
	}

	get status(): CatalogStatus {
		return this.#status;
	}
	get importing(): ImportStatus {
		return this.#importing;
	}
	/** Photos to try the search with. */
	get samples(): readonly CatalogItem[] {
		return this.#samples;
	}
	/** The collection that is about to be removed. */
	get removing(): string | null {
		return this.#removal?.id ?? null;
	}
	/** Why the shipped snapshot was not taken in, though the catalog can be used; null where it was. */
	get refused(): Failure | null {
		return this.#refused;
	}
	/** The person removed the demo catalog and has not brought it back. */
	get demoRemoved(): boolean {
		return this.summary?.removed.includes(DEMO_COLLECTION) ?? false;
	}
	get revision(): number {
		return this.#revision;
	}
	get summary(): CatalogSummary | null {
		return this.#status.state === 'ready' ? this.#status.summary : null;
	}

	/** Opens the store and fills it on the first start; safe to call again after a failure. */
	async open(): Promise<void> {
		if (this.#status.state === 'failed') this.#catalog.reset();
		this.#status = { state: 'opening', progress: null };
		try {
			const onProgress = (progress: ProgressReport) => {
				if (this.#status.state === 'opening') this.#status = { state: 'opening', progress };
			};
			const summary = await this.#catalog.open(this.#shipped, { onProgress });
			this.#refused = summary.refused ?? null;
			this.#take(summary);
		} catch (error) {
			this.#status = { state: 'failed', failure: failureOf(error) };
		}
	}

	/** Keeps up with what other tabs change. */
	follow(changes: Pick<Changes, 'watch'>): void {
		changes.watch((change) => void this.#catchUp(change));
	}

	async #catchUp(change: Change): Promise<void> {
		if (this.#status.state !== 'ready') return;
		try {
			const before = this.#status.summary;
			const now = await this.#catalog.summary();
			// This tab's own worker is heard here too, and what it changed is known already.
			const isNews = JSON.stringify(now.collections) !== JSON.stringify(before.collections);
			if (isNews || change === 'edits') this.#take(now);
		} catch {
			// What is shown stays as it is; whatever the person asks for next says what is wrong.
		}
	}

	/** The catalog was changed by other ways than these. */
	async catchUp(): Promise<void> {
		await this.#catchUp('edits');
	}

	/** Imports picked files; what was there stays whatever happens. */
	async importFiles(files: readonly File[]): Promise<void> {
		await this.#import({ kind: 'files', files });
	}

	/**
	 * Imports the snapshot in a folder of this origin; what was there stays whatever happens.
	 * @returns whether it is stored now
	 */
	importAddress(baseUrl: string): Promise<boolean> {
		return this.#import({ kind: 'address', baseUrl });
	}

	/**
	 * Imports for a screen of its own, which shows the progress and tells of a failure.
	 * @throws what `importSnapshot` throws
	 */
	async bringIn(from: SnapshotLocation, job: Job): Promise<void> {
		this.#take(await this.#catalog.importSnapshot(from, job));
	}

	/** Brings the demo catalog back after it was removed. */
	async restoreDemo(): Promise<void> {
		await this.#import(this.#shipped);
	}

	async #import(from: SnapshotLocation): Promise<boolean> {
		this.cancelImport();
		const controller = new AbortController();
		this.#importController = controller;
		this.#importing = { state: 'importing', progress: null };
		try {
			const summary = await this.#catalog.importSnapshot(from, {
				signal: controller.signal,
				onProgress: (progress) => {
					if (this.#importController === controller) {
						this.#importing = { state: 'importing', progress };
					}
				}
			});
			if (this.#importController === controller) this.#importing = { state: 'idle' };
			this.#take(summary);
			return true;
		} catch (error) {
			if (this.#importController !== controller) return false;
			this.#importing = isAbort(error)
				? { state: 'idle' }
				: { state: 'failed', failure: failureOf(error) };
			return false;
		} finally {
			if (this.#importController === controller) this.#importController = null;
		}
	}

	cancelImport(): void {
		this.#importController?.abort();
		this.#importController = null;
		this.#importing = { state: 'idle' };
	}

	/** Hides a collection now and removes it after `UNDO_MS`; an earlier removal is carried out. */
	remove(id: string): void {
		const earlier = this.#removal;
		this.undoRemove();
		if (earlier) void this.#carryOut(earlier.id);
		const timer = setTimeout(() => {
			this.#removal = null;
			void this.#carryOut(id);
		}, UNDO_MS);
		this.#removal = { id, timer };
	}

	undoRemove(): void {
		if (this.#removal) clearTimeout(this.#removal.timer);
		this.#removal = null;
	}

	async #carryOut(id: string): Promise<void> {
		try {
			this.#take(await this.#catalog.removeCollection(id));
		} catch (error) {
			this.#importing = { state: 'failed', failure: failureOf(error) };
		}
	}

	#take(summary: CatalogSummary): void {
		this.#status = { state: 'ready', summary };
		this.#revision += 1;
		void this.#takeSamples();
	}

	async #takeSamples(): Promise<void> {
		try {
			this.#samples = await this.#catalog.sample({ count: SAMPLE_COUNT, worn: true });
		} catch {
			// Samples are an offer; without them the screen is complete.
			this.#samples = [];
		}
	}
}
