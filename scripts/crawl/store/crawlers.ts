/** Rows of crawlers: what a person asked for, the state they are in, and their figures as last committed. */

import type {
	Crawler,
	CrawlerEdit,
	CrawlerState,
	NewCrawler,
	Reason
} from '../../../src/lib/catalog/collect/crawler';
import { NotFoundError } from '../engine/collector';
import { freshId } from './fresh-id';
import type { Sql } from './sql';

export type Schedule = Crawler['schedule'];

export type CrawlerRow = {
	readonly id: string;
	readonly project: string;
	readonly name: string;
	readonly source: string;
	readonly start: readonly string[];
	readonly paceMs: number;
	readonly concurrency: number;
	readonly limit: number | null;
	readonly schedule: Schedule;
	readonly labels: readonly string[];
	readonly createdAt: number;
	readonly state: CrawlerState;
	readonly reason: Reason;
	readonly detail: string;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	/** How often it was started. */
	readonly run: number;
	/** Which of the ways into the shop it has tried last; −1: none. */
	readonly entry: number;
	/** JSON of its figures. */
	readonly figures: string;
};

export type CrawlerStatus = Pick<
	CrawlerRow,
	'state' | 'reason' | 'detail' | 'startedAt' | 'endedAt' | 'run' | 'entry'
>;

type Stored = Omit<CrawlerRow, 'start' | 'schedule' | 'labels' | 'limit'> & {
	start: string;
	schedule: string | null;
	labels: string;
	productLimit: number | null;
};

export class Crawlers {
	readonly #all;
	readonly #ofProject;
	readonly #one;
	readonly #insert;
	readonly #edit;
	readonly #status;
	readonly #figures;
	readonly #remove;

	constructor(sql: Sql) {
		this.#all = sql.prepare<Stored>('SELECT * FROM crawlers ORDER BY createdAt, id');
		this.#ofProject = sql.prepare<Stored>(
			'SELECT * FROM crawlers WHERE project = ? ORDER BY createdAt, id'
		);
		this.#one = sql.prepare<Stored>('SELECT * FROM crawlers WHERE id = ?');
		this.#insert = sql.prepare(
			`INSERT INTO crawlers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, '', NULL, NULL, 0, -1, '{}')`
		);
		this.#edit = sql.prepare(
			`UPDATE crawlers SET name = ?, paceMs = ?, concurrency = ?, productLimit = ?, schedule = ?, labels = ?
			WHERE id = ?`
		);
		this.#status = sql.prepare(
			`UPDATE crawlers SET state = ?, reason = ?, detail = ?, startedAt = ?, endedAt = ?, run = ?, entry = ?
			WHERE id = ?`
		);
		this.#figures = sql.prepare('UPDATE crawlers SET figures = ? WHERE id = ?');
		this.#remove = sql.prepare('DELETE FROM crawlers WHERE id = ?');
	}

	all(project?: string): CrawlerRow[] {
		return (project === undefined ? this.#all.all() : this.#ofProject.all(project)).map(toRow);
	}

	/** @throws NotFoundError */
	get(id: string): CrawlerRow {
		const row = this.#one.get(id);
		if (!row) throw new NotFoundError(`no crawler ${id}`);
		return toRow(row);
	}

	add(project: string, crawler: NewCrawler, now: number): CrawlerRow {
		const id = freshId(crawler.name, (candidate) => this.#one.get(candidate) !== undefined);
		const { name, source = 'auto', start = [], paceMs = 1000, concurrency = 1 } = crawler;
		const { limit = null, schedule = null, labels = [] } = crawler;
		this.#insert.run(
			id,
			project,
			name,
			source,
			JSON.stringify(start),
			paceMs,
			concurrency,
			limit,
			schedule && JSON.stringify(schedule),
			JSON.stringify(labels),
			now,
			schedule ? 'waits-for-schedule' : 'waits-for-start'
		);
		return this.get(id);
	}

	edit(id: string, edit: CrawlerEdit): CrawlerRow {
		const old = this.get(id);
		const { limit = old.limit, schedule = old.schedule } = edit;
		const row = {
			name: edit.name ?? old.name,
			paceMs: edit.paceMs ?? old.paceMs,
			concurrency: edit.concurrency ?? old.concurrency,
			labels: edit.labels ?? old.labels,
			limit,
			schedule
		};
		this.#edit.run(
			row.name,
			row.paceMs,
			row.concurrency,
			row.limit,
			row.schedule && JSON.stringify(row.schedule),
			JSON.stringify(row.labels),
			id
		);
		return this.get(id);
	}

	setStatus(id: string, status: Partial<CrawlerStatus>): CrawlerRow {
		const row = { ...this.get(id), ...status };
		this.#status.run(
			row.state,
			row.reason,
			row.detail,
			row.startedAt,
			row.endedAt,
			row.run,
			row.entry,
			id
		);
		return this.get(id);
	}

	setFigures(id: string, figures: string): void {
		this.#figures.run(figures, id);
	}

	/** @throws NotFoundError */
	remove(id: string): void {
		this.get(id);
		this.#remove.run(id);
	}
}

function toRow({ productLimit, ...row }: Stored): CrawlerRow {
	return {
		...row,
		limit: productLimit,
		start: JSON.parse(row.start) as string[],
		schedule: row.schedule === null ? null : (JSON.parse(row.schedule) as Schedule),
		labels: JSON.parse(row.labels) as string[]
	};
}
