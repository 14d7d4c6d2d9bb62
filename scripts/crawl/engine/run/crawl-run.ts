/** One crawler at work: takes from the journal, fetches, reads, stores, until nothing is left or it is told to rest. */

import type { Reason } from '../../../../src/lib/catalog/collect/crawler';
import type { Page } from '../../../../src/lib/catalog/collect/sources/source';
import type { Product } from '../../../../src/lib/catalog/collect/product';
import { VOCABULARY, type Term } from '../../../../src/lib/catalog/collect/vocabulary';
import type { CrawlerRow, CrawlerStatus } from '../../store/crawlers';
import type { ProjectRow } from '../../store/projects';
import { pendingKind, type NewRequest, type Pending, type RequestRow } from '../../store/requests';
import { isDiskFull } from '../../store/sql';
import { isSameShop, type AddressRules } from '../fetch/addresses';
import { FetchError } from '../fetch/fetch-error';
import type { Answer } from '../fetch/fetcher';
import { ClosedByRobotsError, type Job, type Permit } from '../hosts/host-gate';
import { backoffMs, readRetryAfter } from '../hosts/wait';
import { inspectPicture } from '../pictures/inspect-picture';
import { readFor } from '../reader';
import { listEntries, type Entry } from './entries';
import { readFigures, type Figures } from './figures';
import { needsLogin, outcomeOf } from './outcome';
import { planPage, type Wanted } from './plan-page';
import { Rate } from './rate';
import type { RunContext } from './run-context';
import { RunLane, type LaneOwner } from './run-lane';
import { isReadable, maxBytesOf, toRequest, validatorsOf } from './to-request';

const MAX_RETRIES = 3;
/** A host that says when to come back is listened to for longer. */
const MAX_BUSY_RETRIES = 12;
const STOP_GRACE_MS = 3000;

export class CrawlRun implements LaneOwner {
	readonly id: string;
	readonly #context: RunContext;
	readonly #project: ProjectRow;
	readonly #rules: AddressRules;
	readonly #term: Term | null;
	readonly #entries: readonly Entry[];
	readonly #lanes = new Map<string, RunLane>();
	readonly #idle: (() => void)[] = [];
	#row: CrawlerRow;
	#figures: Figures;
	#pending: Pending;
	#abort = new AbortController();
	#inFlight = 0;
	#isWorking = false;
	#workingSince = 0;
	readonly #answers: Rate;
	readonly #found: Rate;

	constructor(context: RunContext, row: CrawlerRow, project: ProjectRow) {
		this.#context = context;
		this.#row = row;
		this.#project = project;
		this.id = row.id;
		const shop = new URL(project.shop);
		const named = row.source === 'files' ? [] : row.start.map((url) => new URL(url));
		this.#rules = { shop, named, internalHosts: context.internalHosts };
		this.#term = VOCABULARY.find(({ id }) => id === project.attribute) ?? null;
		this.#entries = listEntries(row, shop, this.#term, context.reader.sources);
		this.#figures = readFigures(row.figures);
		this.#pending = context.store.requests.pending(row.id);
		this.#answers = new Rate(context.clock.steady());
		this.#found = new Rate(context.clock.steady());
	}

	get row(): CrawlerRow {
		return this.#row;
	}

	get paceMs(): number {
		return this.#row.paceMs;
	}

	get concurrency(): number {
		return this.#row.concurrency;
	}

	get inFlight(): number {
		return this.#inFlight;
	}

	get pending(): Pending {
		return this.#pending;
	}

	get figures(): Figures {
		const { listings, products, pictures } = this.#pending;
		const queued = listings + products + pictures;
		return { ...this.#figures, queued, workedMs: this.#workedMs() };
	}

	get answers(): Rate {
		return this.#answers;
	}

	/** Pages found lately. */
	get foundIn10s(): number {
		return this.#found.last10s(this.#context.clock.steady()) * 10;
	}

	get lanes(): readonly RunLane[] {
		return [...this.#lanes.values()];
	}

	/** Goes to work where the journal says it is. */
	work(): void {
		const { store, clock } = this.#context;
		if (this.#abort.signal.aborted) this.#abort = new AbortController();
		// What is still in flight from before a pause is not taken twice.
		if (this.#inFlight === 0) store.requests.giveBack(this.id);
		this.#pending = store.requests.pending(this.id);
		this.#isWorking = true;
		this.#workingSince = clock.steady();
		this.#setStatus({ state: 'running', reason: 'collecting', detail: '', endedAt: null });
		for (const origin of store.requests.origins(this.id).keys()) this.#lane(origin);
		this.#afterOne();
	}

	/** Takes nothing more; what is in flight is still stored. */
	rest(status: Partial<CrawlerStatus>): void {
		if (this.#isWorking) {
			const workedMs = this.#workedMs();
			this.#isWorking = false;
			this.#figures = { ...this.#figures, workedMs };
			for (const lane of this.#lanes.values()) {
				lane.gate.remove(lane);
				lane.putBack();
			}
			this.#lanes.clear();
		}
		this.#setStatus(status);
	}

	/** Lets what is in flight end, for a moment, then cuts it off. */
	async stop(): Promise<void> {
		this.rest({ state: 'stopping', reason: 'stopping-by-person' });
		const cancel = this.#context.clock.after(STOP_GRACE_MS, () => this.#cutOff());
		await this.#untilIdle();
		cancel();
	}

	/** Cuts off what is in flight; it goes back into the queue. */
	async cutOff(): Promise<void> {
		this.#cutOff();
		await this.#untilIdle();
	}

	edit(row: CrawlerRow): void {
		this.#row = row;
		for (const lane of this.#lanes.values()) lane.gate.wake();
		if (this.#isWorking && this.#isLimitReached()) this.#dropPages();
		this.#afterOne();
	}

	job(request: RequestRow, lane: RunLane): Job {
		return {
			url: request.url,
			run: (permit) => void this.#fetch(request, lane, permit),
			refuse: ({ closed }) => {
				this.#refuse(request, closed);
				this.#afterOne();
			}
		};
	}

	#refuse(request: RequestRow, closed: string): void {
		this.#commit((draft) => {
			this.#context.store.requests.finish(request.id, 'skipped');
			draft.skippedByRobots++;
			if (request.role !== 'picture' && this.#isEntry(request)) draft.entriesClosedByRobots++;
		});
		if (closed) this.#setStatus({ detail: closed });
		this.#settled(request);
	}

	giveUp(lane: RunLane, why: string): void {
		const { store, clock } = this.#context;
		const { origin } = lane.gate;
		const at = clock.wall();
		const message = `${origin}: ${why}`;
		const error = { at, url: origin, kind: 'unreachable', status: null, message } as const;
		store.log.addError(this.id, { ...error, isFinal: true });
		if (isSameShop(new URL(origin), this.#rules.shop)) {
			this.rest({ ...this.#ended('failed', 'host-unreachable'), detail: message });
			return;
		}
		lane.putBack();
		this.#commit((draft) => {
			draft.failed += store.requests.failOrigin(this.id, origin);
		});
		this.#pending = store.requests.pending(this.id);
		this.#afterOne();
	}

	async #fetch(request: RequestRow, lane: RunLane, permit: Permit): Promise<void> {
		this.#inFlight++;
		let outcome: Parameters<Permit['release']>[0] = 'answered';
		try {
			const answer = await this.#context.fetcher.fetch({
				url: request.url,
				kind: request.role === 'picture' ? 'picture' : 'page',
				maxBytes: maxBytesOf(request),
				rules: this.#rules,
				known: this.#context.store.visits.get(this.#project.id, request.url),
				signal: this.#abort.signal,
				onSent: () => permit.sent(),
				beforeHop: (url) => this.#lane(url.origin).gate.hop(url)
			});
			await this.#receive(request, lane, answer);
		} catch (error) {
			outcome = this.#fail(request, lane, error);
		} finally {
			this.#inFlight--;
			permit.release(outcome);
			this.#afterOne();
		}
	}

	async #receive(request: RequestRow, lane: RunLane, answer: Answer): Promise<void> {
		this.#answers.add(this.#context.clock.steady());
		const { status, headers } = answer;
		if (status === 429 || status === 503) {
			this.#comeBack(request, lane, answer);
			return;
		}
		const isPassing = status === 408 || status === 425 || status >= 500;
		if (isPassing || status >= 400 || (status >= 300 && status !== 304)) {
			const isRetried = isPassing && request.tries < MAX_RETRIES;
			this.#refused(request, answer, isRetried ? backoffMs(request.tries + 1) : null);
			return;
		}
		if (request.role === 'picture') {
			if (status === 304) this.#samePicture(request, answer);
			else await this.#picture(request, answer);
			return;
		}
		if (status === 304) {
			this.#samePage(request, answer);
			return;
		}
		if (this.#isEntry(request) && needsLogin(request.url, answer.url, status)) {
			this.#refused(request, answer, null);
			return;
		}
		const contentType = headers['content-type'] ?? '';
		const text = this.#context.reader.decode(answer.body, contentType);
		this.#page(request, answer, {
			url: answer.url,
			contentType: (contentType.split(';')[0] ?? '').trim().toLowerCase(),
			text,
			headers
		});
	}

	#page(request: RequestRow, answer: Answer, page: Page): void {
		const { store, reader } = this.#context;
		const read = readFor(reader, request, page);
		if (!read && request.role !== 'probe' && !isReadable(page))
			throw new FetchError(
				'not-html',
				`${page.contentType || 'something'} instead of a page`,
				false
			);
		const hint = request.hint === null ? null : (JSON.parse(request.hint) as Product);
		const wish = { content: this.#project.content, term: this.#term, reader };
		const told = read ?? { source: request.source, findings: { products: [], requests: [] } };
		const plan = planPage(page, request.role, hint, told, wish);
		const added = this.#commit((draft) => {
			this.#count(draft, answer);
			store.requests.finish(request.id, 'done');
			draft.done++;
			draft.seen += plan.seen;
			if (plan.keep.length > 0) draft.pagesRead++;
			if (read && !draft.source && (plan.seen > 0 || plan.follow.length > 0))
				draft.source = read.source;
			if (this.#isLimitReached(draft)) return [];
			const pictures = plan.keep.flatMap((product) => this.#save(draft, product, request));
			store.visits.set(this.#project.id, request.url, {
				...validatorsOf(answer),
				found: {
					requests: plan.follow.map(({ url, role, source }) => ({
						url,
						role: role === 'picture' ? 'product' : role,
						source
					})),
					products: plan.keep.map(({ number }) => number)
				}
			});
			return this.#enqueue([...plan.follow, ...pictures], request, draft);
		});
		this.#settled(request, added);
		if (this.#isLimitReached()) this.#dropPages();
	}

	/** @returns its pictures that are to be fetched */
	#save(draft: Figures, product: Product, request: RequestRow): Wanted[] {
		const { store, clock, reader } = this.#context;
		if (this.#isLimitReached(draft)) return [];
		const project = this.#project.id;
		const saved = store.products.save(
			{
				project,
				crawler: this.id,
				run: this.#run,
				now: clock.wall(),
				withImages: this.#project.content === 'images',
				merge: (first, second) => reader.merge(first, second)
			},
			product
		);
		if (saved === 'removed') return [];
		if (saved !== 'again') draft.products++;
		return this.#picturesOf(product.number, draft, request.source);
	}

	#picturesOf(number: string, draft: Figures, source: string): Wanted[] {
		const project = this.#project.id;
		const images = this.#context.store.products.imagesOf(project, number);
		draft.imagesFound += images.length;
		return images
			.filter(
				({ url, sha256 }) =>
					sha256 === null || this.#context.store.visits.get(project, url) !== null
			)
			.map(({ url }) => ({ url, role: 'picture', source, hint: null }));
	}

	#samePage(request: RequestRow, answer: Answer): void {
		const { store } = this.#context;
		const project = this.#project.id;
		const found = store.visits.get(project, request.url)?.found ?? { requests: [], products: [] };
		const added = this.#commit((draft) => {
			this.#count(draft, answer);
			store.requests.finish(request.id, 'done');
			draft.done++;
			draft.notModified++;
			draft.pagesRead++;
			draft.seen += found.products.length;
			const pictures = found.products.flatMap((number) => {
				if (this.#isLimitReached(draft)) return [];
				if (store.products.see(project, number, this.#run)) draft.products++;
				return this.#picturesOf(number, draft, request.source);
			});
			const follow = found.requests.map((wanted) => ({ ...wanted, hint: null }));
			return this.#enqueue([...follow, ...pictures], request, draft);
		});
		this.#settled(request, added);
		if (this.#isLimitReached()) this.#dropPages();
	}

	async #picture(request: RequestRow, answer: Answer): Promise<void> {
		const { store } = this.#context;
		const project = this.#project.id;
		const picture = await inspectPicture(answer.body);
		const isKnown = store.pictures.get(picture.sha256) !== null;
		if (!isKnown) await store.files.write(picture.sha256, picture.type, answer.body);
		const before = store.pictures.ofUrl(project, request.url);
		const isExact = before !== picture.sha256 && store.pictures.isIn(project, picture.sha256);
		const looks = this.#context.looksOf(project);
		const like =
			isExact || before === picture.sha256 ? null : looks.find(picture.look, picture.sha256);
		this.#commit((draft) => {
			this.#count(draft, answer);
			store.pictures.add(picture);
			store.products.linkPicture(project, request.url, picture.sha256);
			if (like !== null) store.pictures.addLikeness(project, picture.sha256, like);
			store.visits.set(project, request.url, {
				...validatorsOf(answer),
				found: { requests: [], products: [] }
			});
			store.requests.finish(request.id, 'done');
			draft.done++;
			draft.images++;
			if (isExact) draft.exact++;
			if (like !== null) draft.near++;
		});
		if (!isExact) looks.add(picture.sha256, picture.look);
		this.#settled(request);
	}

	#samePicture(request: RequestRow, answer: Answer): void {
		this.#commit((draft) => {
			this.#count(draft, answer);
			this.#context.store.requests.finish(request.id, 'done');
			draft.done++;
			draft.images++;
			draft.notModified++;
		});
		this.#settled(request);
	}

	/** 429 and 503: the whole host rests for as long as it asks. */
	#comeBack(request: RequestRow, lane: RunLane, answer: Answer): void {
		const asked = readRetryAfter(answer.headers['retry-after'], this.#context.clock.wall());
		const waitMs = asked ?? backoffMs(request.tries + 2);
		lane.gate.rest(waitMs);
		this.#refused(request, answer, request.tries < MAX_BUSY_RETRIES ? waitMs : null);
	}

	/** @param retryMs after which it is tried again; null: never */
	#refused(request: RequestRow, answer: Answer, retryMs: number | null): void {
		const { status } = answer;
		const isLogin = this.#isEntry(request) && needsLogin(request.url, answer.url, status);
		const message = isLogin && status < 400 ? `sent to ${answer.url}` : `answered ${status}`;
		this.#commit((draft) => {
			this.#count(draft, answer);
			if (isLogin) draft.entriesNeedingLogin++;
			this.#giveUpOrRetry(draft, request, retryMs, { kind: 'status', status, message });
		});
		if (retryMs === null) this.#settled(request);
		else this.#lanes.get(request.origin)?.wake();
	}

	#fail(request: RequestRow, lane: RunLane, error: unknown): Parameters<Permit['release']>[0] {
		const { store } = this.#context;
		if (isDiskFull(error)) {
			this.rest({ state: 'paused', reason: 'disk-full', detail: String(error) });
			return 'aborted';
		}
		if (this.#abort.signal.aborted) {
			store.requests.retry(request.id, request.tries, 0);
			return 'aborted';
		}
		if (error instanceof ClosedByRobotsError) {
			this.#refuse(request, '');
			return 'answered';
		}
		const known =
			error instanceof FetchError ? error : new FetchError('internal', String(error), false);
		const isDown = known.kind === 'unreachable' || known.kind === 'timeout';
		const retryMs =
			known.isPassing && request.tries < MAX_RETRIES ? backoffMs(request.tries + 1) : null;
		const trouble = { kind: known.kind, status: null, message: known.message };
		try {
			this.#commit((draft) => {
				if (isDown && retryMs === null && this.#isEntry(request)) draft.entriesUnreachable++;
				this.#giveUpOrRetry(draft, request, retryMs, trouble);
			});
		} catch (stored) {
			const isFull = isDiskFull(stored);
			this.rest(
				isFull
					? { state: 'paused', reason: 'disk-full', detail: String(stored) }
					: { ...this.#ended('failed', 'internal-error'), detail: String(stored) }
			);
			return 'aborted';
		}
		if (retryMs === null) this.#settled(request);
		else lane.wake();
		return isDown ? 'unreachable' : 'answered';
	}

	#giveUpOrRetry(
		draft: Figures,
		request: RequestRow,
		retryMs: number | null,
		trouble: Pick<
			Parameters<RunContext['store']['log']['addError']>[1],
			'kind' | 'status' | 'message'
		>
	): void {
		const { store, clock } = this.#context;
		const at = clock.wall();
		const isFinal = retryMs === null;
		// That a shop does not speak a source is no error.
		const isError = request.role !== 'probe' || trouble.status === null || trouble.status >= 500;
		if (isError) store.log.addError(this.id, { at, url: request.url, ...trouble, isFinal });
		if (!isFinal) {
			store.requests.retry(request.id, request.tries + 1, at + retryMs);
			draft.retried++;
			return;
		}
		store.requests.finish(request.id, isError ? 'failed' : 'done');
		if (isError) draft.failed++;
		else draft.done++;
		this.#keepHint(draft, request);
	}

	/** A product whose own page cannot be had is kept as the listing told of it. */
	#keepHint(draft: Figures, request: RequestRow): void {
		if (request.hint === null) return;
		const hint = JSON.parse(request.hint) as Product;
		if (this.#term && !this.#context.reader.matches(hint, this.#term)) return;
		const pictures = this.#save(draft, hint, request);
		this.#noteAdded(this.#enqueue(pictures, request, draft));
	}

	#enqueue(wanted: readonly Wanted[], from: Pick<RequestRow, 'url' | 'entry'>, draft: Figures) {
		const { store, clock } = this.#context;
		const requests = wanted.flatMap((one) => {
			const request = toRequest(one, from, this.#rules);
			if (request instanceof FetchError) {
				const { kind, message } = request;
				const at = clock.wall();
				store.log.addError(this.id, {
					at,
					url: one.url,
					kind,
					status: null,
					message,
					isFinal: true
				});
				draft.failed++;
				return [];
			}
			return [request];
		});
		return store.requests.add(this.id, requests);
	}

	#settled(request: RequestRow, added: readonly NewRequest[] = []): void {
		const kind = pendingKind(request.role);
		if (this.#pending[kind] > 0)
			this.#pending = { ...this.#pending, [kind]: this.#pending[kind] - 1 };
		this.#noteAdded(added);
	}

	#noteAdded(added: readonly NewRequest[]): void {
		const now = this.#context.clock.steady();
		const pending: Record<keyof Pending, number> = { ...this.#pending };
		for (const { role, origin } of added) {
			pending[pendingKind(role)]++;
			if (role !== 'picture') this.#found.add(now);
			if (this.#isWorking) this.#lane(origin).wake();
		}
		this.#pending = pending;
	}

	/** After anything that may have been the last. */
	#afterOne(): void {
		if (this.#inFlight === 0) for (const resolve of this.#idle.splice(0)) resolve();
		this.#context.changed(this.id);
		if (!this.#isWorking || this.#inFlight > 0) return;
		const { listings, products, pictures } = this.#pending;
		if (listings + products + pictures > 0) return;
		if (this.#figures.seen === 0 && this.#figures.entriesUnreachable === 0 && this.#enter()) return;
		const { limit } = this.#row;
		const outcome = outcomeOf(this.#figures, limit, this.#project.attribute);
		const detail = outcome.reason === 'closed-by-robots' ? this.#row.detail : '';
		this.rest({ ...this.#ended(outcome.state, outcome.reason), detail: detail || outcome.detail });
	}

	/** @returns whether there was another way into the shop to try */
	#enter(): boolean {
		const { store, gates } = this.#context;
		for (let index = this.#row.entry + 1; index < this.#entries.length; index++) {
			const entry = this.#entries[index];
			if (!entry) return false;
			const sitemaps =
				entry.source === 'sitemap'
					? (gates.find(this.#rules.shop.origin)?.rules?.sitemaps ?? [])
					: [];
			const wanted = [
				...entry.requests,
				...sitemaps.map((url) => ({ url, role: 'sitemap' as const }))
			].map((request) => ({ ...request, source: entry.source, hint: null }));
			const from = { url: this.#rules.shop.href, entry: index };
			const added = this.#commit((draft) => {
				this.#row = store.crawlers.setStatus(this.id, { entry: index });
				draft.entriesTried++;
				return this.#enqueue(wanted, from, draft);
			});
			this.#noteAdded(added);
			if (added.length > 0) return true;
		}
		return false;
	}

	#isEntry(request: RequestRow): boolean {
		return request.role === 'probe' || this.#figures.seen === 0;
	}

	#isLimitReached(figures: Figures = this.#figures): boolean {
		return this.#row.limit !== null && figures.products >= this.#row.limit;
	}

	#dropPages(): void {
		const { store } = this.#context;
		store.requests.dropPages(this.id);
		for (const lane of this.#lanes.values()) lane.dropPages();
		this.#pending = store.requests.pending(this.id);
	}

	#count(draft: Figures, { status, bytes }: Answer): void {
		draft.answers++;
		draft.bytes += bytes;
		draft.statusCodes[status] = (draft.statusCodes[status] ?? 0) + 1;
		this.#context.store.log.countAnswers(this.id, this.#context.clock.wall(), 1);
	}

	/** Everything one answer brings, and the figures with it, or nothing. */
	#commit<Result>(work: (draft: Figures) => Result): Result {
		const draft = {
			...this.#figures,
			workedMs: this.#workedMs(),
			statusCodes: { ...this.#figures.statusCodes }
		};
		const { store } = this.#context;
		const result = store.transaction(() => {
			const made = work(draft);
			store.crawlers.setFigures(this.id, JSON.stringify(draft));
			return made;
		});
		this.#figures = { ...draft, workedMs: this.#figures.workedMs };
		return result;
	}

	#setStatus(status: Partial<CrawlerStatus>): void {
		const { crawlers } = this.#context.store;
		try {
			this.#row = crawlers.setStatus(this.id, status);
			crawlers.setFigures(this.id, JSON.stringify(this.figures));
		} catch (error) {
			// It has to be shown even where nothing can be written any more.
			if (!isDiskFull(error)) throw error;
			this.#row = { ...this.#row, ...status };
		}
		this.#context.changed(this.id);
	}

	#ended(state: 'done' | 'failed', reason: Reason): Partial<CrawlerStatus> {
		return { state, reason, endedAt: this.#context.clock.wall() };
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

	get #run(): string {
		return `${this.id}#${this.#row.run}`;
	}

	#workedMs(): number {
		const now = this.#context.clock.steady();
		return this.#figures.workedMs + (this.#isWorking ? now - this.#workingSince : 0);
	}

	#cutOff(): void {
		this.#abort.abort();
	}

	#untilIdle(): Promise<void> {
		if (this.#inFlight === 0) return Promise.resolve();
		return new Promise((resolve) => this.#idle.push(resolve));
	}
}
