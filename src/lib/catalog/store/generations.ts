/** Which generation of a collection counts, and the clearing of what belongs to none. */

import type { UnfinishedImport } from '../records';
import {
	CONTENT_STORES,
	FORMER_STORES,
	type CatalogDatabase,
	type GenerationRecord,
	type ShardRef
} from './schema';

export type StoredGeneration = Extract<GenerationRecord, { readonly state: 'stored' }>;
type StagingGeneration = Extract<GenerationRecord, { readonly state: 'staging' }>;

/** How long an import that was broken off waits to be taken up again. */
const STAGING_DAYS = 7;
const DAY_MS = 86_400_000;

export const isStored = (record: GenerationRecord): record is StoredGeneration =>
	record.state === 'stored';

export const isStaging = (record: GenerationRecord): record is StagingGeneration =>
	record.state === 'staging';

/** In the order in which collections are shown and indexed. */
export const storedOf = (records: readonly GenerationRecord[]): readonly StoredGeneration[] =>
	records.filter(isStored).sort((a, b) => (a.collection.id < b.collection.id ? -1 : 1));

/** The same for the same collections in the same state: tells whether what was read is still so. */
export const signatureOf = (records: readonly GenerationRecord[]): string =>
	storedOf(records)
		.map(({ generation, shards = [] }) => `${generation} ${shards.length}`)
		.join('\n');

const shardsOf = (record: GenerationRecord): readonly ShardRef[] =>
	record.state === 'left' ? [] : (record.shards ?? []);

/** Every key that begins with this part: in key order an array comes after any text or number. */
export const keysOf = (first: string): IDBKeyRange => IDBKeyRange.bound([first], [first, []]);

/** Deletes one generation of an earlier version, its record and its content together. */
async function clearFormer(database: CatalogDatabase, generation: string): Promise<void> {
	const transaction = database.transaction(['collections', ...FORMER_STORES], 'readwrite');
	await Promise.all([
		transaction.objectStore('collections').delete(generation),
		...FORMER_STORES.map((name) => transaction.objectStore(name).delete(keysOf(generation))),
		transaction.done
	]);
}

/** Deletes the shards that no generation consists of. */
export async function sweepShards(database: CatalogDatabase): Promise<void> {
	const transaction = database.transaction(CONTENT_STORES, 'readwrite');
	const [records, keys] = await Promise.all([
		transaction.objectStore('collections').getAll(),
		transaction.objectStore('shards').getAllKeys()
	]);
	const used = new Set(records.flatMap(shardsOf).map(({ key }) => key));
	const unused = keys.filter((key) => !used.has(key));
	await Promise.all([
		...unused.flatMap((key) => [
			transaction.objectStore('shards').delete(key),
			transaction.objectStore('blocks').delete(keysOf(key))
		]),
		transaction.done
	]);
}

const isGivenUp = ({ shards, begunAt }: StagingGeneration, now: number): boolean =>
	!shards || begunAt === undefined || !(now - Date.parse(begunAt) < STAGING_DAYS * DAY_MS);

/** Deletes what replaced collections and imports that nobody went on with left behind. */
export async function clearLeftovers(database: CatalogDatabase, now = Date.now()): Promise<void> {
	for (const record of await database.getAll('collections')) {
		const isOver = isStaging(record) ? isGivenUp(record, now) : !isStored(record);
		if (isOver) await clearFormer(database, record.generation);
	}
	await sweepShards(database);
}

/** Imports that were broken off, with what of them is stored. */
export async function readUnfinished(
	database: CatalogDatabase
): Promise<readonly UnfinishedImport[]> {
	const transaction = database.transaction(['collections', 'shards']);
	const [records, keys] = await Promise.all([
		transaction.objectStore('collections').getAll(),
		transaction.objectStore('shards').getAllKeys(),
		transaction.done
	]);
	const stored = new Set(keys);
	return records.filter(isStaging).map(({ collection: { id, name, count }, shards = [] }) => ({
		id,
		name,
		count,
		done: shards.reduce((sum, shard) => sum + (stored.has(shard.key) ? shard.count : 0), 0)
	}));
}
