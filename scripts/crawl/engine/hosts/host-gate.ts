/** The door to one host: every request of every crawler goes through it, one after the other as the host bears it. */

import type { HostState } from '../../../../src/lib/catalog/collect/crawler';
import type { Clock } from '../clock';
import type { Rules } from './robots';
import { backoffMs } from './wait';

/** A request's leave to be at the host. */
export type Permit = {
	/** Call when it goes onto the wire: the pace counts from there. */
	sent(): void;
	/** Call once, when all about it is stored. `unreachable`: the host did not answer at all. */
	release(outcome: 'answered' | 'unreachable' | 'aborted'): void;
};

export type Job = {
	readonly url: string;
	run(permit: Permit): void;
	/** robots.txt closes it. */
	refuse(rules: Rules): void;
};

/** What one crawler has for this host. */
export type Lane = {
	readonly paceMs: number;
	readonly concurrency: number;
	/** The next that is due; null: nothing now. */
	take(): Job | null;
	/** When the next will be due though nothing is now, ms since 1970; null: not known. */
	dueAt(): number | null;
	/** It does not answer any more, again and again. */
	giveUp(why: string): void;
};

/** A redirect led to where robots.txt lets nobody go. */
export class ClosedByRobotsError extends Error {
	override name = 'ClosedByRobotsError';
}

/** @throws where the host cannot be reached */
export type RulesLoader = (gate: HostGate, old: Rules | null) => Promise<Rules>;

// Requests arrive a little unevenly, however evenly they are sent: so much slower, no second holds one too many.
const MARGIN = 1.03;
const DOWN_AFTER = 5;
const RULES_FOR_MS = 24 * 3600_000;
const CLOSED_FOR_MS = 10 * 60_000;

export class HostGate {
	readonly origin: string;
	readonly #clock: Clock;
	readonly #load: RulesLoader;
	readonly #lanes: Lane[] = [];
	readonly #waiting: ((sent: () => void) => void)[] = [];
	#turn = 0;
	#inFlight = 0;
	/** Somebody has leave to send and has not yet sent. */
	#isDoorTaken = false;
	#lastSentAt = -Infinity;
	#blockedUntil = 0;
	#strikes = 0;
	#rules: Rules | null = null;
	#rulesUntil = 0;
	#isLoading = false;
	readonly #forRules: (() => void)[] = [];
	#cancelTimer: (() => void) | null = null;
	#isPumpDue = false;

	constructor(origin: string, clock: Clock, load: RulesLoader) {
		this.origin = origin;
		this.#clock = clock;
		this.#load = load;
	}

	get rules(): Rules | null {
		return this.#rules;
	}

	get isIdle(): boolean {
		return this.#lanes.length === 0 && this.#inFlight === 0 && this.#waiting.length === 0;
	}

	add(lane: Lane): void {
		this.#lanes.push(lane);
		this.wake();
	}

	remove(lane: Lane): void {
		const index = this.#lanes.indexOf(lane);
		if (index >= 0) this.#lanes.splice(index, 1);
		this.wake();
	}

	/** There is new work, or the pace changed. */
	wake(): void {
		if (this.#isPumpDue) return;
		this.#isPumpDue = true;
		queueMicrotask(() => {
			this.#isPumpDue = false;
			this.#pump();
		});
	}

	/** For requests that come of another one, such as redirects: waits for the pace, not for a free place. */
	turn(): Promise<() => void> {
		return new Promise((resolve) => {
			this.#waiting.push(resolve);
			this.wake();
		});
	}

	/**
	 * A redirect leads here.
	 * @throws ClosedByRobotsError
	 */
	async hop(url: URL): Promise<() => void> {
		while (!this.#hasRules()) await new Promise<void>((resolve) => this.#forRules.push(resolve));
		if (this.#rules?.isAllowed(url.href) === false)
			throw new ClosedByRobotsError(`robots.txt of ${url.host} closes ${url.href}`);
		return await this.turn();
	}

	/** The whole host rests for `ms`. */
	rest(ms: number): void {
		this.#blockedUntil = Math.max(this.#blockedUntil, this.#clock.steady() + ms);
		this.wake();
	}

	state(): HostState {
		const { paceMs, from } = this.#pace();
		const now = this.#clock.steady();
		const wait = Math.max(0, this.#openAt() - now);
		return {
			host: new URL(this.origin).host || 'files',
			nextAllowedAt: new Date(this.#clock.wall() + wait).toISOString(),
			paceMs,
			paceFrom: this.#blockedUntil > now ? 'retry-after' : from,
			inFlight: this.#inFlight
		};
	}

	#pace(): { paceMs: number; from: 'crawler' | 'crawl-delay' } {
		const delay = this.#rules?.crawlDelayMs ?? 0;
		const asked = this.#lanes.reduce((longest, { paceMs }) => Math.max(longest, paceMs), 0);
		return delay > asked
			? { paceMs: delay, from: 'crawl-delay' }
			: { paceMs: asked, from: 'crawler' };
	}

	#openAt(): number {
		return Math.max(this.#lastSentAt + this.#pace().paceMs * MARGIN, this.#blockedUntil);
	}

	#pump(): void {
		this.#cancelTimer?.();
		this.#cancelTimer = null;
		while (!this.#isDoorTaken) {
			const now = this.#clock.steady();
			const openAt = this.#openAt();
			const hasTurns = this.#waiting.length > 0;
			if (!hasTurns && this.#lanes.length === 0) return;
			if (openAt > now) {
				this.#pumpAfter(openAt - now);
				return;
			}
			if (hasTurns) {
				this.#waiting.shift()?.(this.#takeDoor());
				continue;
			}
			if (!this.#hasRules()) return;
			const most = this.#lanes.reduce((least, lane) => Math.min(least, lane.concurrency), 16);
			if (this.#inFlight >= most) return;
			const job = this.#nextJob();
			if (!job) {
				this.#pumpWhenDue();
				return;
			}
			this.#admit(job);
		}
	}

	#nextJob(): Job | null {
		for (let tried = 0; tried < this.#lanes.length; tried++) {
			this.#turn = (this.#turn + 1) % this.#lanes.length;
			const job = this.#lanes[this.#turn]?.take();
			if (job) return job;
		}
		return null;
	}

	#admit(job: Job): void {
		const rules = this.#rules;
		if (rules && !rules.isAllowed(job.url)) {
			job.refuse(rules);
			return;
		}
		this.#inFlight++;
		const sent = this.#takeDoor();
		let isReleased = false;
		job.run({
			sent,
			release: (outcome) => {
				if (isReleased) return;
				isReleased = true;
				sent();
				this.#inFlight--;
				if (outcome === 'answered') this.#strikes = 0;
				if (outcome === 'unreachable') this.#strike('no answer');
				this.wake();
			}
		});
	}

	/** @returns the call that opens the door for the next, at its pace */
	#takeDoor(): () => void {
		// Without a pace there is nothing to keep apart.
		if (this.#pace().paceMs === 0) return () => undefined;
		this.#isDoorTaken = true;
		let isSent = false;
		return () => {
			if (isSent) return;
			isSent = true;
			this.#isDoorTaken = false;
			this.#lastSentAt = this.#clock.steady();
			this.wake();
		};
	}

	#strike(why: string): void {
		this.#strikes++;
		this.rest(backoffMs(this.#strikes));
		if (this.#strikes < DOWN_AFTER) return;
		this.#strikes = 0;
		for (const lane of [...this.#lanes]) lane.giveUp(why);
	}

	#hasRules(): boolean {
		const isFresh = this.#rules !== null && this.#clock.steady() < this.#rulesUntil;
		if (!isFresh && !this.#isLoading) {
			this.#isLoading = true;
			void this.#loadRules();
		}
		return this.#rules !== null;
	}

	async #loadRules(): Promise<void> {
		try {
			this.#rules = await this.#load(this, this.#rules);
			const keptMs = this.#rules.closed ? CLOSED_FOR_MS : RULES_FOR_MS;
			this.#rulesUntil = this.#clock.steady() + keptMs;
			this.#strikes = 0;
		} catch (error) {
			this.#strike(error instanceof Error ? error.message : String(error));
		} finally {
			this.#isLoading = false;
			for (const resolve of this.#forRules.splice(0)) resolve();
			this.wake();
		}
	}

	#pumpAfter(ms: number): void {
		this.#cancelTimer = this.#clock.after(ms, () => this.#pump());
	}

	#pumpWhenDue(): void {
		const due = this.#lanes.map((lane) => lane.dueAt()).filter((at) => at !== null);
		if (due.length) this.#pumpAfter(Math.max(0, Math.min(...due) - this.#clock.wall()));
	}
}
