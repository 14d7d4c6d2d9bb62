/** What hosts said in their robots.txt, kept so that a restart does not ask again. */

import type { Sql } from './sql';

export type RobotsRow = {
	/** Its text; empty where there is none. */
	readonly robots: string;
	readonly status: number;
	readonly fetchedAt: number;
};

export class Hosts {
	readonly #get;
	readonly #set;

	constructor(sql: Sql) {
		this.#get = sql.prepare<RobotsRow>(
			'SELECT robots, status, fetchedAt FROM hosts WHERE origin = ?'
		);
		this.#set = sql.prepare('INSERT OR REPLACE INTO hosts VALUES (?, ?, ?, ?)');
	}

	get(origin: string): RobotsRow | null {
		return this.#get.get(origin) ?? null;
	}

	set(origin: string, { robots, status, fetchedAt }: RobotsRow): void {
		this.#set.run(origin, robots, status, fetchedAt);
	}
}
