/** Which generation of a collection counts, and the clearing of those that do not. */

import { ALL_STORES, CONTENT_STORES, type CatalogDatabase, type GenerationRecord } from './schema';

export type StoredGeneration = Extract<GenerationRecord, { readonly state: 'stored' }>;

export const isStored = (record: GenerationRecord): record is StoredGeneration =>
	record.state === 'stored';

/** Every key of a generation: in key order an array comes after any text or number. */
export const keysOf = (generation: string): IDBKeyRange =>
	IDBKeyRange.bound([generation], [generation, []]);

/** Deletes one generation, its record and its content together. */
export async function clearGeneration(
	database: CatalogDatabase,
	generation: string
): Promise<void> {
	const transaction = database.transaction(ALL_STORES, 'readwrite');
	await Promise.all([
		transaction.objectStore('collections').delete(generation),
		...CONTENT_STORES.map((name) => transaction.objectStore(name).delete(keysOf(generation))),
		transaction.done
	]);
}

/** Deletes what interrupted imports and replaced collections left behind. */
export async function clearLeftovers(database: CatalogDatabase): Promise<void> {
	for (const record of await database.getAll('collections')) {
		if (!isStored(record)) await clearGeneration(database, record.generation);
	}
}
