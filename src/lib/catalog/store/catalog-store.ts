/** What every catalog store can do, whether the browser lets it last or not. */

import type { ItemColumns } from '../columns/item-columns';
import type { PartColumns } from '../columns/part-columns';
import type { ItemEdits } from '../facets/item-edits';
import type { BatchEntry, BatchSettings, StoredBatch } from '../batch-record';
import type { PaletteKey, StoredPalette } from '../palette-record';
import type { CatalogItem, Collection, UnfinishedImport } from '../records';
import type { Picture } from '../snapshot/pack';
import type { QuantisedVectors } from '../snapshot/quantise';
import type { SnapshotShard } from '../snapshot/read-shard';
import type { Change } from './changes';

export type PictureSize = 'thumbnail' | 'photo';

/** What an import says of itself before its last shard is in. */
export type NewCollection = Omit<Collection, 'storedAt'>;

/** What an index is built from, without a single item record: row i everywhere is the same item. */
export type StoredShard = {
	readonly collection: Collection;
	readonly vectors: QuantisedVectors;
	/** [n × 256] what int8 leaves of them; absent where it was not stored. */
	readonly fine?: Int8Array;
	/** The ids among them. */
	readonly columns: ItemColumns;
};

/** A shard that an import consists of, known by its content before it is read. */
export type ShardPlan = { readonly key: string; readonly count: number };

/**
 * An import under way. Nothing of it can be seen, and nothing of what it replaces is touched,
 * until `commit`.
 */
export interface CatalogImport {
	/** Keys of the planned shards that are stored already, by an earlier import of the same content. */
	readonly kept: ReadonlySet<string>;
	/** @throws StorageFullError, ImportLostError */
	put(key: string, shard: SnapshotShard): Promise<void>;
	/**
	 * Makes the collection visible in place of one of the same id, at once.
	 * @throws ImportLostError, or SnapshotFormatError where an id comes in two shards
	 */
	commit(): Promise<Collection>;
	/** Clears what was put; safe after a failed `put`. An import that is left without goes on later. */
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
	unfinished(): Promise<readonly UnfinishedImport[]>;
	/**
	 * All that a search index is built from, in order of collection.
	 * @throws StoreChangedError where another tab changed the collections meanwhile: begin again
	 */
	shards(): AsyncIterable<StoredShard>;
	/** Of the shards, in the same order. @throws StoreChangedError */
	parts(): AsyncIterable<PartColumns>;
	/** The shards of a collection, in order; empty where there is no such collection. */
	planOf(collection: string): Promise<readonly ShardPlan[]>;
	/** In the order asked; null where one is missing. */
	items(ids: readonly string[]): Promise<readonly (CatalogItem | null)[]>;
	/** A thumbnail in place of a photo where the collection has no photos. */
	pictures(ids: readonly string[], size: PictureSize): Promise<readonly (Picture | null)[]>;
	/** Also gives up an unfinished import of the same collection, but for the shards in common. */
	beginImport(collection: NewCollection, plan: readonly ShardPlan[]): Promise<CatalogImport>;
	/** Also remembers that it was removed, until it is imported again. */
	removeCollection(id: string): Promise<void>;
	/** Ids of the collections that were removed and not brought back. */
	removed(): Promise<readonly string[]>;
	/** What the person changed of items. Shards and items are given as they were imported. */
	readonly edits: ItemEdits;
	/** What a person made of the palettes of a photo. */
	palettes(photo: string): Promise<readonly StoredPalette[]>;
	/** In place of an earlier one of the same key. @throws StorageFullError */
	putPalette(record: StoredPalette): Promise<void>;
	deletePalette(key: PaletteKey): Promise<void>;
	/** Null where nothing lasts: a batch is then held by its tab alone. */
	readonly batch: BatchStore | null;
	/** Bytes taken, as far as known. */
	bytes(): Promise<number | null>;
	/** Tells when another tab changed collections or edits. @returns what ends it */
	watch(listener: (change: Change) => void): () => void;
	close(): void;
}

/** Collection ids hold no slash, numbers may. */
export const collectionOf = (itemId: string): string => itemId.slice(0, itemId.indexOf('/'));
