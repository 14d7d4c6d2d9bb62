/** The searches of one photo side by side: one for each garment that is chosen, the main one first. */

import type { Filter } from '$lib/catalog/facets/filter';
import type { Collection, SearchHit } from '$lib/catalog/records';
import type { Garment } from '$lib/vision/analysis';
import { GarmentSearch } from './garment-search.svelte';
import type { Origin } from './search-filters';
import type { CatalogService } from './services';

export type Question = { readonly garment: Garment; readonly origin: Origin };

export class SearchBoard {
	#searches = $state.raw<readonly GarmentSearch[]>([]);
	readonly #catalog: CatalogService;

	constructor(catalog: CatalogService) {
		this.#catalog = catalog;
	}

	get searches(): readonly GarmentSearch[] {
		return this.#searches;
	}
	/** The main search; null while there is none. */
	get main(): GarmentSearch | null {
		return this.#searches[0] ?? null;
	}
	/** What is listed in any of them. */
	get hits(): readonly SearchHit[] {
		return this.#searches.flatMap(({ hits }) => hits);
	}

	/** Searches for these garments; a garment that is searched for already keeps its results and filters. */
	async show(questions: readonly Question[]): Promise<void> {
		const former = this.#searches;
		const searches = questions.map(
			({ garment }) =>
				former.find((search) => search.garment === garment) ??
				new GarmentSearch(this.#catalog, this.main)
		);
		this.#searches = searches;
		for (const search of former) if (!searches.includes(search)) search.clear();
		await Promise.all(
			questions.map(async ({ garment, origin }, i) => {
				const search = searches[i];
				if (search?.garment === null) await search.show(garment, origin);
			})
		);
	}

	/** Holds every search to a filter of the catalog; those that are held to it already stay as they are. */
	async narrow(where: Filter): Promise<void> {
		const wanted = JSON.stringify(where);
		const others = this.#searches.filter(({ filters }) => JSON.stringify(filters.where) !== wanted);
		await Promise.all(others.map((search) => search.filter({ where })));
	}

	/** Repeats every search, as after a change of the catalog. */
	async again(): Promise<void> {
		await Promise.all(this.#searches.map((search) => search.again()));
	}

	/** The hit of an item that is listed now. */
	find(id: string): SearchHit | undefined {
		return this.hits.find((hit) => hit.item.id === id);
	}

	/** The search that lists an item now. */
	searchOf(id: string): GarmentSearch | undefined {
		return this.#searches.find((search) => search.find(id));
	}

	/** The collections that cannot be searched: another embedder measured them. */
	leftOut(collections: readonly Collection[]): readonly Collection[] {
		return this.main?.leftOut(collections) ?? [];
	}

	clear(): void {
		for (const search of this.#searches) search.clear();
		this.#searches = [];
	}
}
