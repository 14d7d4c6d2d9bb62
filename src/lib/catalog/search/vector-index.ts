/** A flat index over all collections: vectors, palettes and facets in typed arrays, by ordinal. */

import { LABELS32 } from '../../vision/colour/labels32';
import { CATEGORIES, type Category } from '../../vision/parse/classes';
import type { CatalogItem, Collection } from '../records';
import { DIMS } from '../snapshot/quantise';
import type { StoredVectors } from '../store/catalog-store';
import { packPalettes, type Palettes } from './palettes';

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

type Row = { readonly item: CatalogItem; readonly source: number; readonly row: number };

/** Builds the index from what a store gives. */
export async function buildIndex(stored: AsyncIterable<StoredVectors>): Promise<VectorIndex> {
	const sources: StoredVectors[] = [];
	for await (const one of stored) sources.push(one);
	const rows: Row[] = sources.flatMap(({ items }, source) =>
		items.map((item, row) => ({ item, source, row }))
	);
	rows.sort((a, b) => (a.item.id < b.item.id ? -1 : 1));

	const int8 = new Int8Array(rows.length * DIMS);
	const scales = new Float32Array(rows.length);
	for (const [ordinal, { source, row }] of rows.entries()) {
		const vectors = sources[source]?.vectors;
		if (!vectors) continue;
		int8.set(vectors.int8.subarray(row * DIMS, (row + 1) * DIMS), ordinal * DIMS);
		scales[ordinal] = vectors.scales[row] ?? 0;
	}
	return {
		collections: sources.map(({ collection }) => collection),
		ids: rows.map(({ item }) => item.id),
		int8,
		scales,
		palettes: packPalettes(rows.map(({ item }) => item.colours)),
		collectionOf: Uint16Array.from(rows, ({ source }) => source),
		categoryOf: Uint8Array.from(rows, ({ item }) => categoryCode(item.category)),
		labelsOf: Uint32Array.from(rows, ({ item }) => labelsOfItem(item)),
		worn: Uint8Array.from(rows, ({ item }) => (item.hasModel === 'yes' ? 1 : 0))
	};
}
