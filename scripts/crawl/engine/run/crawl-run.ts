/** One crawler at work: takes from the journal, fetches, has answers read, until nothing is left or it is to rest. */

import { setMaxListeners } from 'node:events';
import { VOCABULARY } from '../../../../src/lib/catalog/collect/vocabulary';
import type { CrawlerRow, CrawlerStatus } from '../../store/crawlers';
import type { ProjectRow } from '../../store/projects';
import type { RequestRow } from '../../store/requests';
import { isDiskFull } from '../../store/sql';
import { isSameShop, type AddressRules } from '../fetch/addresses';
import { addressOfPath, FILES } from '../files/files-source';
import { FetchError } from '../fetch/fetch-error';
import { ClosedByRobotsError, type Job, type Permit } from '../hosts/host-gate';
import { Answers } from './answers';
import { listEntries, type Entry } from './entries';
import { Ledger } from './ledger';
import { outcomeOf } from './outcome';
import type { RunContext } from './run-context';
import { RunLane, type LaneOwner } from './run-lane';
import { maxBytesOf } from './to-request';

const STOP_GRACE_MS = 3000;

type Outcome = Parameters<Permit['release']>[0];

export class CrawlRun implements LaneOwner {
	readonly id: string;
	readonly ledger: Ledger;
	readonly #context: RunContext;
	readonly #rules: AddressRules;
	readonly #entries: readonly Entry[];
	readonly #answers: Answers;
	readonly #lanes = new Map<string, RunLane>();
	readonly #idle: (() => void)[] = [];
	#abort = createAbort();
	#inFlight = 0;
	#isWorking = false;

	constructor(context: RunContext, row: CrawlerRow, project: ProjectRow) {
		this.id = row.id;
		this.#context = context;
		const shop = new URL(project.shop);
		const isFiles = row.source === FILES;
		const named = isFiles ? [] : row.start.filter((url) => URL.canParse(url));
		const term = VOCABULARY.find(({ id }) => id === project.attribute) ?? null;
		this.#rules = {
			shop,
			named: named.map((url) => new URL(url)),
			files: isFiles ? row.start.map(addressOfPath) : [],
			internalHosts: context.internalHosts
		};
		this.#entries = listEntries(row, shop, term, context.reader.sources);
		this.ledger = new Ledger(context, row, project, this.#rules, (queued) => {
			// At rest, the journal keeps them.
			if (this.#isWorking) for (const { origin } of queued) this.#lane(origin).wake();
		});
		this.#answers = new Answers(context, this.ledger, term);
	}

	get row(): CrawlerRow {
		return this.ledger.row;
	}

	get paceMs(): number {
		return this.row.paceMs;
	}

	get concurrency(): number {
		return this.row.concurrency;
	}

	get inFlight(): number {
		return this.#inFlight;
	}

	get lanes(): readonly RunLane[] {
		return [...this.#lanes.values()];
	}

	/** Goes to work where the journal says it is. */
	work(): void {
		const { requests } = this.#context.store;
		if (this.#abort.signal.aborted) this.#abort = createAbort();
		// What is still in flight from before a pause is not taken twice.
		if (this.#inFlight === 0) requests.giveBack(this.id);
		this.ledger.recount();
		this.ledger.clockIn();
		this.#isWorking = true;
		const status = { state: 'running', reason: 'collecting', detail: '', endedAt: null } as const;
		this.ledger.setStatus(status);
		for (const origin of requests.origins(this.id).keys()) this.#lane(origin);
		this.#afterOne();
	}

	/** Takes nothing more; what is in flight is still stored. */
	rest(status: Partial<CrawlerStatus>): void {
		if (this.#isWorking) {
			this.#isWorking = false;
			this.ledger.clockOut();
			for (const lane of this.#lanes.values()) this.#leave(lane);
			this.#lanes.clear();
		}
		this.ledger.setStatus(status);
	}

	/** Lets what is in flight end, for a moment, then cuts it off. */
	async stop(): Promise<void> {
		this.rest({ state: 'stopping', reason: 'stopping-by-person' });
		const cancel = this.#context.clock.after(STOP_GRACE_MS, () => this.#abort.abort());
		await this.#untilIdle();
		cancel();
	}

	/** Cuts off what is in flight; it goes back into the queue. */
	async cutOff(): Promise<void> {
		this.#abort.abort();
		await this.#untilIdle();
	}

	edit(row: CrawlerRow): void {
		this.ledger.row = row;
		for (const lane of this.#lanes.values()) lane.gate.wake();
		this.#afterOne();
	}

	job(request: RequestRow, lane: RunLane): Job {
		return {
			url: request.url,
			run: (permit) => void this.#fetch(request, lane, permit),
			refuse: ({ closed }) => {
				this.#answers.closed(request);
				if (closed) this.ledger.setStatus({ detail: closed });
				this.#afterOne();
			}
		};
	}

	giveUp(lane: RunLane, why: string): void {
		const { store, clock } = this.#context;
		const { origin } = lane.gate;
		const message = `${origin}: ${why}`;
		const error = { at: clock.wall(), url: origin, kind: 'unreachable', status: null } as const;
		store.log.addError(this.id, { ...error, message, isFinal: true });
		if (isSameShop(new URL(origin), this.#rules.shop)) {
			this.#end({ state: 'failed', reason: 'host-unreachable', detail: message });
			return;
		}
		lane.putBack();
		this.ledger.commit(null, ({ figures }) => {
			figures.failed += store.requests.failOrigin(this.id, origin);
		});
		this.ledger.recount();
		this.#afterOne();
	}

	async #fetch(request: RequestRow, lane: RunLane, permit: Permit): Promise<void> {
		this.#inFlight++;
		let outcome: Outcome = 'answered';
		try {
			const answer = await this.#context.fetcher.fetch({
				url: request.url,
				kind: request.role === 'picture' ? 'picture' : 'page',
				maxBytes: maxBytesOf(request),
				rules: this.#rules,
				known: this.#context.store.visits.get(this.ledger.project.id, request.url),
				signal: this.#abort.signal,
				onSent: () => permit.sent(),
				beforeHop: (url) => this.#lane(url.origin).gate.hop(url)
			});
			await this.#answers.receive(request, lane.gate, answer);
		} catch (error) {
			outcome = this.#failed(request, error);
		} finally {
			this.#inFlight--;
			permit.release(outcome);
			lane.wake();
			this.#afterOne();
		}
	}

	#failed(request: RequestRow, error: unknown): Outcome {
		try {
			if (isDiskFull(error)) throw error;
			if (error instanceof ClosedByRobotsError) {
				this.#answers.closed(request);
				return 'answered';
			}
			if (this.#abort.signal.aborted) {
				this.#context.store.requests.retry(request.id, request.tries, 0);
				return 'aborted';
			}
			const known =
				error instanceof FetchError ? error : new FetchError('internal', String(error), false);
			this.#answers.failed(request, known);
			return known.kind === 'unreachable' || known.kind === 'timeout' ? 'unreachable' : 'answered';
		} catch (fatal) {
			// What could not be written is done again once there is room: the journal still has it.
			if (isDiskFull(fatal))
				this.rest({ state: 'paused', reason: 'disk-full', detail: String(fatal) });
			else this.#end({ state: 'failed', reason: 'internal-error', detail: String(fatal) });
			return 'aborted';
		}
	}

	/** After anything that may have been the last. */
	#afterOne(): void {
		this.#context.changed(this.id);
		if (this.#inFlight === 0) for (const resolve of this.#idle.splice(0)) resolve();
		if (!this.#isWorking) return;
		const { pending } = this.ledger;
		if (this.ledger.isLimitReached() && pending.listings + pending.products > 0) this.#dropPages();
		if (this.#inFlight > 0 || !this.ledger.isDone) return;
		const { figures, row, project } = this.ledger;
		if (figures.seen === 0 && figures.entriesUnreachable === 0 && this.#enter()) return;
		const outcome = outcomeOf(figures, row, project.attribute);
		const isClosed = outcome.reason === 'closed-by-robots' && row.detail !== '';
		this.#end({ ...outcome, ...(isClosed && { detail: row.detail }) });
	}

	/** @returns whether there was another way into the shop to try */
	#enter(): boolean {
		const { store, gates } = this.#context;
		for (let index = this.row.entry + 1; index < this.#entries.length; index++) {
			const entry = this.#entries[index];
			if (!entry) return false;
			const rules = gates.find(this.#rules.shop.origin)?.rules;
			const sitemaps = entry.source === 'sitemap' ? (rules?.sitemaps ?? []) : [];
			const wanted = [
				...entry.requests,
				...sitemaps.map((url) => ({ url, role: 'sitemap' as const }))
			].map((request) => ({ ...request, source: entry.source, hint: null }));
			this.ledger.commit(null, (step) => {
				this.ledger.row = store.crawlers.setStatus(this.id, { entry: index });
				step.figures.entriesTried++;
				step.enqueue(wanted, { url: this.#rules.shop.href, entry: index, role: 'probe' });
			});
			if (!this.ledger.isDone) return true;
		}
		return false;
	}

	/** The limit is reached: only pictures of what was collected are still wanted. */
	#dropPages(): void {
		this.#context.store.requests.dropPages(this.id);
		for (const lane of this.#lanes.values()) lane.dropPages();
		this.ledger.recount();
	}

	#end(status: Partial<CrawlerStatus>): void {
		this.rest({ ...status, endedAt: this.#context.clock.wall() });
	}

	#lane(origin: string): RunLane {
		const known = this.#lanes.get(origin);
		if (known) return known;
		const { gates, store, clock } = this.#context;
		const gate = gates.get(origin, this.#rules);
		const lane = new RunLane(gate, this, store.requests, clock);
		this.#lanes.set(origin, lane);
		gate.add(lane);
		return lane;
	}

	#leave(lane: RunLane): void {
		lane.gate.remove(lane);
		try {
			lane.putBack();
		} catch (error) {
			// They are given back when work goes on.
			if (!isDiskFull(error)) throw error;
		}
	}

	#untilIdle(): Promise<void> {
		if (this.#inFlight === 0) return Promise.resolve();
		return new Promise((resolve) => this.#idle.push(resolve));
	}
}

/** One signal for everything in flight, however much that is. */
function createAbort(): AbortController {
	const abort = new AbortController();
	setMaxListeners(0, abort.signal);
	return abort;
}
