/** An import into IndexedDB: shards by their content, made visible as a collection by one switch. */

import type { Collection } from '../records';
import { SnapshotFormatError } from '../snapshot/snapshot-errors';
import type { SnapshotShard } from '../snapshot/read-shard';
import type { CatalogImport, NewCollection, ShardPlan } from './catalog-store';
import { atomically } from './atomically';
import type { Changes } from './changes';
import type { Connection } from './connection';
import { clearLeftovers, isStaging, isStored, sweepShards } from './generations';
import { IdTable } from './id-table';
import { forgetRemoval } from './removals';
import { CONTENT_STORES, type CatalogDatabase } from './schema';
import { blocksOf, recordOf } from './shard-blocks';
import { readIds } from './shard-reader';
import { ImportLostError } from './storage-errors';

const lost = (): ImportLostError =>
	new ImportLostError('another tab took this import over, or a shard of it is missing');

export class IdbImport implements CatalogImport {
	readonly #connection: Connection;
	readonly #changes: Changes;
	readonly #collection: NewCollection;
	readonly #plan: readonly ShardPlan[];
	readonly #generation = crypto.randomUUID();
	readonly #kept = new Set<string>();

	constructor(
		connection: Connection,
		changes: Changes,
		collection: NewCollection,
		plan: readonly ShardPlan[]
	) {
		this.#connection = connection;
		this.#changes = changes;
		this.#collection = collection;
		this.#plan = plan.map(({ key, count }) => ({ key, count }));
	}

	get kept(): ReadonlySet<string> {
		return this.#kept;
	}

	/** Announces what the collection will consist of: from here on its shards are not swept away. */
	async begin(): Promise<this> {
		const database = await this.#connection.open();
		const transaction = database.transaction(['collections', 'shards'], 'readwrite');
		await atomically(transaction, async () => {
			const records = transaction.objectStore('collections');
			for (const record of await records.getAll()) {
				if (!isStaging(record) || record.collection.id !== this.#collection.id) continue;
				await records.delete(record.generation);
			}
			await records.put({
				state: 'staging',
				generation: this.#generation,
				collection: this.#collection,
				shards: this.#plan,
				begunAt: new Date().toISOString()
			});
			const stored = new Set(await transaction.objectStore('shards').getAllKeys());
			for (const { key } of this.#plan) if (stored.has(key)) this.#kept.add(key);
		});
		// What an earlier import of this collection had brought in and this one has no use for.
		await sweepShards(database);
		return this;
	}

	async put(key: string, shard: SnapshotShard): Promise<void> {
		const database = await this.#connection.open();
		// Relaxed: a power cut costs the last shards of an unfinished import, which are fetched again.
		const transaction = database.transaction(CONTENT_STORES, 'readwrite', {
			durability: 'relaxed'
		});
		await atomically(transaction, async (track) => {
			if (!(await transaction.objectStore('collections').get(this.#generation))) throw lost();
			const blocks = transaction.objectStore('blocks');
			const writes = [];
			for (const { kind, number, bytes } of blocksOf(shard)) {
				writes.push(track(blocks.put(bytes, [key, kind, number])));
			}
			writes.push(track(transaction.objectStore('shards').put(recordOf(key, shard))));
			await Promise.all(writes);
		});
	}

	async commit(): Promise<Collection> {
		const database = await this.#connection.open();
		const { twice } = new IdTable(await this.#readIds(database));
		if (twice !== null) throw new SnapshotFormatError(`item ${twice} comes twice`);
		const collection = { ...this.#collection, storedAt: new Date().toISOString() };
		const transaction = database.transaction(['collections', 'shards', 'meta'], 'readwrite');
		await atomically(transaction, async () => {
			const store = transaction.objectStore('collections');
			const records = await store.getAll();
			const keys = new Set(await transaction.objectStore('shards').getAllKeys());
			const isWhole = this.#plan.every(({ key }) => keys.has(key));
			if (!isWhole || !records.some(({ generation }) => generation === this.#generation)) {
				throw lost();
			}
			for (const {
				generation,
				collection: { id }
			} of records.filter(isStored)) {
				if (id === collection.id) await store.put({ state: 'left', generation });
			}
			await store.delete(this.#generation);
			// Under another name than the unfinished import, so that all tabs see that something changed.
			const generation = crypto.randomUUID();
			await store.put({ state: 'stored', generation, collection, shards: this.#plan });
			await forgetRemoval(transaction.objectStore('meta'), collection.id);
		});
		// The switch is done; what it replaced is also cleared when the store is next opened.
		await clearLeftovers(database).catch(() => undefined);
		this.#changes.announce('collections');
		return collection;
	}

	async discard(): Promise<void> {
		const database = await this.#connection.open();
		await database.delete('collections', this.#generation);
		await sweepShards(database);
	}

	/** @throws ImportLostError where a shard is not there */
	async #readIds(database: CatalogDatabase) {
		const found = [];
		for (const { key } of this.#plan) {
			const ids = await readIds(database, key);
			if (!ids) throw lost();
			found.push(ids);
		}
		return found;
	}
}
