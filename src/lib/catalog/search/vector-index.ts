/** The index over all collections: vectors and palettes in a flat index, columns beside it, by ordinal. */

import { CATEGORIES, type Category } from '../../vision/parse/classes';
import type { ItemColumns } from '../columns/item-columns';
import { joinColumns } from '../columns/join-columns';
import { labelBit } from '../columns/label-bits';
import { unpackTexts } from '../columns/texts';
import type { Collection } from '../records';
import type { StoredShard } from '../store/catalog-store';
import { FlatIndex } from './flat-index';
import type { ShardData } from './flat-shard';

/** Ordinals follow the collections, and within each the order it is stored in. */
export type VectorIndex = {
	readonly collections: readonly Collection[];
	readonly ids: readonly string[];
	readonly flat: FlatIndex;
	/** What items are filtered by. */
	readonly columns: ItemColumns;
	/** Position in `collections`. */
	readonly collectionOf: Uint16Array;
};

/** The bits of known labels; unknown ones have none. */
export const labelBits = (labels: readonly string[]): number =>
	labels.reduce((bits, label) => (bits | labelBit(label)) >>> 0, 0);

export const categoryCode = (category: Category): number => CATEGORIES.indexOf(category);

/** With what int8 leaves of the vectors (`fineOf`), where it was kept. */
type Stored = StoredShard & Pick<ShardData, 'fine'>;

/**
 * Builds the index from what a store gives; no item record is looked at.
 * @throws IndexTooLargeError
 */
export async function buildIndex(stored: AsyncIterable<Stored>): Promise<VectorIndex> {
	const flat = new FlatIndex();
	const collections: Collection[] = [];
	const parts: ItemColumns[] = [];
	const sources: number[] = [];
	for await (const { collection, vectors, columns, fine } of stored) {
		if (!collections.some(({ id }) => id === collection.id)) collections.push(collection);
		flat.append(`${collection.id} ${parts.length}`, {
			vectors,
			...(fine && { fine }),
			palettes: columns.palettes
		});
		parts.push(columns);
		sources.push(collections.length - 1);
	}
	const columns = joinColumns(parts);
	const collectionOf = new Uint16Array(columns.count);
	let from = 0;
	for (const [i, { count }] of parts.entries()) {
		collectionOf.fill(sources[i] ?? 0, from, from + count);
		from += count;
	}
	return { collections, ids: unpackTexts(columns.ids), flat, columns, collectionOf };
}
