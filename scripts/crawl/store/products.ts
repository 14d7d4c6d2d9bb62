/** Rows of products and of the pictures they name; a run can be taken back without what came before it. */

import type { Product } from '../../../src/lib/catalog/collect/product';
import type { Sql } from './sql';

/** `again`: this run had it already. `removed`: a person took it out, and it stays out. */
export type Saved = 'added' | 'changed' | 'same' | 'again' | 'removed';

export type SaveContext = {
	readonly project: string;
	readonly crawler: string;
	/** Which run of which crawler: `name#3`. */
	readonly run: string;
	readonly now: number;
	/** Whether the project wants pictures. */
	readonly withImages: boolean;
	/** What two pages of one run say of one product, the first one's word before the second's. */
	merge(first: Product, second: Product): Product;
};

type Row = {
	readonly id: number;
	readonly body: string;
	readonly seenBy: string;
	readonly addedBy: string;
	readonly changedBy: string | null;
	readonly before: string | null;
	readonly changedAt: number;
	readonly changedBefore: number | null;
	readonly removedAt: number | null;
};

export class Products {
	readonly #sql;
	readonly #find;
	readonly #insert;
	readonly #update;
	readonly #see;
	readonly #images;
	readonly #dropImages;
	readonly #insertImage;
	readonly #linkUrl;
	readonly #missing;
	readonly #setRemoved;
	readonly #restore;
	readonly #discardAdded;
	readonly #changedByRun;
	readonly #sweep;
	readonly #unlink;

	constructor(sql: Sql) {
		this.#sql = sql;
		this.#find = sql.prepare<Row>('SELECT * FROM products WHERE project = ? AND number = ?');
		this.#insert = sql.prepare(
			`INSERT INTO products (project, number, crawler, body, words, collectedAt, changedAt, addedBy, seenBy)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
		);
		this.#update = sql.prepare(
			`UPDATE products SET body = ?, words = ?, changedAt = ?, seenBy = ?, changedBy = ?, before = ?,
				changedBefore = ? WHERE id = ?`
		);
		this.#see = sql.prepare('UPDATE products SET seenBy = ? WHERE id = ?');
		this.#images = sql.prepare<{ url: string }>(
			'SELECT url FROM images WHERE product = ? ORDER BY position'
		);
		this.#dropImages = sql.prepare('DELETE FROM images WHERE product = ?');
		this.#insertImage = sql.prepare(
			`INSERT INTO images VALUES (?1, ?2, ?3, ?4,
				(SELECT sha256 FROM images WHERE project = ?3 AND url = ?4 AND sha256 IS NOT NULL LIMIT 1))`
		);
		this.#linkUrl = sql.prepare('UPDATE images SET sha256 = ? WHERE project = ? AND url = ?');
		this.#missing = sql.prepare<{ url: string; sha256: string | null }>(
			'SELECT url, sha256 FROM images WHERE product = ? ORDER BY position'
		);
		this.#setRemoved = sql.prepare(
			'UPDATE products SET removedAt = ? WHERE project = ? AND number = ? AND removedAt IS NULL'
		);
		this.#restore = sql.prepare(
			'UPDATE products SET removedAt = NULL WHERE project = ? AND number = ? AND removedAt IS NOT NULL'
		);
		this.#discardAdded = sql.prepare('DELETE FROM products WHERE addedBy = ?');
		this.#changedByRun = sql.prepare<Row & { project: string }>(
			'SELECT * FROM products WHERE changedBy = ? AND before IS NOT NULL'
		);
		this.#sweep = sql.prepare('DELETE FROM products WHERE removedAt < ?');
		this.#unlink = sql.prepare('UPDATE products SET crawler = NULL WHERE crawler = ?');
	}

	/** One product as this run found it. Part of the transaction around it. */
	save(context: SaveContext, product: Product): Saved {
		const { project, crawler, run, now } = context;
		const row = this.#find.get(project, product.number);
		if (!row) {
			const body = JSON.stringify(product);
			this.#insert.run(project, product.number, crawler, body, words(product), now, now, run, run);
			this.#setImages(context, product);
			return 'added';
		}
		if (row.removedAt !== null) return 'removed';
		const isAgain = row.seenBy === run;
		const old = JSON.parse(row.body) as Product;
		const fresh = isAgain ? context.merge(old, product) : product;
		const body = JSON.stringify(fresh);
		if (body === row.body) {
			if (!isAgain) this.#see.run(run, row.id);
			return isAgain ? 'again' : 'same';
		}
		this.#change(context, row, body, fresh);
		return isAgain ? 'again' : 'changed';
	}

	#change({ run, now, ...context }: SaveContext, row: Row, body: string, fresh: Product): void {
		const isNew = row.addedBy === run;
		const before = row.changedBy === run ? row.before : isNew ? null : row.body;
		const changedBefore = row.changedBy === run ? row.changedBefore : row.changedAt;
		// What a second page of this run completed to what it was before has not changed.
		const isBack = before !== null && body === before;
		const changedAt = isNew ? row.changedAt : isBack ? (changedBefore ?? now) : now;
		const changedBy = isNew || isBack ? null : run;
		this.#update.run(
			body,
			words(fresh),
			changedAt,
			run,
			changedBy,
			isBack ? null : before,
			isBack ? null : changedBefore,
			row.id
		);
		this.#setImages(context, fresh);
	}

	#setImages(context: Pick<SaveContext, 'project' | 'withImages'>, product: Product): void {
		const { project, withImages } = context;
		const row = this.#find.get(project, product.number);
		if (!row) return;
		const old = this.#images.all(row.id).map(({ url }) => url);
		const urls = withImages ? product.images : [];
		if (old.length === urls.length && old.every((url, index) => url === urls[index])) return;
		const known = new Map(this.#missing.all(row.id).map(({ url, sha256 }) => [url, sha256]));
		this.#dropImages.run(row.id);
		urls.forEach((url, position) => this.#insertImage.run(row.id, position, project, url));
		for (const [url, sha256] of known)
			if (sha256 !== null && urls.includes(url)) this.#linkUrl.run(sha256, project, url);
	}

	/** A product's pictures and which of them are there. */
	imagesOf(project: string, number: string): { url: string; sha256: string | null }[] {
		const row = this.#find.get(project, number);
		return row ? this.#missing.all(row.id) : [];
	}

	/** The picture behind an address was stored. */
	linkPicture(project: string, url: string, sha256: string): void {
		this.#linkUrl.run(sha256, project, url);
	}

	/** A page that did not change still has this product: @returns whether this run sees it for the first time */
	see(project: string, number: string, run: string): boolean {
		const row = this.#find.get(project, number);
		if (!row || row.removedAt !== null || row.seenBy === run) return false;
		this.#see.run(run, row.id);
		return true;
	}

	remove(project: string, number: string, now: number): boolean {
		return this.#setRemoved.run(now, project, number) > 0;
	}

	restore(project: string, number: string): boolean {
		return this.#restore.run(project, number) > 0;
	}

	/** Takes back what a run brought: its products go, those it changed are as they were. */
	discard(run: string, withImages: boolean): void {
		this.#sql.transaction(() => {
			this.#discardAdded.run(run);
			for (const row of this.#changedByRun.all(run)) {
				const before = JSON.parse(row.before ?? row.body) as Product;
				const changedAt = row.changedBefore ?? row.changedAt;
				const body = JSON.stringify(before);
				this.#update.run(body, words(before), changedAt, row.seenBy, null, null, null, row.id);
				this.#setImages({ project: row.project, withImages }, before);
			}
		});
	}

	/** Forgets for good what was removed before `time`. */
	sweep(time: number): void {
		this.#sweep.run(time);
	}

	/** Its crawler is no more; the product stays. */
	unlinkCrawler(crawler: string): void {
		this.#unlink.run(crawler);
	}
}

/** What a search looks through, lower case. */
function words({ name, number, category, brand }: Product): string {
	return [name, number, category, brand].join('\n').normalize('NFKC').toLowerCase();
}
