/** Brings a whole snapshot into the store, in place of a collection of the same id. */

import { importShards, type CatalogProgress } from './import-shards';
import type { Collection } from './records';
import type { Snapshot } from './snapshot/read-snapshot';
import type { CatalogStore } from './store/catalog-store';
import { StorageFullError } from './store/storage-errors';

/** Whether this very snapshot, not only one of its id, is among the collections. */
export const isIn = (
	collections: readonly Collection[],
	{ manifest: { id }, manifestSha256 }: Snapshot
): boolean =>
	collections.some(
		(collection) => collection.id === id && collection.manifestSha256 === manifestSha256
	);

/**
 * All or nothing: what was there stays until the last shard is.
 *
 * @param pause lets an abort in, and throws its reason
 * @throws what reading a shard and putting one throw
 */
export async function storeSnapshot(
	store: CatalogStore,
	snapshot: Snapshot,
	pause: (signal: AbortSignal) => Promise<void>,
	signal: AbortSignal,
	onProgress: (progress: CatalogProgress) => void
): Promise<void> {
	const { manifest, manifestSha256, plan } = snapshot;
	const { id, name, count, embedModel } = manifest;
	const collection = { id, name, count, embedModel, manifestSha256 };
	const writing = await store.beginImport(collection, plan);
	try {
		await importShards(snapshot, writing, pause, signal, onProgress);
		await pause(signal);
		await writing.commit();
	} catch (error) {
		// What is stored already waits for the next try, unless it is unwanted or in the way.
		if (signal.aborted || error instanceof StorageFullError) {
			// Where clearing fails too, the next opening clears; the first error is the one to tell.
			await writing.discard().catch(() => undefined);
		}
		throw error;
	}
}
