/** Looks through what was collected, newest first. */

import type { CollectedItem, ItemPage, ItemQuery } from '../../../src/lib/catalog/collect/crawler';
import type { Product } from '../../../src/lib/catalog/collect/product';
import { NotFoundError } from '../engine/collector';
import type { Sql } from './sql';

type ItemRow = {
	id: number;
	project: string;
	number: string;
	crawler: string | null;
	body: string;
	collectedAt: number;
	changedAt: number;
};

type ImageRow = {
	position: number;
	url: string;
	sha256: string;
	type: string;
	widthPx: number;
	heightPx: number;
	bytes: number;
};

export class Items {
	readonly #sql;
	readonly #one;
	readonly #images;
	readonly #image;
	readonly #twin;
	readonly #likeness;

	constructor(sql: Sql) {
		this.#sql = sql;
		this.#one = sql.prepare<ItemRow>(
			'SELECT * FROM products WHERE project = ? AND number = ? AND removedAt IS NULL'
		);
		const image = `SELECT position, url, sha256, type, widthPx, heightPx, bytes
			FROM images JOIN pictures USING (sha256) WHERE product = ?`;
		this.#images = sql.prepare<ImageRow>(`${image} ORDER BY position`);
		this.#image = sql.prepare<ImageRow>(`${image} AND position = ?`);
		this.#twin = sql.prepare<{ number: string }>(
			`SELECT number FROM images JOIN products ON products.id = images.product
			WHERE images.project = ? AND sha256 = ? AND products.id < ? AND removedAt IS NULL
			ORDER BY products.id LIMIT 1`
		);
		this.#likeness = sql.prepare<{ resembles: string }>(
			'SELECT resembles FROM likenesses WHERE project = ? AND sha256 = ?'
		);
	}

	query({ project, crawler, text = '', after = '', limit = 60 }: ItemQuery): ItemPage {
		const terms = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 20);
		const conditions = ['removedAt IS NULL'];
		const values: string[] = [];
		if (project !== undefined) {
			conditions.push('project = ?');
			values.push(project);
		}
		if (crawler !== undefined) {
			conditions.push('crawler = ?');
			values.push(crawler);
		}
		for (const term of terms) {
			conditions.push('instr(words, ?) > 0');
			values.push(term);
		}
		const where = conditions.join(' AND ');
		const total =
			this.#sql
				.prepare<{ total: number }>(`SELECT count(*) AS total FROM products WHERE ${where}`)
				.get(...values)?.total ?? 0;
		const from = /^\d{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER;
		const rows = this.#sql
			.prepare<ItemRow>(`SELECT * FROM products WHERE ${where} AND id < ? ORDER BY id DESC LIMIT ?`)
			.all(...values, from, limit + 1);
		const page = rows.slice(0, limit);
		return {
			items: page.map((row) => this.#whole(row)),
			total,
			next: rows.length > limit ? String(page.at(-1)?.id ?? '') : ''
		};
	}

	/** @throws NotFoundError */
	get(id: string): CollectedItem {
		return this.#whole(this.#row(id));
	}

	/**
	 * @param index which of the item's pictures
	 * @throws NotFoundError
	 */
	picture(id: string, index: number): { sha256: string; type: string } {
		const image = this.#image.get(this.#row(id).id, index);
		if (!image) throw new NotFoundError(`item ${id} has no picture ${index}`);
		return image;
	}

	#row(id: string): ItemRow {
		const { project, number } = splitItemId(id);
		const row = this.#one.get(project, number);
		if (!row) throw new NotFoundError(`no item ${id}`);
		return row;
	}

	#whole(row: ItemRow): CollectedItem {
		return {
			id: `${row.project}/${row.number}`,
			project: row.project,
			crawler: row.crawler,
			collectedAt: new Date(row.collectedAt).toISOString(),
			changedAt: new Date(row.changedAt).toISOString(),
			product: JSON.parse(row.body) as Product,
			images: this.#images.all(row.id).map((image) => ({
				index: image.position,
				url: image.url,
				sha256: image.sha256,
				type: image.type,
				widthPx: image.widthPx,
				heightPx: image.heightPx,
				bytes: image.bytes,
				duplicateOf: this.#duplicateOf(row, image.sha256)
			}))
		};
	}

	/** An item that was there before and has this very picture, or one that looks the same. */
	#duplicateOf({ project, id }: ItemRow, sha256: string): string | null {
		const resembles = this.#likeness.get(project, sha256)?.resembles;
		const twin =
			this.#twin.get(project, sha256, id) ??
			(resembles === undefined ? undefined : this.#twin.get(project, resembles, id));
		return twin ? `${project}/${twin.number}` : null;
	}
}

/** `<project>/<number>`; the number may have slashes of its own. */
export function splitItemId(id: string): { project: string; number: string } {
	const slash = id.indexOf('/');
	return slash < 0
		? { project: '', number: id }
		: { project: id.slice(0, slash), number: id.slice(slash + 1) };
}
