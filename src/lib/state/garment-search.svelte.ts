/** Items like one garment, under the filters of the person; the latest request wins. */

import type { Collection, SearchHit } from '$lib/catalog/records';
import { whyMatched, type Why } from '$lib/catalog/search/why-matched';
import type { Garment } from '$lib/vision/analysis';
import { failureOf, isAbort, type Failure } from './failure';
import { garmentQuery } from './garment-query';
import { FIRST_FILTERS, type Filters, type Origin } from './search-filters';
import type { CatalogService } from './services';

export type Results =
	| { readonly state: 'idle' }
	/** The former hits stay until the new ones are there, so that nothing jumps. */
	| { readonly state: 'searching'; readonly hits: readonly SearchHit[] }
	| { readonly state: 'listed'; readonly hits: readonly SearchHit[] }
	| { readonly state: 'failed'; readonly failure: Failure };

type Shown = Origin & { readonly garment: Garment };

export const RESULT_LIMIT = 300;

/** Where hardly anything is like it, a person still wants to choose. */
export const LEAST_SHOWN = 8;

/** How an item of the list is used to say what is wanted. */
export type Example = 'plus' | 'minus' | 'none';

export class GarmentSearch {
	#results = $state.raw<Results>({ state: 'idle' });
	#filters = $state.raw<Filters>(FIRST_FILTERS);
	#shown = $state.raw<Shown | null>(null);
	#beyond = $state(false);
	#controller: AbortController | null = null;
	readonly #catalog: CatalogService;

	/** @param former the search in whose place it comes: its filters stay, and its hits until there are new ones */
	constructor(catalog: CatalogService, former: GarmentSearch | null = null) {
		this.#catalog = catalog;
		if (!former) return;
		this.#filters = former.filters;
		this.#results = { state: 'searching', hits: former.hits };
	}

	get results(): Results {
		return this.#results;
	}
	get hits(): readonly SearchHit[] {
		const results = this.#results;
		return results.state === 'listed' || results.state === 'searching' ? results.hits : [];
	}
	get filters(): Filters {
		return this.#filters;
	}
	get garment(): Garment | null {
		return this.#shown?.garment ?? null;
	}
	get wholePhoto(): boolean {
		return this.#shown?.wholePhoto ?? false;
	}
	/** Embedder of the garment that is searched with; null while there is none. */
	get embedModel(): string | null {
		return this.#shown?.embedModel ?? null;
	}

	/** The collections that cannot be searched with this garment: another embedder measured them. */
	leftOut(collections: readonly Collection[]): readonly Collection[] {
		const shown = this.#shown;
		return shown ? collections.filter((one) => one.embedModel !== shown.embedModel) : [];
	}

	/** Searches for another garment; a colour filter of the former one is lifted. */
	async show(garment: Garment, origin: Origin): Promise<void> {
		this.#shown = { ...origin, garment };
		const { scope, colourWeight, where } = this.#filters;
		this.#filters = { ...FIRST_FILTERS, scope, colourWeight, where };
		this.#beyond = false;
		await this.again();
	}

	async filter(change: Partial<Filters>): Promise<void> {
		this.#filters = { ...this.#filters, ...change };
		await this.again();
	}

	clear(): void {
		this.#controller?.abort();
		this.#controller = null;
		this.#shown = null;
		this.#results = { state: 'idle' };
	}

	/** The item of a hit that is listed now. */
	find(id: string): SearchHit | undefined {
		return this.hits.find((hit) => hit.item.id === id);
	}

	/** The hits that are worth a look, a row or two at least; all of them once the person asked for more. */
	get worthwhile(): readonly SearchHit[] {
		if (this.#beyond) return this.hits;
		return this.hits.filter(({ cutOff }, i) => cutOff !== 'beyond' || i < LEAST_SHOWN);
	}

	/** Shows the hits beyond the cut-off too, until the next garment. */
	showBeyond(): void {
		this.#beyond = true;
	}

	exampleOf(id: string): Example {
		const { plus, minus } = this.#filters;
		return plus.includes(id) ? 'plus' : minus.includes(id) ? 'minus' : 'none';
	}

	/** More like this item, less like it, or as if it had not been said. */
	async mark(id: string, example: Example): Promise<void> {
		const without = (ids: readonly string[]) => ids.filter((one) => one !== id);
		const { plus, minus } = this.#filters;
		await this.filter({
			plus: example === 'plus' ? [...without(plus), id] : without(plus),
			minus: example === 'minus' ? [...without(minus), id] : without(minus)
		});
	}

	/** Why an item of the list was found. */
	why({ item }: SearchHit): Why {
		const garment = this.#shown?.garment;
		const hex = this.#filters.colour ?? garment?.colours[0]?.hex ?? null;
		return whyMatched({ hex, attributes: garment?.attributes ?? [] }, item);
	}

	/** Repeats the search, as after a change of the catalog. */
	async again(): Promise<void> {
		const shown = this.#shown;
		if (!shown) return;
		this.#controller?.abort();
		const controller = new AbortController();
		this.#controller = controller;
		this.#results = { state: 'searching', hits: this.hits };
		try {
			const hits = await this.#catalog.search(
				garmentQuery(shown.garment, shown, this.#filters),
				{ limit: RESULT_LIMIT },
				{ signal: controller.signal }
			);
			if (this.#controller === controller) this.#results = { state: 'listed', hits };
		} catch (error) {
			if (this.#controller !== controller || isAbort(error)) return;
			this.#results = { state: 'failed', failure: failureOf(error) };
		}
	}
}
