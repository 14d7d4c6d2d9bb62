/** Search indexes and queries for tests. */

import { columnsOf } from '../../../src/lib/catalog/columns/columns-of';
import type { Collection, SearchQuery } from '../../../src/lib/catalog/records';
import { buildIndex, type VectorIndex } from '../../../src/lib/catalog/search/vector-index';
import { fileUnder, type SnapshotItem } from '../../../src/lib/catalog/snapshot/item-schema';
import { quantiseAll } from '../../../src/lib/catalog/snapshot/quantise';
import type { StoredShard } from '../../../src/lib/catalog/store/catalog-store';
import { unitVector } from './sample-snapshot';
import { seededRandom } from './seeded-random';

export const collection = (id: string, embedModel = 'embed-1'): Collection => ({
	id,
	name: { en: id },
	count: 0,
	embedModel,
	manifestSha256: '',
	storedAt: ''
});

export function stored(
	of: Collection,
	rows: readonly { readonly item: SnapshotItem; readonly vector: Float32Array }[]
): StoredShard {
	return {
		collection: of,
		columns: columnsOf(rows.map(({ item }) => fileUnder(of.id, item))),
		vectors: quantiseAll(rows.map(({ vector }) => vector))
	};
}

export async function indexOf(
	...sources: readonly (StoredShard & { readonly fine?: Int8Array })[]
): Promise<VectorIndex> {
	async function* all() {
		yield* sources;
	}
	return buildIndex(all());
}

export const query = (change: Partial<SearchQuery> = {}): SearchQuery => ({
	vector: unitVector(seededRandom(1)),
	colours: [],
	colourWeight: 0,
	categories: [],
	labels: [],
	collections: [],
	...change
});
