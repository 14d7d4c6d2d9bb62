/** Reads and writes the batch of the colours screen in IndexedDB. */

import {
	FIRST_SETTINGS,
	presentBatch,
	type BatchEntry,
	type BatchSettings,
	type StoredBatch
} from '../batch-record';
import { BATCH_STORES } from './batch-stores';
import type { BatchStore } from './catalog-store';
import type { Connection } from './connection';
import { storageError } from './storage-errors';

const SETTINGS_KEY = 'settings';

export class IdbBatch implements BatchStore {
	readonly #connection: Connection;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	async read(): Promise<StoredBatch> {
		const database = await this.#connection.open();
		const transaction = database.transaction(['batchEntries', 'batchSettings']);
		const [entries, settings] = await Promise.all([
			transaction.objectStore('batchEntries').getAll(),
			transaction.objectStore('batchSettings').get(SETTINGS_KEY),
			transaction.done
		]);
		return {
			entries: entries
				.map((entry) => presentBatch<BatchEntry>(entry))
				.filter((entry) => entry !== null),
			settings: presentBatch<BatchSettings>(settings) ?? FIRST_SETTINGS
		};
	}

	async photo(id: string): Promise<Blob | null> {
		const record = await (await this.#connection.open()).get('batchPhotos', id);
		return record ? new Blob([record.bytes], { type: record.type }) : null;
	}

	async put(entry: BatchEntry, photo: Blob | null): Promise<void> {
		// Read ahead: a transaction ends while it waits for anything but the database.
		const bytes = await photo?.arrayBuffer();
		await this.#write(async (database) => {
			const transaction = database.transaction(BATCH_STORES, 'readwrite');
			await Promise.all([
				bytes && photo
					? transaction.objectStore('batchPhotos').put({ type: photo.type, bytes }, entry.id)
					: undefined,
				transaction.objectStore('batchEntries').put(entry, entry.id),
				transaction.done
			]);
		});
	}

	putSettings(settings: BatchSettings): Promise<void> {
		return this.#write(async (database) => {
			await database.put('batchSettings', settings, SETTINGS_KEY);
		});
	}

	async remove(ids: readonly string[]): Promise<void> {
		const database = await this.#connection.open();
		const transaction = database.transaction(BATCH_STORES, 'readwrite');
		await Promise.all([
			...ids.flatMap((id) => [
				transaction.objectStore('batchEntries').delete(id),
				transaction.objectStore('batchPhotos').delete(id)
			]),
			transaction.done
		]);
	}

	async #write(
		work: (database: Awaited<ReturnType<Connection['open']>>) => Promise<void>
	): Promise<void> {
		try {
			await work(await this.#connection.open());
		} catch (error) {
			throw storageError(error);
		}
	}
}
