/** The stores of the batch of the colours screen: a record and the bytes of each photo, and the settings. */

import type { BatchEntry, BatchSettings } from '../batch-record';

export interface BatchStores {
	/** A thumbnail is part of its entry: a list is read at once. */
	batchEntries: { key: string; value: BatchEntry };
	/** Apart from the entries, which are written again when the photo is measured. */
	batchPhotos: { key: string; value: { readonly type: string; readonly bytes: ArrayBuffer } };
	batchSettings: { key: string; value: BatchSettings };
}

export const BATCH_STORES = ['batchEntries', 'batchPhotos', 'batchSettings'] as const;

type Creator = { createObjectStore(name: (typeof BATCH_STORES)[number]): unknown };

/** The migration that makes them. */
export function addBatchStores(database: Creator): void {
	for (const name of BATCH_STORES) database.createObjectStore(name);
}
