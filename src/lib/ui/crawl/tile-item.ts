/** A collected product as a tile of the grid shows it. */

import type { CollectedItem } from '$lib/catalog/collect/crawler';
import type { TileItem } from '../catalog/browse-layout';

/** Nobody has looked for the garment yet. */
const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

export function tileItem(item: CollectedItem | undefined): TileItem | undefined {
	if (!item) return undefined;
	const { name, price } = item.product;
	return { id: item.id, name: { und: name }, price, colours: [], box: WHOLE };
}
