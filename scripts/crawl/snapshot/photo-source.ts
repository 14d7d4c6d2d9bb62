/** One photo on its way into a snapshot, with what its table or its maker says of it. */

import type { CatalogItem } from '../../../src/lib/catalog/records';

/** Facts that need no measuring, because the photo was drawn from them. */
export type Truth = Pick<
	CatalogItem,
	'category' | 'kind' | 'colours' | 'box' | 'hasModel' | 'pose'
>;

export type PhotoSource = Pick<
	CatalogItem,
	'number' | 'name' | 'link' | 'shop' | 'price' | 'labels' | 'project' | 'collectedAt'
> & {
	/** Absolute path. */
	readonly file: string;
	/** What the table calls the garment; empty where it says nothing. */
	readonly label: string;
	readonly truth: Truth | null;
};
