/** A shard as blocks: small enough to fetch one for a single picture, few enough to write quickly. */

import { columnsOf } from '../columns/columns-of';
import { packTexts, textAt } from '../columns/texts';
import { encodeColumns } from '../columns/pack-columns';
import { encodeParts, partColumns, sizesOf, type PartColumns } from '../columns/part-columns';
import { presentItem, type CatalogItem } from '../records';
import { PicturePack, type Picture } from '../snapshot/pack';
import type { SnapshotShard } from '../snapshot/read-shard';
import { SHARD_VERSION, type BlockKind, type PagedKind, type ShardRecord } from './schema';

/**
 * Items a block. In Chromium 50 single reads take 10 ms from blocks of 30 KB, 26 ms of 128 KB and
 * 150 ms of 1 MB, while writing costs about the same: an item takes 0.8 KB, a thumbnail 2, a photo 30.
 */
const ROWS: Readonly<Record<PagedKind, number>> = { items: 64, thumbnails: 16, photos: 2 };

export type Block = {
	readonly kind: BlockKind;
	readonly number: number;
	readonly bytes: ArrayBuffer;
};

const copyOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): ArrayBuffer => {
	const copy = new Uint8Array(byteLength);
	copy.set(new Uint8Array(buffer, byteOffset, byteLength));
	return copy.buffer;
};

/** [n + 1] uint32 where each item begins, then the items as JSON; n is told by the first of them. */
function encodeItems(items: readonly CatalogItem[]): ArrayBuffer {
	const { bytes, starts } = packTexts(items.map((item) => JSON.stringify(item)));
	const packed = new Uint8Array(starts.byteLength + bytes.length);
	const offsets = new Uint32Array(packed.buffer, 0, starts.length);
	for (const [i, start] of starts.entries()) offsets[i] = starts.byteLength + start;
	packed.set(bytes, starts.byteLength);
	return packed.buffer;
}

/** Item `row` of a block; null for what this version cannot read. */
export function itemIn(block: ArrayBuffer, row: number): CatalogItem | null {
	const count = (new DataView(block).getUint32(0, true) >> 2) - 1;
	if (row >= count) return null;
	const starts = new Uint32Array(block, 0, count + 1);
	const json = textAt({ bytes: new Uint8Array(block), starts }, row);
	return presentItem(JSON.parse(json) as CatalogItem);
}

/** All items of a block. */
export function itemsIn(block: ArrayBuffer): readonly (CatalogItem | null)[] {
	const count = (new DataView(block).getUint32(0, true) >> 2) - 1;
	return Array.from({ length: count }, (_, row) => itemIn(block, row));
}

/** Picture `row` of a block; null where the item has none. */
export function pictureIn(block: ArrayBuffer, row: number): Picture | null {
	const picture = new PicturePack(new Uint8Array(block)).at(row);
	return picture && picture.bytes.length > 0 ? picture : null;
}

function* pages(
	kind: PagedKind,
	count: number
): Generator<[number: number, from: number, to: number]> {
	const rows = ROWS[kind];
	for (let number = 0; number * rows < count; number += 1) {
		yield [number, number * rows, Math.min(count, (number + 1) * rows)];
	}
}

export function partsOf({ items, thumbnails, photos, fine }: SnapshotShard): PartColumns {
	const sizes = (pack: PicturePack) => sizesOf(items.length, [pack]);
	return partColumns(items, sizes(thumbnails), photos && sizes(photos), fine !== null);
}

/** All blocks of a shard, one after the other, so that not all of them need be held at once. */
export function* blocksOf(shard: SnapshotShard): Generator<Block> {
	const { items, vectors, fine, thumbnails, photos } = shard;
	for (const [number, from, to] of pages('items', items.length)) {
		yield { kind: 'items', number, bytes: encodeItems(items.slice(from, to)) };
	}
	for (const [number, from, to] of pages('thumbnails', items.length)) {
		yield { kind: 'thumbnails', number, bytes: thumbnails.slice(from, to).buffer };
	}
	if (photos) {
		for (const [number, from, to] of pages('photos', items.length)) {
			yield { kind: 'photos', number, bytes: photos.slice(from, to).buffer };
		}
	}
	yield { kind: 'vectors', number: 0, bytes: copyOf(vectors.int8) };
	yield { kind: 'scales', number: 0, bytes: copyOf(vectors.scales) };
	if (fine) yield { kind: 'fine', number: 0, bytes: copyOf(fine) };
	yield { kind: 'columns', number: 0, bytes: encodeColumns(columnsOf(items)).buffer };
	yield { kind: 'parts', number: 0, bytes: encodeParts(partsOf(shard)).buffer };
}

export const recordOf = (key: string, { items, photos }: SnapshotShard): ShardRecord => ({
	version: SHARD_VERSION,
	key,
	count: items.length,
	rows: { ...ROWS, photos: photos ? ROWS.photos : 0 }
});
