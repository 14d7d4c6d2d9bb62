/** Which items a query lets in, before anything is compared. */

import type { SearchQuery } from '../records';
import { and, bitmapWhere, type Bitmap } from './bitmap';
import { categoryCode, labelBits, type VectorIndex } from './vector-index';

export type Filter = Pick<
	SearchQuery,
	'categories' | 'labels' | 'collections' | 'embedModel' | 'filter'
>;

/**
 * Items that pass; undefined where all do. Each list lets in what matches one of its entries; an
 * empty list lets in all. Vectors of another embedder than the query's cannot be compared and never
 * pass.
 *
 * @throws RangeError when the query's own bitmap is for another count of items
 */
export function filterBitmap(index: VectorIndex, query: Filter): Bitmap | undefined {
	const { categories, labels, collections, embedModel, filter } = query;
	const isOpen = index.collections.map(
		(collection) =>
			(collections.length === 0 || collections.includes(collection.id)) &&
			(embedModel === undefined || collection.embedModel === embedModel)
	);
	if (categories.length === 0 && labels.length === 0 && isOpen.every(Boolean)) return filter;
	const wantedCategories = categories.reduce((bits, name) => bits | (1 << categoryCode(name)), 0);
	const wantedLabels = labelBits(labels);
	const passing = bitmapWhere(
		index.ids.length,
		(i) =>
			(isOpen[index.collectionOf[i] ?? 0] ?? false) &&
			(categories.length === 0 || (wantedCategories & (1 << (index.categoryOf[i] ?? 0))) !== 0) &&
			(labels.length === 0 || (wantedLabels & (index.labelsOf[i] ?? 0)) !== 0)
	);
	return filter ? and(passing, filter) : passing;
}
