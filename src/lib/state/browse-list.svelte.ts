/** What of the catalog is shown: filter and order, the items that pass, and the counts; the latest request wins. */

import type { Listing } from '$lib/catalog/facets/browsing';
import type { FacetCounts } from '$lib/catalog/facets/count-facets';
import { EVERYTHING, type Filter } from '$lib/catalog/facets/filter';
import type { Sort } from '$lib/catalog/facets/sort-items';
import { failureOf, isAbort, type Failure } from './failure';
import type { CatalogService } from './services';

export type ListStatus =
	/** The former items stay until the new ones are there, so that nothing jumps. */
	| { readonly state: 'listing'; readonly listing: Listing | null }
	| { readonly state: 'listed'; readonly listing: Listing }
	| { readonly state: 'failed'; readonly failure: Failure };

/** More than any catalog has. */
const ALL = 0xffffffff;

export class BrowseList {
	#status = $state.raw<ListStatus>({ state: 'listing', listing: null });
	#counts = $state.raw<FacetCounts | null>(null);
	#filter = $state.raw<Filter>(EVERYTHING);
	#sort = $state.raw<Sort>({ by: 'newest' });
	/** Grows with every change of filter or order. */
	#question = $state(0);
	#controller: AbortController | null = null;
	readonly #catalog: Pick<CatalogService, 'browse' | 'facets'>;
	readonly #onListed: (listing: Listing) => void;

	/** @param onListed hears of each listing before it is shown */
	constructor(
		catalog: Pick<CatalogService, 'browse' | 'facets'>,
		onListed: (listing: Listing) => void = () => undefined
	) {
		this.#catalog = catalog;
		this.#onListed = onListed;
	}

	get status(): ListStatus {
		return this.#status;
	}
	get listing(): Listing | null {
		return this.#status.state === 'failed' ? null : this.#status.listing;
	}
	get counts(): FacetCounts | null {
		return this.#counts;
	}
	get filter(): Filter {
		return this.#filter;
	}
	get sort(): Sort {
		return this.#sort;
	}

	/** What the items on show answer: another value, and a person looks at another list. */
	get question(): number {
		return this.#question;
	}

	narrow(filter: Filter): Promise<void> {
		return this.ask(filter, this.#sort);
	}

	order(sort: Sort): Promise<void> {
		return this.ask(this.#filter, sort);
	}

	/** Both at once. */
	ask(filter: Filter, sort: Sort): Promise<void> {
		this.#filter = filter;
		this.#sort = sort;
		this.#question += 1;
		return this.refresh();
	}

	/** Lists anew, as after a change of the catalog. */
	async refresh(): Promise<void> {
		this.#controller?.abort();
		const controller = new AbortController();
		this.#controller = controller;
		const { signal } = controller;
		this.#status = { state: 'listing', listing: this.listing };
		try {
			const page = { sort: this.#sort, from: 0, count: ALL };
			const [listing, counts] = await Promise.all([
				this.#catalog.browse(this.#filter, page, { signal }),
				this.#catalog.facets(this.#filter, { signal })
			]);
			if (this.#controller !== controller) return;
			this.#onListed(listing);
			this.#counts = counts;
			this.#status = { state: 'listed', listing };
		} catch (error) {
			if (this.#controller !== controller || isAbort(error)) return;
			this.#status = { state: 'failed', failure: failureOf(error) };
		}
	}
}
