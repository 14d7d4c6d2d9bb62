/** An import into IndexedDB: shards under a generation of their own, made visible by one switch. */

import type { Collection } from '../records';
import type { SnapshotShard } from '../snapshot/read-snapshot';
import type { CatalogImport, NewCollection } from './catalog-store';
import type { Connection } from './connection';
import { clearGeneration, isStored } from './generations';
import { forgetRemoval } from './removals';
import { ALL_STORES } from './schema';
import { ImportLostError, storageError } from './storage-errors';

export class IdbImport implements CatalogImport {
	readonly #connection: Connection;
	readonly #collection: NewCollection;
	readonly #generation = crypto.randomUUID();
	#shards = 0;

	constructor(connection: Connection, collection: NewCollection) {
		this.#connection = connection;
		this.#collection = collection;
	}

	/** Announces the generation, so that it can be found and cleared when nothing follows. */
	async begin(): Promise<this> {
		const database = await this.#connection.open();
		const record = { generation: this.#generation, collection: this.#collection };
		try {
			await database.put('collections', { state: 'staging', ...record });
		} catch (error) {
			throw storageError(error);
		}
		return this;
	}

	async put({ items, vectors, thumbnails, photos }: SnapshotShard): Promise<void> {
		const database = await this.#connection.open();
		// Relaxed: a power cut costs an unfinished import, which is cleared anyway.
		const transaction = database.transaction(ALL_STORES, 'readwrite', { durability: 'relaxed' });
		const generation = this.#generation;
		// Watched from the first: an abort in the middle must not become an unhandled rejection.
		const done = transaction.done.then(
			() => null,
			(error: unknown) => ({ error })
		);
		const writes: Promise<unknown>[] = [];
		try {
			if (!(await transaction.objectStore('collections').get(generation))) {
				throw new ImportLostError('another tab cleared this import');
			}
			const stores = {
				items: transaction.objectStore('items'),
				thumbnails: transaction.objectStore('thumbnails'),
				photos: transaction.objectStore('photos')
			};
			for (const [i, item] of items.entries()) {
				const key: [string, string] = [generation, item.id];
				writes.push(stores.items.put(item, key));
				for (const [name, picture] of [
					['thumbnails', thumbnails[i]],
					['photos', photos[i]]
				] as const) {
					if (!picture) continue;
					const { type, bytes } = picture;
					writes.push(stores[name].put({ type, bytes: bytes.buffer }, key));
				}
			}
			const block = { ids: items.map(({ id }) => id), ...vectors };
			writes.push(transaction.objectStore('vectors').put(block, [generation, this.#shards]));
			await Promise.all(writes);
		} catch (error) {
			// A request that failed has aborted the transaction itself; one that threw has not.
			try {
				transaction.abort();
			} catch {
				// Aborted already.
			}
			await Promise.allSettled([...writes, done]);
			throw storageError(transaction.error ?? error);
		}
		const failed = await done;
		// Room is counted at the very end: every request can succeed and the transaction still fail.
		if (failed) throw storageError(transaction.error ?? failed.error);
		this.#shards += 1;
	}

	async commit(): Promise<Collection> {
		const database = await this.#connection.open();
		const collection = { ...this.#collection, storedAt: new Date().toISOString() };
		const transaction = database.transaction(['collections', 'meta'], 'readwrite');
		const store = transaction.objectStore('collections');
		const generation = this.#generation;
		const replaced: string[] = [];
		try {
			const records = await store.getAll();
			if (!records.some((record) => record.generation === generation)) {
				transaction.abort();
				throw new ImportLostError('another tab cleared this import');
			}
			for (const record of records.filter(isStored)) {
				if (record.collection.id !== collection.id) continue;
				replaced.push(record.generation);
				await store.put({ state: 'left', generation: record.generation });
			}
			await store.put({ state: 'stored', generation, collection });
			await forgetRemoval(transaction.objectStore('meta'), collection.id);
			await transaction.done;
		} catch (error) {
			transaction.done.catch(() => undefined);
			throw storageError(error);
		}
		// The switch is done; what it replaced is also cleared when the store is next opened.
		for (const old of replaced) await clearGeneration(database, old).catch(() => undefined);
		return collection;
	}

	async discard(): Promise<void> {
		await clearGeneration(await this.#connection.open(), this.#generation);
	}
}
