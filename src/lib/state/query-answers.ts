/** The best items for each garment of a photo, all by one and the same filter. */

import type { Filter } from '$lib/catalog/facets/filter';
import type { SearchHit } from '$lib/catalog/records';
import type { Garment } from '$lib/vision/analysis';
import { garmentQuery } from './garment-query';
import { FIRST_FILTERS, type Origin } from './search-filters';
import type { CatalogService } from './services';

/** A garment with what is needed to search for it again. */
export type Sought = { readonly garment: Garment; readonly origin: Origin };

export type FoundFor = Sought & { readonly hits: readonly SearchHit[] };

/** Hits a garment: what fits in a row of the table. */
const HITS = 5;

/**
 * @param filter of now: where it changes meanwhile, all begins again
 * @throws the signal's reason, what the catalog throws
 */
export async function answerAll(
	catalog: Pick<CatalogService, 'search'>,
	sought: readonly Sought[],
	filter: () => Filter,
	signal: AbortSignal
): Promise<readonly FoundFor[]> {
	const where = filter();
	const found: FoundFor[] = [];
	for (const { garment, origin } of sought) {
		const query = garmentQuery(garment, origin, { ...FIRST_FILTERS, where });
		const hits = await catalog.search(query, { limit: HITS }, { signal });
		signal.throwIfAborted();
		if (filter() !== where) return answerAll(catalog, sought, filter, signal);
		found.push({ garment, origin, hits });
	}
	return found;
}
