/** What went wrong lately, and how many answers came in each minute. */

import type { CrawlError, ErrorKind } from '../../../src/lib/catalog/collect/crawler';
import type { Sql } from './sql';

const ERRORS_KEPT = 50;
const MINUTES_KEPT = 30;

type ErrorRow = {
	at: number;
	url: string;
	kind: ErrorKind;
	status: number | null;
	message: string;
	isFinal: number;
};

export type NewError = Omit<CrawlError, 'at'> & { readonly at: number };

export class Log {
	readonly #insert;
	readonly #trim;
	readonly #last;
	readonly #count;
	readonly #minutes;
	readonly #forget;
	readonly #clearErrors;

	constructor(sql: Sql) {
		this.#insert = sql.prepare(
			'INSERT INTO errors (crawler, at, url, kind, status, message, isFinal) VALUES (?, ?, ?, ?, ?, ?, ?)'
		);
		this.#trim = sql.prepare(
			`DELETE FROM errors WHERE crawler = ?1 AND id <= (
				SELECT id FROM errors WHERE crawler = ?1 ORDER BY id DESC LIMIT 1 OFFSET ${ERRORS_KEPT})`
		);
		this.#last = sql.prepare<ErrorRow>(
			`SELECT at, url, kind, status, message, isFinal FROM errors WHERE crawler = ?
			ORDER BY id DESC LIMIT ${ERRORS_KEPT}`
		);
		this.#count = sql.prepare(
			`INSERT INTO minutes VALUES (?, ?, ?)
			ON CONFLICT (crawler, minute) DO UPDATE SET answers = answers + excluded.answers`
		);
		this.#minutes = sql.prepare<{ minute: number; answers: number }>(
			'SELECT minute, answers FROM minutes WHERE crawler = ? AND minute > ?'
		);
		this.#forget = sql.prepare('DELETE FROM minutes WHERE minute < ?');
		this.#clearErrors = sql.prepare('DELETE FROM errors WHERE crawler = ?');
	}

	addError(crawler: string, { at, url, kind, status, message, isFinal }: NewError): void {
		this.#insert.run(crawler, at, url, kind, status, message.slice(0, 500), isFinal ? 1 : 0);
		this.#trim.run(crawler);
	}

	/** Newest first, at most 50. */
	lastErrors(crawler: string): CrawlError[] {
		return this.#last.all(crawler).map((row) => ({
			at: new Date(row.at).toISOString(),
			url: row.url,
			kind: row.kind,
			status: row.status,
			message: row.message,
			isFinal: row.isFinal === 1
		}));
	}

	clearErrors(crawler: string): void {
		this.#clearErrors.run(crawler);
	}

	countAnswers(crawler: string, now: number, answers: number): void {
		const minute = Math.floor(now / 60_000);
		this.#count.run(crawler, minute, answers);
	}

	/** Answers in each of the last 30 minutes, oldest first. */
	perMinute(crawler: string, now: number): number[] {
		const last = Math.floor(now / 60_000);
		const series = new Array<number>(MINUTES_KEPT).fill(0);
		for (const { minute, answers } of this.#minutes.all(crawler, last - MINUTES_KEPT))
			if (minute <= last) series[MINUTES_KEPT - 1 - (last - minute)] = answers;
		return series;
	}

	forgetMinutes(now: number): void {
		this.#forget.run(Math.floor(now / 60_000) - MINUTES_KEPT);
	}
}
