/** A connection to the catalog's database that steps aside for newer versions and comes back when lost. */

import { wrap } from 'idb';
import {
	MIGRATIONS,
	type CatalogDatabase,
	type Migration,
	type UpgradeTransaction
} from './schema';
import { StorageBlockedError, StorageOutdatedError, storageError } from './storage-errors';

export type ConnectionOptions = {
	readonly factory: IDBFactory;
	readonly name: string;
	readonly migrations?: readonly Migration[];
	/** How long to wait for another tab's connection to close before giving up. */
	readonly blockedGraceMs?: number;
};

export class Connection {
	readonly #options: ConnectionOptions;
	#database: CatalogDatabase | null = null;
	#opening: Promise<CatalogDatabase> | null = null;
	#outdated = false;

	constructor(options: ConnectionOptions) {
		this.#options = options;
	}

	/**
	 * The open database; opened again where the browser closed it.
	 *
	 * @throws StorageBlockedError when an older connection elsewhere does not close
	 * @throws StorageOutdatedError when a newer version of the app has the database
	 */
	async open(): Promise<CatalogDatabase> {
		if (this.#outdated) throw new StorageOutdatedError('another tab runs a newer version');
		if (this.#database) return this.#database;
		this.#opening ??= this.#request().finally(() => {
			this.#opening = null;
		});
		this.#database = await this.#opening;
		return this.#database;
	}

	close(): void {
		this.#database?.close();
		this.#database = null;
	}

	#request(): Promise<CatalogDatabase> {
		const { factory, name, migrations = MIGRATIONS, blockedGraceMs = 5000 } = this.#options;
		const request = factory.open(name, migrations.length);
		let timer: ReturnType<typeof setTimeout> | undefined;
		let gaveUp = false;

		request.onupgradeneeded = ({ oldVersion }) => {
			const database = wrap(request.result) as unknown as CatalogDatabase;
			if (!request.transaction) return;
			const transaction = wrap(request.transaction) as unknown as UpgradeTransaction;
			for (const migrate of migrations.slice(oldVersion)) migrate(database, transaction);
		};

		return new Promise<CatalogDatabase>((resolve, reject) => {
			request.onblocked = () => {
				timer = setTimeout(() => {
					gaveUp = true;
					reject(new StorageBlockedError('an older connection does not close'));
				}, blockedGraceMs);
			};
			request.onerror = () => {
				clearTimeout(timer);
				reject(storageError(request.error));
			};
			request.onsuccess = () => {
				clearTimeout(timer);
				const database = request.result;
				// It came after all, but nobody waits for it: left open, it would block the next one.
				if (gaveUp) database.close();
				else resolve(this.#watch(database));
			};
		});
	}

	/** Without this an old tab blocks the new version, or the deletion of the data, for ever. */
	#watch(database: IDBDatabase): CatalogDatabase {
		database.onversionchange = ({ newVersion }) => {
			// Null: the database is being deleted, and may be made again later.
			this.#outdated = newVersion !== null;
			this.close();
		};
		database.onclose = () => {
			this.#database = null;
		};
		return wrap(database) as unknown as CatalogDatabase;
	}
}
