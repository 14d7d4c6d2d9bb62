/** A garment and the person's filters as one question to the catalog. */

import { shapedParts } from '$lib/catalog/facets/shape-filter';
import type { SearchQuery } from '$lib/catalog/records';
import type { Garment } from '$lib/vision/analysis';
import { oklabFromRgb, rgbFromHex } from '$lib/vision/colour/spaces';
import type { Filters, Origin } from './search-filters';

export function garmentQuery(
	garment: Garment,
	{ embedModel, wholePhoto }: Origin,
	{ scope, colourWeight, label, colour, where, plus, minus }: Filters
): SearchQuery {
	const colours =
		colour === null
			? garment.colours.map(({ oklab, share }) => ({ oklab, share }))
			: [{ oklab: oklabFromRgb(rgbFromHex(colour)), share: 1 }];
	return {
		vector: garment.vector,
		colours,
		colourWeight: colours.length > 0 ? colourWeight : 0,
		categories: scope === 'same-category' && !wholePhoto ? [garment.category] : [],
		labels: label === null ? [] : [label],
		collections: [],
		embedModel,
		...(shapedParts(where).length > 0 && { where }),
		plus,
		minus,
		folded: true
	};
}
