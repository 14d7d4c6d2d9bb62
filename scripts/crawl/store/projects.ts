/** Rows of projects. */

import type { NewProject, Project, ProjectEdit } from '../../../src/lib/catalog/collect/crawler';
import { freshId } from './fresh-id';
import { NotFoundError } from '../engine/collector';
import type { Sql } from './sql';

/** What a project is, without what is counted over its contents. */
export type ProjectRow = {
	readonly id: string;
	readonly name: string;
	readonly shop: string;
	readonly attribute: Project['attribute'];
	readonly content: Project['content'];
	readonly labels: string;
	readonly createdAt: number;
};

export class Projects {
	readonly #all;
	readonly #one;
	readonly #insert;
	readonly #edit;
	readonly #remove;
	readonly #counts;

	constructor(sql: Sql) {
		this.#all = sql.prepare<ProjectRow>('SELECT * FROM projects ORDER BY createdAt, id');
		this.#one = sql.prepare<ProjectRow>('SELECT * FROM projects WHERE id = ?');
		this.#insert = sql.prepare('INSERT INTO projects VALUES (?, ?, ?, ?, ?, ?, ?)');
		this.#edit = sql.prepare('UPDATE projects SET name = ?, labels = ? WHERE id = ?');
		this.#remove = sql.prepare('DELETE FROM projects WHERE id = ?');
		this.#counts = sql.prepare<{
			crawlers: number;
			products: number;
			images: number;
			bytes: number;
		}>(
			`SELECT (SELECT count(*) FROM crawlers WHERE project = ?1) AS crawlers,
				(SELECT count(*) FROM products WHERE project = ?1 AND removedAt IS NULL) AS products,
				count(*) AS images, coalesce(sum(bytes), 0) AS bytes
			FROM pictures WHERE sha256 IN (
				SELECT sha256 FROM images JOIN products ON products.id = images.product
				WHERE products.project = ?1 AND removedAt IS NULL)`
		);
	}

	all(): Project[] {
		return this.#all.all().map((row) => this.#whole(row));
	}

	/** @throws NotFoundError */
	row(id: string): ProjectRow {
		const row = this.#one.get(id);
		if (!row) throw new NotFoundError(`no project ${id}`);
		return row;
	}

	/** @throws NotFoundError */
	get(id: string): Project {
		return this.#whole(this.row(id));
	}

	add(project: NewProject, now: number): Project {
		const id = freshId(project.name, (candidate) => this.#one.get(candidate) !== undefined);
		const { name, shop, attribute, content, labels = [] } = project;
		this.#insert.run(id, name, shop, attribute, content, JSON.stringify(labels), now);
		return this.get(id);
	}

	edit(id: string, edit: ProjectEdit): Project {
		const old = this.get(id);
		this.#edit.run(edit.name ?? old.name, JSON.stringify(edit.labels ?? old.labels), id);
		return this.get(id);
	}

	remove(id: string): void {
		this.row(id);
		this.#remove.run(id);
	}

	#whole(row: ProjectRow): Project {
		const counts = this.#counts.get(row.id);
		return {
			id: row.id,
			name: row.name,
			shop: row.shop,
			attribute: row.attribute,
			content: row.content,
			labels: JSON.parse(row.labels) as string[],
			createdAt: new Date(row.createdAt).toISOString(),
			crawlers: counts?.crawlers ?? 0,
			products: counts?.products ?? 0,
			images: counts?.images ?? 0,
			bytes: counts?.bytes ?? 0
		};
	}
}
