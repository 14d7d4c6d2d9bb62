/** The database's stores, and how an older database becomes the present one. */

import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { StoredPalette } from '../palette-record';
import type { ItemEdit } from '../facets/item-edits';
import type { CatalogItem, Collection } from '../records';
import { addBatchStores, type BatchStores } from './batch-stores';
import type { NewCollection } from './catalog-store';

export { DATABASE_NAME } from './database-name';

/**
 * Every import writes under a generation of its own, the first part of every key. A generation
 * counts once its record says `stored`; what belongs to any other is left over and may be cleared.
 */
export type GenerationRecord =
	| {
			readonly state: 'staging';
			readonly generation: string;
			readonly collection: NewCollection;
			/** What it will consist of; absent in imports that were begun before version 4. */
			readonly shards?: readonly ShardRef[];
			/** ISO 8601; an import that nobody takes up again is given up some days later. */
			readonly begunAt?: string;
	  }
	| {
			readonly state: 'stored';
			readonly generation: string;
			readonly collection: Collection;
			/** In the order of the items; absent until an older catalog's first shard is converted. */
			readonly shards?: readonly ShardRef[];
	  }
	| { readonly state: 'left'; readonly generation: string };

/** A shard, known by its content: generations that have it in common share it. */
export type ShardRef = { readonly key: string; readonly count: number };

/** Written together with the last of its blocks: where it is there, the shard is whole. */
export type ShardRecord = ShardRef & {
	/** Of the blocks' layout. */
	readonly version: typeof SHARD_VERSION;
	/** Items a block; a kind of 0 has no blocks. */
	readonly rows: Readonly<Record<PagedKind, number>>;
};

export const SHARD_VERSION = 1;

/** Kinds of which a shard has many blocks, and those of which it has one. */
export type PagedKind = 'items' | 'thumbnails' | 'photos';
/** `parts` came later: a shard without it gets it when it is first asked for. */
export type BlockKind = PagedKind | 'vectors' | 'scales' | 'fine' | 'columns' | 'parts';

export type BlockKey = [shard: string, kind: BlockKind, block: number];

/** Bytes as ArrayBuffer: four times as fast to store as a Blob. */
export type PictureRecord = { readonly type: string; readonly bytes: ArrayBuffer };

/** The vectors of one shard as they were kept before version 4. */
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
	shards: { key: string; value: ShardRecord };
	blocks: { key: BlockKey; value: ArrayBuffer };
	/** A person's own work on items, by their ids: no import and no removal touches it. */
	edits: { key: string; value: ItemEdit };
	/** A record an item: what versions 1 to 3 kept, converted when it is next opened. */
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

/** The stores of versions 1 to 3; empty once an old catalog was converted. */
export const FORMER_STORES = ['items', 'thumbnails', 'photos', 'vectors'] as const;
/** Everything that imports write. */
export const CONTENT_STORES = ['collections', 'shards', 'blocks'] as const;

export type UpgradeTransaction = IDBPTransaction<
	CatalogSchema,
	StoreNames<CatalogSchema>[],
	'versionchange'
>;
export type Migration = (database: CatalogDatabase, transaction: UpgradeTransaction) => void;

/** Content in packed blocks, and a person's edits of items; old content is converted later, by shard. */
function addPackedStores(database: CatalogDatabase): void {
	database.createObjectStore('shards', { keyPath: 'key' });
	database.createObjectStore('blocks');
	database.createObjectStore('edits', { keyPath: 'id' });
}

/** Migration i leads from version i to i + 1. Ones that were released are never changed. */
export const MIGRATIONS: readonly Migration[] = [
	(database) => {
		database.createObjectStore('collections', { keyPath: 'generation' });
		for (const name of FORMER_STORES) database.createObjectStore(name);
	},
	(database) => void database.createObjectStore('meta'),
	(database) => void database.createObjectStore('palettes'),
	addPackedStores,
	addBatchStores
];
