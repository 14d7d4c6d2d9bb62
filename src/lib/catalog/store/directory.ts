/** Where every stored item is: which shard, which row. */

import { type StoredGeneration, signatureOf, storedOf } from './generations';
import { IdTable } from './id-table';
import type { CatalogDatabase, ShardRecord } from './schema';
import { readIds } from './shard-reader';
import { StoreChangedError } from './storage-errors';

export type DirectoryShard = {
	readonly collection: StoredGeneration['collection'];
	readonly record: ShardRecord;
};

export type Directory = {
	/** Of the collections that it was made from. */
	readonly signature: string;
	readonly shards: readonly DirectoryShard[];
	/** Part i is shard i. */
	readonly table: IdTable;
};

/** @throws StoreChangedError */
export async function readDirectory(database: CatalogDatabase): Promise<Directory> {
	const transaction = database.transaction(['collections', 'shards']);
	const [records, shardRecords] = await Promise.all([
		transaction.objectStore('collections').getAll(),
		transaction.objectStore('shards').getAll(),
		transaction.done
	]);
	const byKey = new Map(shardRecords.map((record) => [record.key, record]));
	const shards = storedOf(records).flatMap(({ collection, shards: refs = [] }) =>
		refs.map(({ key }): DirectoryShard => {
			const record = byKey.get(key);
			if (!record) throw new StoreChangedError('a shard is gone');
			return { collection, record };
		})
	);
	const ids = [];
	for (const { record } of shards) {
		const here = await readIds(database, record.key);
		if (!here) throw new StoreChangedError('a shard is gone');
		ids.push(here);
	}
	return { signature: signatureOf(records), shards, table: new IdTable(ids) };
}
