/** Zips on their way into chosen files, remembered on this device so that another tab can go on with them. */

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ZipJournal, ZipWish } from '../lib/export/zip/wish';
import type { FileStamp } from './file-sink';

export type KeptZip = {
	readonly version: 1;
	readonly name: string;
	readonly handle: FileSystemFileHandle;
	/** By ids: numbers do not outlive a change of the catalog. */
	readonly wish: ZipWish;
	/** Items. */
	readonly total: number;
	/** What of it is in the file, and how the file was left; null: nothing. */
	readonly reached: (FileStamp & { readonly journal: ZipJournal }) | null;
};

export interface ZipShelf {
	put(record: KeptZip): Promise<void>;
	get(name: string): Promise<KeptZip | null>;
	all(): Promise<readonly KeptZip[]>;
	remove(name: string): Promise<void>;
}

interface ShelfSchema extends DBSchema {
	zips: { key: string; value: KeptZip };
}

/** As it is stored: another version of the app may have another shape. */
const isPresent = (record: { readonly version: number }): record is KeptZip => record.version === 1;

type Database = IDBPDatabase<ShelfSchema>;

export const SHELF_NAME = 'otlens-zips';

/** Append a step for the next version; what was released is never changed. */
const MIGRATIONS: readonly ((database: Database) => void)[] = [
	(database) => void database.createObjectStore('zips', { keyPath: 'name' })
];

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
	const database = await openDB<ShelfSchema>(SHELF_NAME, MIGRATIONS.length, {
		upgrade(opened, from) {
			for (const migrate of MIGRATIONS.slice(from)) migrate(opened);
		},
		blocking: (_now, _next, event) => (event.target as IDBDatabase).close()
	});
	try {
		return await work(database);
	} finally {
		database.close();
	}
}

/** Where the browser keeps nothing, nothing is remembered, and the zip is written all the same. */
export const zipShelf: ZipShelf = {
	put: (record) =>
		withDatabase((database) => database.put('zips', record)).then(
			() => undefined,
			() => undefined
		),
	get: (name) =>
		withDatabase((database) => database.get('zips', name)).then(
			(record) => (record && isPresent(record) ? record : null),
			() => null
		),
	all: () =>
		withDatabase((database) => database.getAll('zips')).then(
			(records) => records.filter(isPresent),
			() => []
		),
	remove: (name) => withDatabase((database) => database.delete('zips', name)).catch(() => undefined)
};
