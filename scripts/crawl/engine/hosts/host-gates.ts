/** The gates of all hosts that anything in this process speaks to. */

import type { Store } from '../../store/store';
import type { Clock } from '../clock';
import { FILES_ORIGIN, type AddressRules } from '../fetch/addresses';
import { FetchError } from '../fetch/fetch-error';
import type { Fetcher } from '../fetch/fetcher';
import { HostGate } from './host-gate';
import { isClosed, isFresh, OPEN, readRules, type Rules } from './robots';
import { backoffMs, readRetryAfter } from './wait';

const MAX_ROBOTS_BYTES = 2 ** 20;
const ROBOTS_TRIES = 3;
const LONGEST_ROBOTS_WAIT_MS = 60_000;

type Context = {
	readonly store: Pick<Store, 'hosts'>;
	readonly fetcher: Fetcher;
	readonly clock: Clock;
	/** Aborts when the collector closes. */
	readonly signal: AbortSignal;
};

export class HostGates {
	readonly #context: Context;
	readonly #gates = new Map<string, HostGate>();

	constructor(context: Context) {
		this.#context = context;
	}

	/** @param rules under which its robots.txt may be fetched */
	get(origin: string, rules: AddressRules): HostGate {
		const known = this.#gates.get(origin);
		if (known) return known;
		const { clock } = this.#context;
		const load = (gate: HostGate, old: Rules | null) => this.#loadRules(gate, old, rules);
		const gate = new HostGate(origin, clock, load);
		this.#gates.set(origin, gate);
		return gate;
	}

	find(origin: string): HostGate | null {
		return this.#gates.get(origin) ?? null;
	}

	async #loadRules(gate: HostGate, old: Rules | null, rules: AddressRules): Promise<Rules> {
		if (gate.origin === FILES_ORIGIN) return OPEN;
		const { store, clock, signal } = this.#context;
		const known = store.hosts.get(gate.origin);
		if (known && !isClosed(known.status) && isFresh(known, clock.wall()) && !old)
			return readRules(gate.origin, known);
		for (let tries = 1; ; tries++) {
			const answer = await this.#fetchRobots(gate, rules);
			const isLast = tries === ROBOTS_TRIES;
			if (!isClosed(answer.status) || isLast) {
				// What a host allowed yesterday holds while it cannot say anything today.
				if (isClosed(answer.status) && old && !old.closed) return old;
				const row = { ...answer, fetchedAt: clock.wall() };
				store.hosts.set(gate.origin, row);
				return readRules(gate.origin, row);
			}
			const waitMs = Math.min(answer.retryAfterMs ?? backoffMs(tries), LONGEST_ROBOTS_WAIT_MS);
			gate.rest(waitMs);
			signal.throwIfAborted();
		}
	}

	/** The pace holds for robots.txt too. */
	async #fetchRobots(gate: HostGate, rules: AddressRules) {
		const { fetcher, clock, signal } = this.#context;
		const onSent = await gate.turn();
		try {
			const answer = await fetcher.fetch({
				url: `${gate.origin}/robots.txt`,
				kind: 'robots',
				maxBytes: MAX_ROBOTS_BYTES,
				rules,
				known: null,
				signal,
				onSent,
				beforeHop: (url) =>
					url.origin === gate.origin ? gate.turn() : Promise.resolve(() => undefined)
			});
			return {
				robots: answer.body.toString('utf8'),
				status: answer.status,
				retryAfterMs: readRetryAfter(answer.headers['retry-after'], clock.wall())
			};
		} catch (error) {
			// A host that cannot be reached is down; one that answers rubbish has no robots.txt.
			if (!(error instanceof FetchError)) throw error;
			if (error.kind === 'unreachable' || error.kind === 'timeout') throw error;
			const status =
				error.kind === 'too-many-redirects' || error.kind === 'forbidden-address' ? 404 : 0;
			return { robots: '', status, retryAfterMs: null };
		} finally {
			onSent();
		}
	}
}
