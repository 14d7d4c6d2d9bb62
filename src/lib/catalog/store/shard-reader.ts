/** Reads stored shards: their columns, their vectors, and single blocks by way of a small cache. */

import { columnsOf } from '../columns/columns-of';
import type { ItemColumns, Texts } from '../columns/item-columns';
import { decodeColumns, encodeColumns } from '../columns/pack-columns';
import type { CatalogItem } from '../records';
import type { QuantisedVectors } from '../snapshot/quantise';
import type { BlockKey, CatalogDatabase } from './schema';
import { itemsIn } from './shard-blocks';

/** All items of a shard, in order; rows that this version cannot read are null. */
export async function readItems(
	database: CatalogDatabase,
	key: string
): Promise<readonly (CatalogItem | null)[]> {
	const range = IDBKeyRange.bound([key, 'items'], [key, 'items', []]);
	return (await database.getAll('blocks', range)).flatMap(itemsIn);
}

/** Columns made by an earlier version of the app, or with other lists, are made anew and kept. */
async function renewColumns(database: CatalogDatabase, key: string): Promise<ItemColumns> {
	const items = await readItems(database, key);
	const columns = columnsOf(items.filter((item) => item !== null));
	const bytes = encodeColumns(columns).buffer;
	// Where there is no room, they are made again next time.
	await database.put('blocks', bytes, [key, 'columns', 0]).catch(() => undefined);
	return columns;
}

/** Null where the shard is not there. */
export async function readColumns(
	database: CatalogDatabase,
	key: string
): Promise<ItemColumns | null> {
	const bytes = await database.get('blocks', [key, 'columns', 0]);
	return bytes ? (decodeColumns(new Uint8Array(bytes)) ?? renewColumns(database, key)) : null;
}

/** The ids alone, in memory of their own; null where the shard is not there. */
export async function readIds(database: CatalogDatabase, key: string): Promise<Texts | null> {
	const columns = await readColumns(database, key);
	return columns && { bytes: columns.ids.bytes.slice(), starts: columns.ids.starts.slice() };
}

/** Null where the shard is not there. */
export async function readVectors(
	database: CatalogDatabase,
	key: string
): Promise<{ readonly vectors: QuantisedVectors; readonly fine?: Int8Array } | null> {
	const [int8, scales, fine] = await Promise.all([
		database.get('blocks', [key, 'vectors', 0]),
		database.get('blocks', [key, 'scales', 0]),
		database.get('blocks', [key, 'fine', 0])
	]);
	if (!int8 || !scales) return null;
	const vectors = { int8: new Int8Array(int8), scales: new Float32Array(scales) };
	return fine ? { vectors, fine: new Int8Array(fine) } : { vectors };
}

type ReadBlock = (key: BlockKey) => Promise<ArrayBuffer | undefined>;

/**
 * Keeps the blocks that were asked for last. They never change under their key, which says what is
 * in them, so that nothing here can be out of date.
 */
export class BlockCache {
	readonly #mostBytes: number;
	readonly #blocks = new Map<string, ArrayBuffer>();
	#bytes = 0;

	constructor(mostBytes = 4 << 20) {
		this.#mostBytes = mostBytes;
	}

	async get(key: BlockKey, read: ReadBlock): Promise<ArrayBuffer | undefined> {
		const name = key.join(' ');
		const held = this.#blocks.get(name);
		if (held) {
			// Put at the end: the order of the map is that of use.
			this.#blocks.delete(name);
			this.#blocks.set(name, held);
			return held;
		}
		const block = await read(key);
		if (block) this.#keep(name, block);
		return block;
	}

	clear(): void {
		this.#blocks.clear();
		this.#bytes = 0;
	}

	#keep(name: string, block: ArrayBuffer): void {
		if (this.#blocks.has(name)) return;
		this.#blocks.set(name, block);
		this.#bytes += block.byteLength;
		for (const [oldest, { byteLength }] of this.#blocks) {
			if (this.#bytes <= this.#mostBytes) return;
			this.#blocks.delete(oldest);
			this.#bytes -= byteLength;
		}
	}
}
