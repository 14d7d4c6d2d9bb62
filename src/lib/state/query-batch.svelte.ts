/** Many photos as many searches, one after the other: the best items for each of their garments. */

import { EVERYTHING, type Filter } from '$lib/catalog/facets/filter';
import { searchCsv, type Answer } from '$lib/export/search-csv';
import { listedGarments } from '$lib/vision/analysis';
import { failureOf, isAbort, type Failure } from './failure';
import { answerAll, type FoundFor } from './query-answers';
import type { RuntimeState } from './runtime-state.svelte';
import type { saveFile } from './save-file';
import type { CatalogService, PhotoService } from './services';
import { timeLeftMs } from './time-left';

export type QueryRow = { readonly file: File } & (
	| { readonly state: 'waiting' }
	| { readonly state: 'working' }
	| { readonly state: 'done'; readonly found: readonly FoundFor[] }
	| { readonly state: 'failed'; readonly failure: Failure }
);

export type QueryBatchState = 'idle' | 'running' | 'paused';

/** The search once more for what was found; the former hits stay until new ones are there. */
export type Renewal =
	| { readonly state: 'idle' }
	| { readonly state: 'searching' }
	| { readonly state: 'failed'; readonly failure: Failure };

export class QueryBatch {
	#rows = $state.raw<readonly QueryRow[]>([]);
	#state = $state.raw<QueryBatchState>('idle');
	#tookMs = $state.raw<readonly number[]>([]);
	#where = $state.raw<Filter>(EVERYTHING);
	#renewal = $state.raw<Renewal>({ state: 'idle' });
	#controller: AbortController | null = null;
	#renewing: AbortController | null = null;
	readonly #photos: PhotoService;
	readonly #runtime: RuntimeState;
	readonly #catalog: Pick<CatalogService, 'search'>;
	readonly #save: typeof saveFile;

	constructor(
		photos: PhotoService,
		runtime: RuntimeState,
		catalog: Pick<CatalogService, 'search'>,
		save: typeof saveFile
	) {
		this.#photos = photos;
		this.#runtime = runtime;
		this.#catalog = catalog;
		this.#save = save;
	}

	get rows(): readonly QueryRow[] {
		return this.#rows;
	}
	get state(): QueryBatchState {
		return this.#state;
	}
	get done(): number {
		return this.#rows.filter(({ state }) => state === 'done' || state === 'failed').length;
	}
	/** What of the catalog is searched. */
	get where(): Filter {
		return this.#where;
	}
	get renewal(): Renewal {
		return this.#renewal;
	}
	/** Estimate for what is left; null until one photo is done. */
	get leftMs(): number | null {
		return timeLeftMs(this.#tookMs, this.#rows.length - this.done);
	}

	/** Puts photos at the end of the list, and starts unless the person has paused. */
	add(files: readonly File[]): void {
		this.#rows = [...this.#rows, ...files.map((file) => ({ file, state: 'waiting' as const }))];
		if (this.#state !== 'paused') this.resume();
	}

	/** Stops after the photo it is at. */
	pause(): void {
		if (this.#state === 'running') this.#state = 'paused';
	}

	resume(): void {
		this.#state = 'running';
		if (!this.#controller) void this.#run();
	}

	/** Holds every search to a filter of the catalog; photos are not looked at again. */
	async narrow(where: Filter): Promise<void> {
		this.#where = where;
		await this.again();
	}

	/** Repeats the searches that are done, as after a change of the catalog; the latest call wins. */
	async again(): Promise<void> {
		this.#renewing?.abort();
		const controller = new AbortController();
		this.#renewing = controller;
		this.#renewal = { state: 'searching' };
		try {
			// As many as there are by then: those that get done meanwhile are answered by the filter of now.
			const files = this.#rows.flatMap((row) => (row.state === 'done' ? [row.file] : []));
			for (const file of files) {
				const row = this.#rows.find((one) => one.file === file);
				if (row?.state !== 'done' || row.found.length === 0) continue;
				const found = await this.#answer(row.found, controller.signal);
				this.#replace(row, { file, state: 'done', found });
			}
			this.#renewal = { state: 'idle' };
		} catch (error) {
			if (this.#renewing !== controller || isAbort(error)) return;
			this.#renewal = { state: 'failed', failure: failureOf(error) };
		}
	}

	/** Gives up the list with all that was found. */
	clear(): void {
		this.#controller?.abort();
		this.#controller = null;
		this.#renewing?.abort();
		this.#renewing = null;
		this.#renewal = { state: 'idle' };
		this.#where = EVERYTHING;
		this.#rows = [];
		this.#tookMs = [];
		this.#state = 'idle';
	}

	/** Saves what was found as a table, a row an item. @param language tag that names are taken in */
	saveCsv(language: string): void {
		const answers = this.#rows.flatMap((row): readonly Answer[] => {
			const photo = row.file.name;
			if (row.state === 'failed') return [{ photo, error: row.failure.name }];
			if (row.state !== 'done') return [];
			return row.found.length > 0
				? row.found.map(({ garment, hits }) => ({ photo, garment, hits }))
				: [{ photo, error: 'NothingFound' }];
		});
		const csv = new Blob([searchCsv(answers, language)], { type: 'text/csv;charset=utf-8' });
		this.#save(csv, 'otlens-search.csv');
	}

	async #run(): Promise<void> {
		const controller = new AbortController();
		this.#controller = controller;
		const { signal } = controller;
		// Whoever aborts has put another controller in place, or none.
		while (this.#state === 'running') {
			const row = this.#rows.find(({ state }) => state === 'waiting');
			if (!row) break;
			const startMs = performance.now();
			const working = this.#replace(row, { file: row.file, state: 'working' });
			const outcome = await this.#look(row.file, signal);
			if (signal.aborted) return;
			this.#replace(working, outcome);
			this.#tookMs = [...this.#tookMs, performance.now() - startMs];
		}
		this.#controller = null;
		if (this.#state === 'running') this.#state = 'idle';
	}

	#answer(sought: Parameters<typeof answerAll>[1], signal: AbortSignal) {
		return answerAll(this.#catalog, sought, () => this.#where, signal);
	}

	async #look(file: File, signal: AbortSignal): Promise<QueryRow> {
		try {
			await this.#photos.check(file);
			await this.#runtime.ready(signal);
			const result = await this.#photos.findGarments(file, { signal, priority: 'background' });
			result.preview.close();
			const { analysis } = result;
			const origin = { embedModel: analysis.models.embed, wholePhoto: false };
			const sought = listedGarments(analysis).map((garment) => ({ garment, origin }));
			return { file, state: 'done', found: await this.#answer(sought, signal) };
		} catch (error) {
			if (isAbort(error)) return { file, state: 'waiting' };
			return { file, state: 'failed', failure: failureOf(error) };
		}
	}

	#replace(row: QueryRow, by: QueryRow): QueryRow {
		this.#rows = this.#rows.map((one) => (one === row ? by : one));
		return by;
	}
}
