/** The catalog in IndexedDB. */

import type { PaletteKey, StoredPalette } from '../palette-record';
import type { CatalogItem, Collection } from '../records';
import { isPictureType, type Picture } from '../snapshot/pack';
import { DIMS } from '../snapshot/quantise';
import { IdbBatch } from './batch';
import {
	collectionOf,
	type BatchStore,
	type CatalogImport,
	type CatalogStore,
	type NewCollection,
	type PictureSize,
	type StoredVectors
} from './catalog-store';
import type { Connection } from './connection';
import { clearGeneration, isStored, keysOf, type StoredGeneration } from './generations';
import { IdbImport } from './idb-import';
import { deletePalette, putPalette, readPalettes } from './palettes';
import { noteRemoval, readRemovals } from './removals';
import type { GenerationRecord, PictureRecord, VectorBlock } from './schema';

/** Chromium tells what is the database's part of the whole origin's. */
type Estimate = StorageEstimate & { readonly usageDetails?: { readonly indexedDB?: number } };

const PICTURE_STORES = { thumbnail: 'thumbnails', photo: 'photos' } as const;

function pictureOf(record: PictureRecord | undefined): Picture | null {
	if (!record || !isPictureType(record.type)) return null;
	return { type: record.type, bytes: new Uint8Array(record.bytes) };
}

/**
 * Where an item is kept. The records come from the transaction that then reads: another tab may
 * have switched to another generation since the last one.
 */
function keysIn(
	records: readonly GenerationRecord[]
): (id: string) => [generation: string, id: string] | null {
	const generations = new Map(
		records.filter(isStored).map(({ collection, generation }) => [collection.id, generation])
	);
	return (id) => {
		const generation = generations.get(collectionOf(id));
		return generation === undefined ? null : [generation, id];
	};
}

/** Blocks and items in one: row i of the vectors for item i; rows without an item are left out. */
function join(
	collection: Collection,
	blocks: readonly VectorBlock[],
	items: ReadonlyMap<string, CatalogItem>
): StoredVectors {
	const int8 = new Int8Array(items.size * DIMS);
	const scales = new Float32Array(items.size);
	const ordered: CatalogItem[] = [];
	for (const block of blocks) {
		for (const [row, id] of block.ids.entries()) {
			const item = items.get(id);
			if (!item) continue;
			int8.set(block.int8.subarray(row * DIMS, (row + 1) * DIMS), ordered.length * DIMS);
			scales[ordered.length] = block.scales[row] ?? 0;
			ordered.push(item);
		}
	}
	return { collection, items: ordered, vectors: { int8, scales } };
}

export class IdbStore implements CatalogStore {
	readonly lasting = true;
	readonly batch: BatchStore;
	readonly #connection: Connection;

	constructor(connection: Connection) {
		this.#connection = connection;
		this.batch = new IdbBatch(connection);
	}

	async collections(): Promise<readonly Collection[]> {
		return (await this.#stored()).map(({ collection }) => collection);
	}

	async *vectors(): AsyncGenerator<StoredVectors> {
		for (const { collection, generation } of await this.#stored()) {
			const database = await this.#connection.open();
			const keys = keysOf(generation);
			const transaction = database.transaction(['items', 'vectors']);
			const [items, blocks] = await Promise.all([
				transaction.objectStore('items').getAll(keys),
				transaction.objectStore('vectors').getAll(keys),
				transaction.done
			]);
			yield join(collection, blocks, new Map(items.map((item) => [item.id, item])));
		}
	}

	async items(ids: readonly string[]): Promise<readonly (CatalogItem | null)[]> {
		const database = await this.#connection.open();
		const transaction = database.transaction(['collections', 'items']);
		const keyOf = keysIn(await transaction.objectStore('collections').getAll());
		const store = transaction.objectStore('items');
		return Promise.all(
			ids.map(async (id) => {
				const key = keyOf(id);
				return (key && (await store.get(key))) ?? null;
			})
		);
	}

	async pictures(ids: readonly string[], size: PictureSize): Promise<readonly (Picture | null)[]> {
		const name = PICTURE_STORES[size];
		const database = await this.#connection.open();
		const transaction = database.transaction(['collections', name]);
		const keyOf = keysIn(await transaction.objectStore('collections').getAll());
		const store = transaction.objectStore(name);
		return Promise.all(
			ids.map(async (id) => {
				const key = keyOf(id);
				return key ? pictureOf(await store.get(key)) : null;
			})
		);
	}

	beginImport(collection: NewCollection): Promise<CatalogImport> {
		return new IdbImport(this.#connection, collection).begin();
	}

	async removeCollection(id: string): Promise<void> {
		const database = await this.#connection.open();
		for (const { collection, generation } of await this.#stored()) {
			if (collection.id === id) await clearGeneration(database, generation);
		}
		// Where there is no room even for the note, the shipped collection comes back: that loses nothing.
		await noteRemoval(database, id).catch(() => undefined);
	}

	async removed(): Promise<readonly string[]> {
		return readRemovals(await this.#connection.open());
	}

	async palettes(photo: string): Promise<readonly StoredPalette[]> {
		return readPalettes(await this.#connection.open(), photo);
	}

	async putPalette(record: StoredPalette): Promise<void> {
		await putPalette(await this.#connection.open(), record);
	}

	async deletePalette(key: PaletteKey): Promise<void> {
		await deletePalette(await this.#connection.open(), key);
	}

	async bytes(): Promise<number | null> {
		const { navigator } = globalThis as {
			readonly navigator?: { readonly storage?: StorageManager };
		};
		try {
			const estimate: Estimate | undefined = await navigator?.storage?.estimate();
			return estimate?.usageDetails?.indexedDB ?? estimate?.usage ?? null;
		} catch {
			return null;
		}
	}

	close(): void {
		this.#connection.close();
	}

	async #stored(): Promise<readonly StoredGeneration[]> {
		const records = await (await this.#connection.open()).getAll('collections');
		return records.filter(isStored).sort((a, b) => (a.collection.id < b.collection.id ? -1 : 1));
	}
}
