/** The index over all collections: vectors and palettes in a flat index, ids and facets beside it, by ordinal. */

import { LABELS32 } from '../../vision/colour/labels32';
import { CATEGORIES, type Category } from '../../vision/parse/classes';
import type { CatalogItem, Collection } from '../records';
import type { StoredVectors } from '../store/catalog-store';
import { FlatIndex } from './flat-index';
import { packPalettes } from './palettes';

/** Ordinals follow the collections, and within each the order it is stored in. */
export type VectorIndex = {
	readonly collections: readonly Collection[];
	readonly ids: readonly string[];
	/** A shard a collection, by its id. */
	readonly flat: FlatIndex;
	/** Position in `collections`. */
	readonly collectionOf: Uint16Array;
	/** Position in `CATEGORIES`. */
	readonly categoryOf: Uint8Array;
	/** Bit i: has the label `LABELS32[i]`. */
	readonly labelsOf: Uint32Array;
	/** 1: worn by a person. */
	readonly worn: Uint8Array;
};

/** A colour of less than this is trim: it must not bring a garment under a colour filter. */
const LABEL_MIN_SHARE = 0.1;

const LABEL_BITS: ReadonlyMap<string, number> = new Map(
	LABELS32.map(({ id }, i) => [id, (1 << i) >>> 0])
);

/** The bits of known labels; unknown ones have none. */
export const labelBits = (labels: readonly string[]): number =>
	labels.reduce((bits, label) => (bits | (LABEL_BITS.get(label) ?? 0)) >>> 0, 0);

export const categoryCode = (category: Category): number => CATEGORIES.indexOf(category);

const labelsOfItem = ({ colours }: CatalogItem): number =>
	labelBits(colours.filter(({ share }) => share >= LABEL_MIN_SHARE).map(({ label }) => label));

/**
 * Builds the index from what a store gives.
 * @throws IndexTooLargeError
 */
export async function buildIndex(stored: AsyncIterable<StoredVectors>): Promise<VectorIndex> {
	const flat = new FlatIndex();
	const collections: Collection[] = [];
	const items: CatalogItem[] = [];
	const collectionOf: number[] = [];
	for await (const { collection, items: some, vectors } of stored) {
		flat.append(collection.id, {
			vectors,
			palettes: packPalettes(some.map(({ colours }) => colours))
		});
		for (const item of some) {
			items.push(item);
			collectionOf.push(collections.length);
		}
		collections.push(collection);
	}
	return {
		collections,
		ids: items.map(({ id }) => id),
		flat,
		collectionOf: Uint16Array.from(collectionOf),
		categoryOf: Uint8Array.from(items, ({ category }) => categoryCode(category)),
		labelsOf: Uint32Array.from(items, labelsOfItem),
		worn: Uint8Array.from(items, ({ hasModel }) => (hasModel === 'yes' ? 1 : 0))
	};
}
