/** Opens the catalog's store: the lasting one if the browser has it, else one in memory. */

import type { CatalogStore } from './catalog-store';
import { Changes } from './changes';
import { Connection, type ConnectionOptions } from './connection';
import { convertFormer } from './convert-former';
import { clearLeftovers } from './generations';
import { IdbStore } from './idb-store';
import { createImportLock, type ImportLock } from './import-lock';
import { MemoryStore } from './memory-store';
import { DATABASE_NAME } from './schema';
import { StorageBlockedError, StorageOutdatedError } from './storage-errors';

export type StoreOptions = Partial<Omit<ConnectionOptions, 'factory'>> & {
	/** Null: as if the browser had none. */
	readonly factory?: IDBFactory | null;
	/** Says whether an import runs elsewhere, whose generation is not a leftover. */
	readonly lock?: ImportLock;
};

/** Reading the property alone throws where a person forbade storage. */
function browserFactory(): IDBFactory | null {
	try {
		return (globalThis as { readonly indexedDB?: IDBFactory }).indexedDB ?? null;
	} catch {
		return null;
	}
}

/**
 * Opens the store, converts what earlier versions kept, and clears what is left behind.
 *
 * A catalog in memory takes over where the browser refuses the lasting one altogether. Where it is
 * only held by another tab, its data is there and must not seem lost: that throws.
 *
 * @throws StorageBlockedError, StorageOutdatedError
 */
export async function openStore(options: StoreOptions = {}): Promise<CatalogStore> {
	const { lock = createImportLock(), name = DATABASE_NAME, ...rest } = options;
	const factory = options.factory === undefined ? browserFactory() : options.factory;
	if (!factory) return new MemoryStore();
	const connection = new Connection({ ...rest, factory, name });
	try {
		await connection.open();
	} catch (error) {
		connection.close();
		if (error instanceof StorageBlockedError || error instanceof StorageOutdatedError) throw error;
		return new MemoryStore();
	}
	try {
		await convertFormer(await connection.open());
		await lock.ifIdle(async () => clearLeftovers(await connection.open()));
	} catch {
		// What was not converted stays as it is, leftovers are never read: the next opening tries again.
	}
	return new IdbStore(connection, new Changes(name));
}
