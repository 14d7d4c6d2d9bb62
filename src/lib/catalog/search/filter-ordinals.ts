/** Which items a query lets in, before anything is compared. */

import type { SearchQuery } from '../records';
import { categoryCode, labelBits, type VectorIndex } from './vector-index';

export type Filter = Pick<SearchQuery, 'categories' | 'labels' | 'collections' | 'embedModel'>;

/**
 * Ordinals that pass, rising. Each list lets in what matches one of its entries; an empty list
 * lets in all. Vectors of another embedder than the query's cannot be compared and never pass.
 */
export function filterOrdinals(
	index: VectorIndex,
	{ categories, labels, collections, embedModel }: Filter
): Uint32Array {
	const wantedCategories = categories.reduce((bits, name) => bits | (1 << categoryCode(name)), 0);
	const wantedLabels = labelBits(labels);
	const openCollections = index.collections.map(
		(collection) =>
			(collections.length === 0 || collections.includes(collection.id)) &&
			(embedModel === undefined || collection.embedModel === embedModel)
	);
	const ordinals = new Uint32Array(index.ids.length);
	let count = 0;
	for (let i = 0; i < ordinals.length; i += 1) {
		if (!openCollections[index.collectionOf[i] ?? 0]) continue;
		if (categories.length > 0 && !(wantedCategories & (1 << (index.categoryOf[i] ?? 0)))) continue;
		if (labels.length > 0 && !(wantedLabels & (index.labelsOf[i] ?? 0))) continue;
		ordinals[count] = i;
		count += 1;
	}
	return ordinals.subarray(0, count);
}
