/** Rows of pictures, each stored once by what is in it, and which of them look the same. */

import type { Sql } from './sql';

export type PictureRow = {
	readonly sha256: string;
	/** `image/jpeg`, … */
	readonly type: string;
	readonly widthPx: number;
	readonly heightPx: number;
	readonly bytes: number;
	/** How it looks, see `look.ts`. */
	readonly look: Uint8Array;
};

export class Pictures {
	readonly #insert;
	readonly #get;
	readonly #looks;
	readonly #isIn;
	readonly #orphans;
	readonly #remove;
	readonly #addLikeness;
	readonly #shaOfUrl;
	readonly #ofProject;

	constructor(sql: Sql) {
		this.#insert = sql.prepare(
			'INSERT INTO pictures VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
		);
		this.#get = sql.prepare<PictureRow>('SELECT * FROM pictures WHERE sha256 = ?');
		this.#looks = sql.prepare<{ sha256: string; look: ArrayBuffer | Uint8Array }>(
			`SELECT sha256, look FROM pictures WHERE sha256 IN (SELECT sha256 FROM images WHERE project = ?)`
		);
		this.#isIn = sql.prepare<{ url: string }>(
			'SELECT url FROM images WHERE sha256 = ? AND project = ? LIMIT 1'
		);
		this.#orphans = sql.prepare<PictureRow>(
			`SELECT * FROM pictures WHERE NOT EXISTS
				(SELECT 1 FROM images WHERE images.sha256 = pictures.sha256)`
		);
		this.#remove = sql.prepare('DELETE FROM pictures WHERE sha256 = ?');
		this.#addLikeness = sql.prepare('INSERT OR REPLACE INTO likenesses VALUES (?, ?, ?)');
		this.#ofProject = sql.prepare<{ sha256: string }>(
			'SELECT DISTINCT sha256 FROM images WHERE project = ? AND sha256 IS NOT NULL'
		);
		this.#shaOfUrl = sql.prepare<{ sha256: string }>(
			'SELECT sha256 FROM images WHERE project = ? AND url = ? AND sha256 IS NOT NULL LIMIT 1'
		);
	}

	get(sha256: string): PictureRow | null {
		return this.#get.get(sha256) ?? null;
	}

	add(row: PictureRow): void {
		this.#insert.run(row.sha256, row.type, row.widthPx, row.heightPx, row.bytes, row.look);
	}

	/** Whether a product of the project shows it already. */
	isIn(project: string, sha256: string): boolean {
		return this.#isIn.get(sha256, project) !== undefined;
	}

	/** What is stored of an address; null: nothing. */
	ofUrl(project: string, url: string): string | null {
		return this.#shaOfUrl.get(project, url)?.sha256 ?? null;
	}

	/** SHA-256 of each. */
	ofProject(project: string): string[] {
		return this.#ofProject.all(project).map(({ sha256 }) => sha256);
	}

	looks(project: string): { sha256: string; look: Uint8Array }[] {
		// Of many rows libsql gives bare buffers.
		return this.#looks
			.all(project)
			.map(({ sha256, look }) => ({ sha256, look: new Uint8Array(look) }));
	}

	addLikeness(project: string, sha256: string, resembles: string): void {
		this.#addLikeness.run(project, sha256, resembles);
	}

	/** Drops the rows that no product shows any more: @returns them, for their files to go too */
	removeOrphans(): PictureRow[] {
		const orphans = this.#orphans.all();
		for (const { sha256 } of orphans) this.#remove.run(sha256);
		return orphans;
	}
}
