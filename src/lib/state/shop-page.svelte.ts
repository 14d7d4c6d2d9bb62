/** One item of the demo shop as a page of its own, looked up in the catalog. */

import type { CatalogItem } from '$lib/catalog/records';
import { DEMO_COLLECTION } from './demo-collection';
import { failureOf, type Failure } from './failure';
import type { CatalogService } from './services';

export type ShopPageStatus =
	| { readonly state: 'loading' }
	| { readonly state: 'shown'; readonly item: CatalogItem }
	| { readonly state: 'missing' }
	| { readonly state: 'failed'; readonly failure: Failure };

export class ShopPage {
	#status = $state.raw<ShopPageStatus>({ state: 'loading' });
	readonly #catalog: Pick<CatalogService, 'items'>;

	constructor(catalog: Pick<CatalogService, 'items'>) {
		this.#catalog = catalog;
	}

	get status(): ShopPageStatus {
		return this.#status;
	}

	/** Shows the item with this number; the catalog must be open. */
	async show(number: string): Promise<void> {
		this.#status = { state: 'loading' };
		try {
			const [item] = await this.#catalog.items([`${DEMO_COLLECTION}/${number}`]);
			this.#status = item ? { state: 'shown', item } : { state: 'missing' };
		} catch (error) {
			this.#status = { state: 'failed', failure: failureOf(error) };
		}
	}
}
