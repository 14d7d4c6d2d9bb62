/** The shape of the database, step by step: released steps never change, new ones are put at the end. */

import { StoreTooNewError, StoreCorruptError, type Sql } from './sql';

/** Times are ms since 1970; lists and objects are JSON. */
const MIGRATIONS: readonly string[] = [
	`CREATE TABLE projects (
		id TEXT PRIMARY KEY, name TEXT NOT NULL, shop TEXT NOT NULL, attribute TEXT, content TEXT NOT NULL,
		labels TEXT NOT NULL, createdAt INTEGER NOT NULL
	);
	CREATE TABLE crawlers (
		id TEXT PRIMARY KEY, project TEXT NOT NULL REFERENCES projects ON DELETE CASCADE, name TEXT NOT NULL,
		source TEXT NOT NULL, start TEXT NOT NULL, paceMs INTEGER NOT NULL, concurrency INTEGER NOT NULL,
		productLimit INTEGER, schedule TEXT, labels TEXT NOT NULL, createdAt INTEGER NOT NULL,
		state TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
		startedAt INTEGER, endedAt INTEGER, run INTEGER NOT NULL, entry INTEGER NOT NULL, figures TEXT NOT NULL
	);
	CREATE INDEX crawlersOfProject ON crawlers (project);
	CREATE TABLE requests (
		id INTEGER PRIMARY KEY, crawler TEXT NOT NULL REFERENCES crawlers ON DELETE CASCADE, url TEXT NOT NULL,
		origin TEXT NOT NULL, role TEXT NOT NULL, rank INTEGER NOT NULL, source TEXT NOT NULL, entry INTEGER NOT NULL,
		hint TEXT, state TEXT NOT NULL, tries INTEGER NOT NULL, dueAt INTEGER NOT NULL,
		UNIQUE (crawler, url)
	);
	CREATE INDEX requestsToTake ON requests (crawler, origin, rank, id) WHERE state = 'queued';
	CREATE INDEX requestsTaken ON requests (crawler) WHERE state = 'taken';
	CREATE TABLE products (
		id INTEGER PRIMARY KEY, project TEXT NOT NULL REFERENCES projects ON DELETE CASCADE, number TEXT NOT NULL,
		crawler TEXT, body TEXT NOT NULL, words TEXT NOT NULL, collectedAt INTEGER NOT NULL, changedAt INTEGER NOT NULL,
		addedBy TEXT NOT NULL, seenBy TEXT NOT NULL, changedBy TEXT, before TEXT, changedBefore INTEGER, removedAt INTEGER,
		UNIQUE (project, number)
	);
	CREATE INDEX productsOfCrawler ON products (crawler);
	CREATE TABLE pictures (
		sha256 TEXT PRIMARY KEY, type TEXT NOT NULL, widthPx INTEGER NOT NULL, heightPx INTEGER NOT NULL,
		bytes INTEGER NOT NULL, look BLOB NOT NULL
	);
	CREATE TABLE images (
		product INTEGER NOT NULL REFERENCES products ON DELETE CASCADE, position INTEGER NOT NULL,
		project TEXT NOT NULL, url TEXT NOT NULL, sha256 TEXT REFERENCES pictures,
		PRIMARY KEY (product, position)
	) WITHOUT ROWID;
	CREATE INDEX imagesByUrl ON images (project, url);
	CREATE INDEX imagesByPicture ON images (sha256);
	CREATE TABLE likenesses (
		project TEXT NOT NULL REFERENCES projects ON DELETE CASCADE, sha256 TEXT NOT NULL, resembles TEXT NOT NULL,
		PRIMARY KEY (project, sha256)
	) WITHOUT ROWID;
	CREATE TABLE visits (
		project TEXT NOT NULL REFERENCES projects ON DELETE CASCADE, url TEXT NOT NULL, etag TEXT, modified TEXT,
		found TEXT NOT NULL, PRIMARY KEY (project, url)
	) WITHOUT ROWID;
	CREATE TABLE hosts (
		origin TEXT PRIMARY KEY, robots TEXT NOT NULL, status INTEGER NOT NULL, fetchedAt INTEGER NOT NULL
	);
	CREATE TABLE errors (
		id INTEGER PRIMARY KEY, crawler TEXT NOT NULL REFERENCES crawlers ON DELETE CASCADE, at INTEGER NOT NULL,
		url TEXT NOT NULL, kind TEXT NOT NULL, status INTEGER, message TEXT NOT NULL, isFinal INTEGER NOT NULL
	);
	CREATE INDEX errorsOfCrawler ON errors (crawler, id);
	CREATE TABLE minutes (
		crawler TEXT NOT NULL REFERENCES crawlers ON DELETE CASCADE, minute INTEGER NOT NULL, answers INTEGER NOT NULL,
		PRIMARY KEY (crawler, minute)
	) WITHOUT ROWID;`
];

/** @throws StoreTooNewError before anything is written */
export function migrate(sql: Sql, file: string): void {
	const version = readVersion(sql, file);
	if (version > MIGRATIONS.length)
		throw new StoreTooNewError(
			`${file} has version ${version}; this program knows up to ${MIGRATIONS.length}: use a newer Otlens`
		);
	MIGRATIONS.slice(version).forEach((step, index) => {
		sql.transaction(() => {
			sql.exec(step);
			sql.exec(`PRAGMA user_version = ${version + index + 1}`);
		});
	});
}

function readVersion(sql: Sql, file: string): number {
	try {
		return sql.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0;
	} catch (error) {
		throw new StoreCorruptError(`${file} cannot be read`, { cause: error });
	}
}
