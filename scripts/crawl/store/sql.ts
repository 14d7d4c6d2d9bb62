/** The one place that speaks to libsql: an exclusive WAL database, statements prepared once, typed rows. */

import Database from 'libsql';

export type SqlValue = string | number | null | Uint8Array;

export type Query<Row> = {
	run(...values: SqlValue[]): number;
	get(...values: SqlValue[]): Row | undefined;
	all(...values: SqlValue[]): Row[];
};

/** The file is there, but it is no database or a broken one. Nothing was written to it. */
export class StoreCorruptError extends Error {
	override name = 'StoreCorruptError';
}

/** A newer version of the program made the database. Nothing was written to it. */
export class StoreTooNewError extends Error {
	override name = 'StoreTooNewError';
}

/** The kernel says that another process has the database. */
export class DatabaseLockedError extends Error {
	override name = 'DatabaseLockedError';
}

export class Sql {
	readonly #database: Database.Database;
	readonly #begin: Query<never>;
	readonly #commit: Query<never>;
	readonly #rollback: Query<never>;

	/**
	 * Locked by the kernel for this process alone for as long as it lives, so that a dead owner never has to be guessed
	 * at. A commit survives `kill -9`; of a power cut it may lose the last ones, never the database.
	 * @throws DatabaseLockedError, StoreCorruptError
	 */
	constructor(file: string) {
		try {
			this.#database = new Database(file);
			this.#database.pragma('locking_mode = EXCLUSIVE');
			this.#database.pragma('journal_mode = WAL');
			this.#database.pragma('synchronous = NORMAL');
			this.#database.pragma('foreign_keys = ON');
			this.#database.exec('BEGIN IMMEDIATE; COMMIT');
		} catch (error) {
			throw translate(error, file);
		}
		this.#begin = this.prepare('BEGIN IMMEDIATE');
		this.#commit = this.prepare('COMMIT');
		this.#rollback = this.prepare('ROLLBACK');
	}

	/** `Row` is what the columns of `text` say: the caller answers for it. */
	prepare<Row>(text: string): Query<Row> {
		const statement = this.#database.prepare<[SqlValue[]]>(text);
		// Always one array: libsql takes a single lone value for named parameters.
		return {
			run: (...values) => statement.run(values).changes,
			get: (...values) => statement.get(values) as Row | undefined,
			all: (...values) => statement.all(values) as Row[]
		};
	}

	exec(text: string): void {
		this.#database.exec(text);
	}

	/** All or nothing; inside another one it is part of that. */
	transaction<Result>(work: () => Result): Result {
		if (this.#isInTransaction()) return work();
		this.#begin.run();
		try {
			const result = work();
			this.#commit.run();
			return result;
		} catch (error) {
			// A full disk may have rolled back by itself.
			if (this.#isInTransaction()) this.#rollback.run();
			throw error;
		}
	}

	#isInTransaction(): boolean {
		return this.#database.inTransaction;
	}

	/** One file is left: without statements being finalised, only leaving WAL gives up the lock. */
	close(): void {
		this.#database.pragma('journal_mode = DELETE');
		this.#database.pragma('locking_mode = NORMAL');
		this.#database.prepare<[SqlValue[]]>('SELECT count(*) FROM sqlite_schema').get([]);
		this.#database.close();
	}
}

export function isDiskFull(error: unknown): boolean {
	const code = (error as { code?: unknown } | null)?.code;
	return code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';
}

function translate(error: unknown, file: string): Error {
	const code = String((error as { code?: unknown } | null)?.code);
	const text = error instanceof Error ? error.message : String(error);
	if (/BUSY|LOCKED/.test(code)) return new DatabaseLockedError(`${file} is open elsewhere`);
	if (/NOTADB|CORRUPT/.test(code))
		return new StoreCorruptError(`${file} is not a database this program can read: ${text}`);
	return error instanceof Error ? error : new Error(text);
}
