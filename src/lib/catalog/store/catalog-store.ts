/** What every catalog store can do, whether the browser lets it last or not. */

import type { BatchEntry, BatchSettings, StoredBatch } from '../batch-record';
import type { PaletteKey, StoredPalette } from '../palette-record';
import type { CatalogItem, Collection } from '../records';
import type { Picture } from '../snapshot/pack';
import type { QuantisedVectors } from '../snapshot/quantise';
import type { SnapshotShard } from '../snapshot/read-snapshot';

export type PictureSize = 'thumbnail' | 'photo';

/** What an import says of itself before its last shard is in. */
export type NewCollection = Omit<Collection, 'storedAt'>;

/** All items of one stored collection with their vectors, row i for item i. */
export type StoredVectors = {
	readonly collection: Collection;
	readonly items: readonly CatalogItem[];
	readonly vectors: QuantisedVectors;
};

/**
 * An import under way. Nothing of it can be seen, and nothing of what it replaces is touched,
 * until `commit`.
 */
export interface CatalogImport {
	/** @throws StorageFullError, ImportLostError */
	put(shard: SnapshotShard): Promise<void>;
	/** Makes the collection visible in place of one of the same id, at once. @throws ImportLostError */
	commit(): Promise<Collection>;
	/** Clears what was put; safe after a failed `put`. */
	discard(): Promise<void>;
}

/** The batch of the colours screen. */
export interface BatchStore {
	read(): Promise<StoredBatch>;
	/** Null where it is not stored. */
	photo(id: string): Promise<Blob | null>;
	/**
	 * In place of an earlier one of the same id.
	 * @param photo its bytes; null: what is stored of them stays
	 * @throws StorageFullError, and then nothing of it is stored; NotReadableError
	 */
	put(entry: BatchEntry, photo: Blob | null): Promise<void>;
	/** @throws StorageFullError */
	putSettings(settings: BatchSettings): Promise<void>;
	/** Entries with their photos. */
	remove(ids: readonly string[]): Promise<void>;
}

export interface CatalogStore {
	/** False when everything is gone with the tab. */
	readonly lasting: boolean;
	collections(): Promise<readonly Collection[]>;
	/** Everything a search index is built from, one collection after the other. */
	vectors(): AsyncIterable<StoredVectors>;
	/** In the order asked; null where one is missing. */
	items(ids: readonly string[]): Promise<readonly (CatalogItem | null)[]>;
	pictures(ids: readonly string[], size: PictureSize): Promise<readonly (Picture | null)[]>;
	beginImport(collection: NewCollection): Promise<CatalogImport>;
	/** Also remembers that it was removed, until it is imported again. */
	removeCollection(id: string): Promise<void>;
	/** Ids of the collections that were removed and not brought back. */
	removed(): Promise<readonly string[]>;
	/** What a person made of the palettes of a photo. */
	palettes(photo: string): Promise<readonly StoredPalette[]>;
	/** In place of an earlier one of the same key. @throws StorageFullError */
	putPalette(record: StoredPalette): Promise<void>;
	deletePalette(key: PaletteKey): Promise<void>;
	/** Null where nothing lasts: a batch is then held by its tab alone. */
	readonly batch: BatchStore | null;
	/** Bytes taken, as far as known. */
	bytes(): Promise<number | null>;
	close(): void;
}

/** Collection ids hold no slash, numbers may. */
export const collectionOf = (itemId: string): string => itemId.slice(0, itemId.indexOf('/'));
