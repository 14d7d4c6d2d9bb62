/** One crawler's queue at one host: a few requests at hand, all others in the journal. */

import type { Requests, RequestRow } from '../../store/requests';
import type { Clock } from '../clock';
import { FILES_ORIGIN } from '../fetch/addresses';
import type { HostGate, Job, Lane } from '../hosts/host-gate';

/** As many as may be lost from their order, and as few as keep the database from being asked each time. */
const AT_HAND = 16;

export type LaneOwner = {
	readonly id: string;
	readonly paceMs: number;
	readonly concurrency: number;
	job(request: RequestRow, lane: RunLane): Job;
	giveUp(lane: RunLane, why: string): void;
};

export class RunLane implements Lane {
	readonly gate: HostGate;
	readonly #owner: LaneOwner;
	readonly #requests: Requests;
	readonly #clock: Clock;
	#atHand: RequestRow[] = [];
	#mayHaveMore = true;
	#dueAt: number | null = null;

	constructor(gate: HostGate, owner: LaneOwner, requests: Requests, clock: Clock) {
		this.gate = gate;
		this.#owner = owner;
		this.#requests = requests;
		this.#clock = clock;
	}

	get paceMs(): number {
		// A disk needs no politeness.
		return this.gate.origin === FILES_ORIGIN ? 0 : this.#owner.paceMs;
	}

	get concurrency(): number {
		return this.#owner.concurrency;
	}

	take(): Job | null {
		if (this.#atHand.length === 0) this.#fill();
		const request = this.#atHand.shift();
		return request ? this.#owner.job(request, this) : null;
	}

	dueAt(): number | null {
		return this.#dueAt;
	}

	giveUp(why: string): void {
		this.#owner.giveUp(this, why);
	}

	/** The journal has something new for it. */
	wake(): void {
		this.#mayHaveMore = true;
		this.gate.wake();
	}

	/** What is at hand goes back into the journal's queue. */
	putBack(): void {
		for (const { id, tries } of this.#atHand) this.#requests.retry(id, tries, 0);
		this.#atHand = [];
		this.#mayHaveMore = true;
	}

	/** Nothing but pictures is wanted any more; the journal has dropped the others. */
	dropPages(): void {
		this.#atHand = this.#atHand.filter(({ role }) => role === 'picture');
	}

	#fill(): void {
		const now = this.#clock.wall();
		const isDue = this.#dueAt !== null && this.#dueAt <= now;
		if (!this.#mayHaveMore && !isDue) return;
		this.#atHand = this.#requests.take(this.#owner.id, this.gate.origin, now, AT_HAND);
		this.#mayHaveMore = this.#atHand.length > 0;
		this.#dueAt = this.#mayHaveMore
			? null
			: this.#requests.nextDue(this.#owner.id, this.gate.origin);
	}
}
