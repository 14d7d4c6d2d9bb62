/** Many photos as many searches, one after the other: the best items for each of their garments. */

import type { SearchHit } from '$lib/catalog/records';
import { searchCsv, type Answer } from '$lib/export/search-csv';
import { listedGarments, type Garment } from '$lib/vision/analysis';
import { failureOf, isAbort, type Failure } from './failure';
import { garmentQuery } from './garment-query';
import { FIRST_FILTERS } from './search-filters';
import type { RuntimeState } from './runtime-state.svelte';
import type { saveFile } from './save-file';
import type { CatalogService, PhotoService } from './services';
import { timeLeftMs } from './time-left';

export type FoundFor = { readonly garment: Garment; readonly hits: readonly SearchHit[] };

export type QueryRow = { readonly file: File } & (
	| { readonly state: 'waiting' }
	| { readonly state: 'working' }
	| { readonly state: 'done'; readonly found: readonly FoundFor[] }
	| { readonly state: 'failed'; readonly failure: Failure }
);

export type QueryBatchState = 'idle' | 'running' | 'paused';

/** Hits a garment: what fits in a row of the table. */
const HITS = 5;

export class QueryBatch {
	#rows = $state.raw<readonly QueryRow[]>([]);
	#state = $state.raw<QueryBatchState>('idle');
	#tookMs = $state.raw<readonly number[]>([]);
	#controller: AbortController | null = null;
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

	/** Gives up the list with all that was found. */
	clear(): void {
		this.#controller?.abort();
		this.#controller = null;
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
			const outcome = await this.#answer(row.file, signal);
			if (signal.aborted) return;
			this.#replace(working, outcome);
			this.#tookMs = [...this.#tookMs, performance.now() - startMs];
		}
		this.#controller = null;
		if (this.#state === 'running') this.#state = 'idle';
	}

	async #answer(file: File, signal: AbortSignal): Promise<QueryRow> {
		try {
			await this.#photos.check(file);
			await this.#runtime.ready(signal);
			const result = await this.#photos.findGarments(file, { signal, priority: 'background' });
			result.preview.close();
			const { analysis } = result;
			const found: FoundFor[] = [];
			for (const garment of listedGarments(analysis)) {
				const origin = { embedModel: analysis.models.embed, wholePhoto: false };
				const query = garmentQuery(garment, origin, FIRST_FILTERS);
				found.push({
					garment,
					hits: await this.#catalog.search(query, { limit: HITS }, { signal })
				});
			}
			return { file, state: 'done', found };
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
