/** What narrows and weighs a search, and what its garment was measured in. */

import { EVERYTHING, type Filter } from '$lib/catalog/facets/filter';

export type Scope = 'same-category' | 'everything';

export type Filters = {
	readonly scope: Scope;
	/** 0 = shape only … 1 = colour only. */
	readonly colourWeight: number;
	/** Only items with this colour label, or null for any. */
	readonly label: string | null;
	/** A colour of the person's own to look for, `#rrggbb`; null: those of the garment. */
	readonly colour: string | null;
	/** What of the catalog is searched. */
	readonly where: Filter;
	/** Ids of items that the wanted ones should be like, and of items that they should not be like. */
	readonly plus: readonly string[];
	readonly minus: readonly string[];
};

/** What a garment was measured in. */
export type Origin = {
	/** Id of the embedder that made its vector. */
	readonly embedModel: string;
	/** A whole photo has no category to stay within. */
	readonly wholePhoto: boolean;
};

export const FIRST_FILTERS: Filters = {
	scope: 'same-category',
	colourWeight: 0.35,
	label: null,
	colour: null,
	where: EVERYTHING,
	plus: [],
	minus: []
};
