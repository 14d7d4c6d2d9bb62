/** The catalog in IndexedDB. */

import type { PartColumns } from '../columns/part-columns';
import type { PaletteKey, StoredPalette } from '../palette-record';
import type { CatalogItem, Collection, UnfinishedImport } from '../records';
import type { Picture } from '../snapshot/pack';
import { IdbBatch } from './batch';
import type {
	BatchStore,
	CatalogImport,
	CatalogStore,
	NewCollection,
	PictureSize,
	ShardPlan,
	StoredShard
} from './catalog-store';
import type { Change, Changes } from './changes';
import type { Connection } from './connection';
import { readDirectory, type Directory } from './directory';
import { StoredEdits } from './edits';
import { clearLeftovers, isStaging, readUnfinished, storedOf } from './generations';
import { IdbImport } from './idb-import';
import { lookUp } from './look-up';
import { deletePalette, putPalette, readPalettes } from './palettes';
import { noteRemoval, readRemovals } from './removals';
import type { CatalogDatabase, PagedKind } from './schema';
import { itemIn, pictureIn } from './shard-blocks';
import { readParts } from './shard-parts';
import { BlockCache, readColumns, readVectors } from './shard-reader';
import { StoreChangedError } from './storage-errors';
import { storageBytes } from './storage-bytes';

/** Tries before it is said that the store changes faster than it can be read. */
const MOST_TRIES = 4;

export class IdbStore implements CatalogStore {
	readonly lasting = true;
	readonly edits: StoredEdits;
	readonly batch: BatchStore;
	readonly #connection: Connection;
	readonly #changes: Changes;
	readonly #blocks = new BlockCache();
	#directory: Promise<Directory> | null = null;

	constructor(connection: Connection, changes: Changes) {
		this.#connection = connection;
		this.#changes = changes;
		this.edits = new StoredEdits(connection, changes);
		this.batch = new IdbBatch(connection);
	}

	async collections(): Promise<readonly Collection[]> {
		const records = await (await this.#connection.open()).getAll('collections');
		return storedOf(records).map(({ collection }) => collection);
	}

	async unfinished(): Promise<readonly UnfinishedImport[]> {
		return readUnfinished(await this.#connection.open());
	}

	async *shards(): AsyncGenerator<StoredShard> {
		const database = await this.#connection.open();
		const records = await database.getAll('collections');
		for (const { collection, shards = [] } of storedOf(records)) {
			for (const { key } of shards) {
				const found = await readVectors(database, key);
				const columns = await readColumns(database, key);
				if (!found || !columns) throw new StoreChangedError('a shard is gone');
				yield { collection, ...found, columns };
			}
		}
	}

	async *parts(): AsyncGenerator<PartColumns> {
		const database = await this.#connection.open();
		const records = await database.getAll('collections');
		for (const { shards = [] } of storedOf(records)) {
			for (const { key } of shards) {
				const found = await readParts(database, key);
				if (!found) throw new StoreChangedError('a shard is gone');
				yield found;
			}
		}
	}

	async planOf(collection: string): Promise<readonly ShardPlan[]> {
		const records = await (await this.#connection.open()).getAll('collections');
		return storedOf(records).find((record) => record.collection.id === collection)?.shards ?? [];
	}

	items(ids: readonly string[]): Promise<readonly (CatalogItem | null)[]> {
		return this.#lookUp(ids, 'items', itemIn);
	}

	pictures(ids: readonly string[], size: PictureSize): Promise<readonly (Picture | null)[]> {
		return this.#lookUp(ids, size === 'photo' ? 'photos' : 'thumbnails', pictureIn);
	}

	beginImport(collection: NewCollection, plan: readonly ShardPlan[]): Promise<CatalogImport> {
		return new IdbImport(this.#connection, this.#changes, collection, plan).begin();
	}

	async removeCollection(id: string): Promise<void> {
		const database = await this.#connection.open();
		const { store, done } = database.transaction('collections', 'readwrite');
		const records = await store.getAll();
		const own = records.filter((record) => record.state !== 'left' && record.collection.id === id);
		await Promise.all([
			...own.map((record) =>
				isStaging(record)
					? store.delete(record.generation)
					: store.put({ state: 'left', generation: record.generation })
			),
			done
		]);
		await clearLeftovers(database);
		// Where there is no room even for the note, the shipped collection comes back: that loses nothing.
		await noteRemoval(database, id).catch(() => undefined);
		this.#blocks.clear();
		this.#changes.announce('collections');
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

	bytes(): Promise<number | null> {
		return storageBytes();
	}

	watch(listener: (change: Change) => void): () => void {
		return this.#changes.watch(listener);
	}

	close(): void {
		this.#connection.close();
		this.#changes.close();
		this.#blocks.clear();
	}

	/** One value an id; again from a new directory where another tab changed the collections. */
	async #lookUp<T>(
		ids: readonly string[],
		wanted: PagedKind,
		read: (block: ArrayBuffer, row: number) => T | null
	): Promise<readonly (T | null)[]> {
		const database = await this.#connection.open();
		for (let tries = 0; tries < MOST_TRIES; tries += 1) {
			const directory = await this.#findAll(database);
			const found = await lookUp(database, directory, this.#blocks, ids, wanted, read);
			if (found) return found;
			this.#directory = null;
		}
		throw new StoreChangedError('the collections change faster than they are read');
	}

	/** Made once, and again after a failure. */
	#findAll(database: CatalogDatabase): Promise<Directory> {
		this.#directory ??= readDirectory(database).catch((error: unknown) => {
			this.#directory = null;
			throw error;
		});
		return this.#directory;
	}
}
