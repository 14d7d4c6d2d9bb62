/** Starts crawlers at their times; a time that passed while nothing ran is made up for at once. */

import type { CrawlerRow, Schedule } from '../store/crawlers';
import type { Clock } from './clock';

const HOUR_MS = 3600_000;
/** Clocks are set and machines sleep: no timer is trusted for longer. */
const LOOK_AGAIN_MS = 60_000;

export class Schedules {
	readonly #clock: Clock;
	readonly #start: (id: string) => void;
	readonly #timers = new Map<string, () => void>();

	constructor(clock: Clock, start: (id: string) => void) {
		this.#clock = clock;
		this.#start = start;
	}

	set({ id, schedule }: Pick<CrawlerRow, 'id' | 'schedule'>): void {
		this.remove(id);
		if (schedule) this.#wait(id, Date.parse(schedule.at));
	}

	remove(id: string): void {
		this.#timers.get(id)?.();
		this.#timers.delete(id);
	}

	/** What is left of a schedule once it has started its crawler: the next time to come, or nothing. */
	after({ schedule }: Pick<CrawlerRow, 'schedule'>, now: number): Schedule {
		if (!schedule || schedule.everyHours === null) return null;
		const everyMs = schedule.everyHours * HOUR_MS;
		const first = Date.parse(schedule.at);
		const passed = Math.max(0, Math.floor((now - first) / everyMs));
		return { ...schedule, at: new Date(first + (passed + 1) * everyMs).toISOString() };
	}

	close(): void {
		for (const id of [...this.#timers.keys()]) this.remove(id);
	}

	#wait(id: string, at: number): void {
		const leftMs = Math.max(0, at - this.#clock.wall());
		const cancel = this.#clock.after(Math.min(leftMs, LOOK_AGAIN_MS), () => {
			this.#timers.delete(id);
			if (this.#clock.wall() >= at) this.#start(id);
			else this.#wait(id, at);
		});
		this.#timers.set(id, cancel);
	}
}
