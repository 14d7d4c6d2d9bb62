/** A flat index over all collections: vectors, palettes and facets in typed arrays, by ordinal. */

import { CATEGORIES, type Category } from '../../vision/parse/classes';
import { joinColumns } from '../columns/join-columns';
import { labelBit } from '../columns/label-bits';
import { unpackTexts } from '../columns/texts';
import type { Collection } from '../records';
import { DIMS } from '../snapshot/quantise';
import type { StoredShard } from '../store/catalog-store';
import type { Palettes } from './palettes';

/** Ordinals follow the ids' order, so that a tie broken by ordinal is broken by id. */
export type VectorIndex = {
	readonly collections: readonly Collection[];
	readonly ids: readonly string[];
	/** [n × 256] */
	readonly int8: Int8Array;
	/** [n]; vector = int8 × scale */
	readonly scales: Float32Array;
	readonly palettes: Palettes;
	/** Position in `collections`. */
	readonly collectionOf: Uint16Array;
	/** Position in `CATEGORIES`. */
	readonly categoryOf: Uint8Array;
	/** Bit i: has the label `LABELS32[i]`. */
	readonly labelsOf: Uint32Array;
	/** 1: worn by a person. */
	readonly worn: Uint8Array;
};

/** The bits of known labels; unknown ones have none. */
export const labelBits = (labels: readonly string[]): number =>
	labels.reduce((bits, label) => (bits | labelBit(label)) >>> 0, 0);

export const categoryCode = (category: Category): number => CATEGORIES.indexOf(category);

/** Which row of all the shards' rows each ordinal is: in the order of the ids. */
function orderOf(ids: readonly string[]): Uint32Array {
	const order = Uint32Array.from(ids.keys());
	const isSorted = ids.every((id, i) => i === 0 || (ids[i - 1] ?? '') < id);
	return isSorted ? order : order.sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
}

/** Rows of palettes, put in another order. */
function reorder({ starts, colours }: Palettes, order: Uint32Array): Palettes {
	const moved = {
		starts: new Uint32Array(starts.length),
		colours: new Float32Array(colours.length)
	};
	let at = 0;
	for (const [ordinal, row] of order.entries()) {
		const palette = colours.subarray((starts[row] ?? 0) * 4, (starts[row + 1] ?? 0) * 4);
		moved.colours.set(palette, at);
		at += palette.length;
		moved.starts[ordinal + 1] = at / 4;
	}
	return moved;
}

/** Builds the index from what a store gives; no item record is looked at. */
export async function buildIndex(stored: AsyncIterable<StoredShard>): Promise<VectorIndex> {
	const shards: StoredShard[] = [];
	for await (const shard of stored) shards.push(shard);
	const collections = [...new Set(shards.map(({ collection }) => collection))];
	const columns = joinColumns(shards.map((shard) => shard.columns));
	const unsorted = unpackTexts(columns.ids);
	const order = orderOf(unsorted);

	const int8 = new Int8Array(columns.count * DIMS);
	const scales = new Float32Array(columns.count);
	const collectionOf = new Uint16Array(columns.count);
	const ordinalOf = new Uint32Array(columns.count);
	for (const [ordinal, row] of order.entries()) ordinalOf[row] = ordinal;
	let row = 0;
	for (const { collection, vectors } of shards) {
		const source = collections.indexOf(collection);
		for (const [i, scale] of vectors.scales.entries()) {
			const ordinal = ordinalOf[row] ?? 0;
			int8.set(vectors.int8.subarray(i * DIMS, (i + 1) * DIMS), ordinal * DIMS);
			scales[ordinal] = scale;
			collectionOf[ordinal] = source;
			row += 1;
		}
	}
	return {
		collections,
		ids: Array.from(order, (from) => unsorted[from] ?? ''),
		int8,
		scales,
		palettes: reorder(columns.palettes, order),
		collectionOf,
		categoryOf: Uint8Array.from(order, (from) => columns.category[from] ?? 0),
		labelsOf: Uint32Array.from(order, (from) => columns.labels[from] ?? 0),
		worn: Uint8Array.from(order, (from) => (columns.hasModel[from] === 1 ? 1 : 0))
	};
}
