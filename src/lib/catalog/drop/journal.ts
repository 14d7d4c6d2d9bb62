/** Keeps the results of a drop photo by photo, until the collection is made or given up. */

import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { storageError } from '../store/storage-errors';
import { DROP_VERSION, type DropJob, type DropResult, type UnfinishedDrop } from './drop-record';

interface JournalSchema extends DBSchema {
	jobs: { key: 'current'; value: DropJob };
	results: { key: string; value: DropResult; indexes: { state: string } };
}

type Database = IDBPDatabase<JournalSchema>;

export const JOURNAL_NAME = 'otlens-drop';

/** Append a step for the next version; what was released is never changed. */
const MIGRATIONS: readonly ((database: Database) => void)[] = [
	(database) => {
		database.createObjectStore('jobs');
		const results = database.createObjectStore('results', { keyPath: 'key' });
		results.createIndex('state', 'outcome.state');
	}
];

/** What was done before, by key; the error's name where it failed. */
export type DoneBefore = readonly { readonly key: string; readonly error: string | null }[];

export class DropJournal {
	#opening: Promise<Database> | null = null;

	/**
	 * Takes a job up; results of an earlier one are kept where they are of the same photos, and
	 * deleted where they are not.
	 *
	 * @throws StorageFullError
	 */
	async begin(job: DropJob): Promise<DoneBefore> {
		return this.#within(async (database) => {
			const { jobs, results, done } = storesOf(database);
			const before = await jobs.get('current');
			const wanted = new Set(
				before?.build === job.build ? job.candidates.map(({ key }) => key) : []
			);
			const kept: { key: string; error: string | null }[] = [];
			for (let cursor = await results.openCursor(); cursor; cursor = await cursor.continue()) {
				const { key, version, outcome } = cursor.value;
				if (version === DROP_VERSION && wanted.has(key)) {
					kept.push({ key, error: outcome.state === 'failed' ? outcome.error : null });
				} else await cursor.delete();
			}
			await jobs.put(job, 'current');
			await done;
			return kept;
		});
	}

	/**
	 * Keeps nothing once the job was given up: what is late must not remain.
	 * @throws StorageFullError
	 */
	keep(result: DropResult): Promise<void> {
		return this.#within(async (database) => {
			const { jobs, results, done } = storesOf(database);
			if (await jobs.getKey('current')) await results.put(result);
			await done;
		});
	}

	/** Null where nothing is kept. */
	job(): Promise<DropJob | null> {
		return this.#within(async (database) => {
			const job = await database.get('jobs', 'current');
			return job?.version === DROP_VERSION ? job : null;
		});
	}

	result(key: string): Promise<DropResult | null> {
		return this.#within(async (database) => (await database.get('results', key)) ?? null);
	}

	async unfinished(): Promise<UnfinishedDrop | null> {
		const job = await this.job();
		if (!job) return null;
		const { target, begunAt, candidates } = job;
		return this.#within(async (database) => ({
			target,
			begunAt,
			total: candidates.length,
			done: await database.count('results'),
			found: await database.countFromIndex('results', 'state', 'found')
		}));
	}

	/** Nothing of the job remains. */
	clear(): Promise<void> {
		return this.#within(async (database) => {
			const { jobs, results, done } = storesOf(database);
			await Promise.all([jobs.clear(), results.clear(), done]);
		});
	}

	async #within<T>(work: (database: Database) => Promise<T>): Promise<T> {
		try {
			return await work(await this.#open());
		} catch (error) {
			throw storageError(error);
		}
	}

	/** Opened anew where it failed, or where the browser closed it. */
	#open(): Promise<Database> {
		this.#opening ??= openDB<JournalSchema>(JOURNAL_NAME, MIGRATIONS.length, {
			upgrade: (database, from) => {
				for (const migrate of MIGRATIONS.slice(from)) migrate(database);
			},
			blocking: (_current, _next, event) => {
				(event.target as IDBDatabase).close();
				this.#opening = null;
			},
			terminated: () => {
				this.#opening = null;
			}
		}).catch((error: unknown) => {
			this.#opening = null;
			throw error;
		});
		return this.#opening;
	}
}

function storesOf(database: Database) {
	const transaction = database.transaction(['jobs', 'results'], 'readwrite');
	return {
		jobs: transaction.objectStore('jobs'),
		results: transaction.objectStore('results'),
		done: transaction.done
	};
}
