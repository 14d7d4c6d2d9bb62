/** The journal: every address a crawler knows of, and what became of it. */

import type { PageRequest } from '../../../src/lib/catalog/collect/sources/source';
import type { Sql } from './sql';

export type Role = PageRequest['role'] | 'picture';

export type NewRequest = {
	readonly url: string;
	/** `https://shop.example:8443` */
	readonly origin: string;
	readonly role: Role;
	/** The source that asked for it; empty: whichever reads it. */
	readonly source: string;
	/** By which way into the shop it was found. */
	readonly entry: number;
	/** What a listing told of the product on this page, JSON; null: nothing. */
	readonly hint: string | null;
};

export type RequestRow = NewRequest & { readonly id: number; readonly tries: number };

/** What is still to be fetched, taken ones among them; listings are pages that lead to others above all. */
export type Pending = {
	readonly listings: number;
	readonly products: number;
	readonly pictures: number;
};

/** Which count of `Pending` a request belongs to. */
export function pendingKind(role: Role): keyof Pending {
	return role === 'picture' ? 'pictures' : role === 'product' ? 'products' : 'listings';
}

// Listings first, so that the size of the whole is known early; then pictures before further products, so that
// products become whole one after the other.
const RANKS: Record<Role, number> = { probe: 0, sitemap: 0, listing: 0, picture: 1, product: 2 };

export class Requests {
	readonly #insert;
	readonly #take;
	readonly #finish;
	readonly #retry;
	readonly #giveBack;
	readonly #giveBackAll;
	readonly #clear;
	readonly #dropPages;
	readonly #failOrigin;
	readonly #nextDue;
	readonly #origins;
	readonly #pending;
	readonly #sql;

	constructor(sql: Sql) {
		this.#sql = sql;
		this.#insert = sql.prepare(
			`INSERT INTO requests (crawler, url, origin, role, rank, source, entry, hint, state, tries, dueAt)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', 0, 0) ON CONFLICT DO NOTHING`
		);
		this.#take = sql.prepare<RequestRow & { rank: number }>(
			`UPDATE requests SET state = 'taken' WHERE id IN (
				SELECT id FROM requests WHERE crawler = ? AND origin = ? AND state = 'queued' AND dueAt <= ?
				ORDER BY rank, id LIMIT ?)
			RETURNING id, url, origin, role, rank, source, entry, hint, tries`
		);
		this.#finish = sql.prepare('UPDATE requests SET state = ?, hint = NULL WHERE id = ?');
		this.#retry = sql.prepare(
			`UPDATE requests SET state = 'queued', tries = ?, dueAt = ? WHERE id = ?`
		);
		this.#giveBack = sql.prepare(
			`UPDATE requests SET state = 'queued' WHERE crawler = ? AND state = 'taken'`
		);
		this.#giveBackAll = sql.prepare(`UPDATE requests SET state = 'queued' WHERE state = 'taken'`);
		this.#clear = sql.prepare('DELETE FROM requests WHERE crawler = ?');
		this.#dropPages = sql.prepare(
			`UPDATE requests SET state = 'dropped', hint = NULL
			WHERE crawler = ? AND state IN ('queued', 'taken') AND role <> 'picture'`
		);
		this.#failOrigin = sql.prepare(
			`UPDATE requests SET state = 'failed', hint = NULL
			WHERE crawler = ? AND origin = ? AND state = 'queued'`
		);
		this.#nextDue = sql.prepare<{ dueAt: number | null }>(
			`SELECT min(dueAt) AS dueAt FROM requests WHERE crawler = ? AND origin = ? AND state = 'queued'`
		);
		this.#origins = sql.prepare<{ origin: string; count: number }>(
			`SELECT origin, count(*) AS count FROM requests WHERE crawler = ? AND state = 'queued' GROUP BY origin`
		);
		this.#pending = sql.prepare<{ role: Role; count: number }>(
			`SELECT role, count(*) AS count FROM requests
			WHERE crawler = ? AND state IN ('queued', 'taken') GROUP BY role`
		);
	}

	/** @returns those that were not known already */
	add(crawler: string, requests: readonly NewRequest[]): NewRequest[] {
		return this.#sql.transaction(() =>
			requests.filter(
				({ url, origin, role, source, entry, hint }) =>
					this.#insert.run(crawler, url, origin, role, RANKS[role], source, entry, hint) > 0
			)
		);
	}

	/** Takes up to `count` that are due, in the order of their turn. */
	take(crawler: string, origin: string, now: number, count: number): RequestRow[] {
		return this.#take
			.all(crawler, origin, now, count)
			.sort((a, b) => a.rank - b.rank || a.id - b.id);
	}

	finish(id: number, state: 'done' | 'failed' | 'skipped' | 'dropped'): void {
		this.#finish.run(state, id);
	}

	/** Back into the queue, not before `dueAt`. */
	retry(id: number, tries: number, dueAt: number): void {
		this.#retry.run(tries, dueAt, id);
	}

	/** What was taken goes back into the queue; without a crawler: everywhere, after a process died. */
	giveBack(crawler?: string): void {
		if (crawler === undefined) this.#giveBackAll.run();
		else this.#giveBack.run(crawler);
	}

	clear(crawler: string): void {
		this.#clear.run(crawler);
	}

	dropPages(crawler: string): void {
		this.#dropPages.run(crawler);
	}

	/** @returns how many were given up */
	failOrigin(crawler: string, origin: string): number {
		return this.#failOrigin.run(crawler, origin);
	}

	/** When the next of a origin may be tried, ms since 1970; null: none is queued. */
	nextDue(crawler: string, origin: string): number | null {
		return this.#nextDue.get(crawler, origin)?.dueAt ?? null;
	}

	/** Queued ones by where they are. */
	origins(crawler: string): Map<string, number> {
		return new Map(this.#origins.all(crawler).map(({ origin, count }) => [origin, count]));
	}

	pending(crawler: string): Pending {
		const pending = { listings: 0, products: 0, pictures: 0 };
		for (const { role, count } of this.#pending.all(crawler)) pending[pendingKind(role)] += count;
		return pending;
	}
}
