/** What a page or picture said of itself when it was last fetched, so that it need only say that nothing changed. */

import type { Role } from './requests';
import type { Sql } from './sql';

/** What a page led to; a page that did not change leads there again. */
export type Found = {
	readonly requests: readonly {
		readonly url: string;
		readonly role: Role;
		readonly source: string;
	}[];
	/** Numbers of the products on it. */
	readonly products: readonly string[];
};

export type Visit = {
	readonly etag: string | null;
	readonly modified: string | null;
	readonly found: Found;
};

export class Visits {
	readonly #get;
	readonly #set;
	readonly #remove;

	constructor(sql: Sql) {
		this.#get = sql.prepare<{ etag: string | null; modified: string | null; found: string }>(
			'SELECT etag, modified, found FROM visits WHERE project = ? AND url = ?'
		);
		this.#set = sql.prepare('INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?, ?)');
		this.#remove = sql.prepare('DELETE FROM visits WHERE project = ?');
	}

	get(project: string, url: string): Visit | null {
		const row = this.#get.get(project, url);
		return row ? { ...row, found: JSON.parse(row.found) as Found } : null;
	}

	/** Kept only where the shop gave something to ask by. */
	set(project: string, url: string, visit: Visit): void {
		if (visit.etag === null && visit.modified === null) return;
		this.#set.run(project, url, visit.etag, visit.modified, JSON.stringify(visit.found));
	}

	/** Everything is asked for anew. */
	forget(project: string): void {
		this.#remove.run(project);
	}
}
