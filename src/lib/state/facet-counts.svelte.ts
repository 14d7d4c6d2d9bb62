/** How many items each choice of a filter would show; the latest filter wins. */

import type { FacetCounts as Counts } from '$lib/catalog/facets/count-facets';
import type { Filter } from '$lib/catalog/facets/filter';
import type { CatalogService } from './services';

export class FacetCounts {
	#counts = $state.raw<Counts | null>(null);
	#controller: AbortController | null = null;
	readonly #catalog: Pick<CatalogService, 'facets'>;

	constructor(catalog: Pick<CatalogService, 'facets'>) {
		this.#catalog = catalog;
	}

	/** Null until they are there; those of the former filter stay meanwhile. */
	get counts(): Counts | null {
		return this.#counts;
	}

	async count(filter: Filter): Promise<void> {
		this.#controller?.abort();
		const controller = new AbortController();
		this.#controller = controller;
		try {
			const counts = await this.#catalog.facets(filter, { signal: controller.signal });
			if (this.#controller === controller) this.#counts = counts;
		} catch {
			// The panel keeps what it has; the search itself says what is wrong.
		}
	}
}
