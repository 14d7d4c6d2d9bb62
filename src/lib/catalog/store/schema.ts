/** The database's stores, and how an older database becomes the present one. */

import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { StoredPalette } from '../palette-record';
import type { CatalogItem, Collection } from '../records';
import { addBatchStores, type BatchStores } from './batch-stores';
import type { NewCollection } from './catalog-store';

export const DATABASE_NAME = 'otlens-catalog';

/**
 * Every import writes under a generation of its own, the first part of every key. A generation
 * counts once its record says `stored`; what belongs to any other is left over and may be cleared.
 */
export type GenerationRecord =
	| { readonly state: 'staging'; readonly generation: string; readonly collection: NewCollection }
	| { readonly state: 'stored'; readonly generation: string; readonly collection: Collection }
	| { readonly state: 'left'; readonly generation: string };

/** Bytes as ArrayBuffer: four times as fast to store as a Blob. */
export type PictureRecord = { readonly type: string; readonly bytes: ArrayBuffer };

/** The vectors of one shard in one value: 20 times as fast to read as one record an item. */
export type VectorBlock = {
	/** [n] */
	readonly ids: readonly string[];
	/** [n × 256] */
	readonly int8: Int8Array;
	/** [n] */
	readonly scales: Float32Array;
};

export interface CatalogSchema extends DBSchema, BatchStores {
	collections: { key: string; value: GenerationRecord };
	items: { key: [generation: string, id: string]; value: CatalogItem };
	thumbnails: { key: [generation: string, id: string]; value: PictureRecord };
	photos: { key: [generation: string, id: string]; value: PictureRecord };
	vectors: { key: [generation: string, shard: number]; value: VectorBlock };
	/** Lists of collection ids, each under a name of its own. */
	meta: { key: string; value: readonly string[] };
	/** A person's own work: no import and no removal of a collection touches it. */
	palettes: { key: [photo: string, target: string]; value: StoredPalette };
}

export type CatalogDatabase = IDBPDatabase<CatalogSchema>;

export const CONTENT_STORES = ['items', 'thumbnails', 'photos', 'vectors'] as const;
export const ALL_STORES = ['collections', ...CONTENT_STORES] as const;

export type UpgradeTransaction = IDBPTransaction<
	CatalogSchema,
	StoreNames<CatalogSchema>[],
	'versionchange'
>;
export type Migration = (database: CatalogDatabase, transaction: UpgradeTransaction) => void;

/** Migration i leads from version i to i + 1. Ones that were released are never changed. */
export const MIGRATIONS: readonly Migration[] = [
	(database) => {
		database.createObjectStore('collections', { keyPath: 'generation' });
		for (const name of CONTENT_STORES) database.createObjectStore(name);
	},
	(database) => void database.createObjectStore('meta'),
	(database) => void database.createObjectStore('palettes'),
	addBatchStores
];
