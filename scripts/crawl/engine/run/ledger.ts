/** The books of one run: every step is written with its figures in one transaction, or not at all. */

import type { Product } from '../../../../src/lib/catalog/collect/product';
import type { CrawlerRow, CrawlerStatus } from '../../store/crawlers';
import type { NewError } from '../../store/log';
import type { ProjectRow } from '../../store/projects';
import { pendingKind, type NewRequest, type Pending, type RequestRow } from '../../store/requests';
import { isDiskFull } from '../../store/sql';
import type { AddressRules } from '../fetch/addresses';
import { FetchError } from '../fetch/fetch-error';
import type { Answer } from '../fetch/fetcher';
import { readFigures, type Figures } from './figures';
import type { Wanted } from './plan-page';
import { Rate } from './rate';
import type { RunContext } from './run-context';
import { toRequest } from './to-request';

export type Trouble = Pick<NewError, 'kind' | 'status' | 'message'>;

export class Ledger {
	readonly id: string;
	readonly project: ProjectRow;
	readonly rules: AddressRules;
	readonly answers: Rate;
	readonly #context: RunContext;
	readonly #found: Rate;
	/** What a step queued, told once it is committed. */
	readonly #onQueued: (requests: readonly NewRequest[]) => void;
	#row: CrawlerRow;
	#figures: Figures;
	#pending: Pending;
	/** Steady; null: at rest. */
	#workingSince: number | null = null;

	constructor(
		context: RunContext,
		row: CrawlerRow,
		project: ProjectRow,
		rules: AddressRules,
		onQueued: (requests: readonly NewRequest[]) => void
	) {
		this.id = row.id;
		this.project = project;
		this.rules = rules;
		this.#context = context;
		this.#row = row;
		this.#onQueued = onQueued;
		this.#figures = readFigures(row.figures);
		this.#pending = context.store.requests.pending(row.id);
		this.answers = new Rate(context.clock.steady());
		this.#found = new Rate(context.clock.steady());
	}

	get row(): CrawlerRow {
		return this.#row;
	}

	/** A person changed what they asked for. */
	set row(row: CrawlerRow) {
		this.#row = row;
	}

	get pending(): Pending {
		return this.#pending;
	}

	get figures(): Figures {
		return { ...this.#figures, queued: sum(this.#pending), workedMs: this.#workedMs() };
	}

	get isDone(): boolean {
		return sum(this.#pending) === 0;
	}

	/** Pages that products' own pages led to lately: lists are known to grow. */
	get foundIn10s(): number {
		return this.#found.last10s(this.#context.clock.steady()) * 10;
	}

	/** Which run of which crawler. */
	get run(): string {
		return `${this.id}#${this.#row.run}`;
	}

	isLimitReached(figures: Figures = this.#figures): boolean {
		return this.#row.limit !== null && figures.products >= this.#row.limit;
	}

	/** Before a product was seen, every page is a way into the shop. */
	isEntry({ role }: Pick<RequestRow, 'role'>): boolean {
		return role === 'probe' || (role !== 'picture' && this.#figures.seen === 0);
	}

	clockIn(): void {
		this.#workingSince = this.#context.clock.steady();
	}

	clockOut(): void {
		this.#figures = { ...this.#figures, workedMs: this.#workedMs() };
		this.#workingSince = null;
	}

	/** Counts again what is to be done, after the journal was changed as a whole. */
	recount(): void {
		this.#pending = this.#context.store.requests.pending(this.id);
	}

	/**
	 * Writes a step with its figures.
	 * @param settled the request that is through with it; null: none
	 */
	commit<Result>(settled: RequestRow | null, work: (step: Step) => Result): Result {
		const { store } = this.#context;
		const figures = {
			...this.#figures,
			workedMs: this.#workedMs(),
			statusCodes: { ...this.#figures.statusCodes }
		};
		const step = new Step(this, this.#context, figures);
		const result = store.transaction(() => {
			const made = work(step);
			store.crawlers.setFigures(this.id, JSON.stringify(figures));
			return made;
		});
		this.#figures = { ...figures, workedMs: this.#figures.workedMs };
		if (settled) this.#settle(settled);
		this.#queue(step.queued, step.grown);
		return result;
	}

	setStatus(status: Partial<CrawlerStatus>): void {
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

	#settle({ role }: RequestRow): void {
		const kind = pendingKind(role);
		const left = Math.max(0, this.#pending[kind] - 1);
		this.#pending = { ...this.#pending, [kind]: left };
	}

	#queue(queued: readonly NewRequest[], grown: number): void {
		if (queued.length === 0) return;
		const now = this.#context.clock.steady();
		const pending: Record<keyof Pending, number> = { ...this.#pending };
		for (const { role } of queued) pending[pendingKind(role)]++;
		for (let page = 0; page < grown; page++) this.#found.add(now);
		this.#pending = pending;
		this.#onQueued(queued);
	}

	#workedMs(): number {
		const since = this.#workingSince;
		return this.#figures.workedMs + (since === null ? 0 : this.#context.clock.steady() - since);
	}
}

/** What can be written in one step. */
export class Step {
	readonly figures: Figures;
	readonly queued: NewRequest[] = [];
	/** Pages found on products' own pages. */
	grown = 0;
	readonly #ledger: Ledger;
	readonly #context: RunContext;

	constructor(ledger: Ledger, context: RunContext, figures: Figures) {
		this.#ledger = ledger;
		this.#context = context;
		this.figures = figures;
	}

	count({ status, bytes }: Pick<Answer, 'status' | 'bytes'>): void {
		const { figures } = this;
		figures.answers++;
		figures.bytes += bytes;
		figures.statusCodes[status] = (figures.statusCodes[status] ?? 0) + 1;
		this.#context.store.log.countAnswers(this.#ledger.id, this.#context.clock.wall(), 1);
	}

	finish(request: RequestRow): void {
		this.#context.store.requests.finish(request.id, 'done');
		this.figures.done++;
	}

	/** @param retryMs after which it is tried again; null: never */
	fail(request: RequestRow, retryMs: number | null, trouble: Trouble): void {
		const { store, clock } = this.#context;
		const { id } = this.#ledger;
		const at = clock.wall();
		const isFinal = retryMs === null;
		// That a shop does not speak a source is no error.
		const isNo = request.role === 'probe' && trouble.status !== null && trouble.status < 500;
		if (!isNo) store.log.addError(id, { at, url: request.url, ...trouble, isFinal });
		if (!isFinal) {
			store.requests.retry(request.id, request.tries + 1, at + retryMs);
			this.figures.retried++;
			return;
		}
		store.requests.finish(request.id, isNo ? 'done' : 'failed');
		if (isNo) this.figures.done++;
		else this.figures.failed++;
	}

	save(product: Product): Wanted[] {
		const { store, clock, reader } = this.#context;
		const { project, id, run } = this.#ledger;
		if (this.#ledger.isLimitReached(this.figures)) return [];
		const saved = store.products.save(
			{
				project: project.id,
				crawler: id,
				run,
				now: clock.wall(),
				withImages: project.content === 'images',
				merge: (first, second) => reader.merge(first, second)
			},
			product
		);
		if (saved === 'removed') return [];
		if (saved !== 'again') this.figures.products++;
		return this.picturesOf(product.number);
	}

	/** A page that did not change still has this product. */
	saveAgain(number: string): Wanted[] {
		const { store } = this.#context;
		if (this.#ledger.isLimitReached(this.figures)) return [];
		const isNew = store.products.see(this.#ledger.project.id, number, this.#ledger.run);
		if (isNew) this.figures.products++;
		return this.picturesOf(number);
	}

	/** Those to be fetched: not there yet, or able to say whether they changed. */
	picturesOf(number: string): Wanted[] {
		const { store } = this.#context;
		const project = this.#ledger.project.id;
		const images = store.products.imagesOf(project, number);
		this.figures.imagesFound += images.length;
		return images
			.filter(({ url, sha256 }) => sha256 === null || store.visits.get(project, url) !== null)
			.map(({ url }) => ({ url, role: 'picture', source: '', hint: null }));
	}

	/** What must not be asked for becomes an error; what is known already is passed over. */
	enqueue(wanted: readonly Wanted[], from: Pick<RequestRow, 'url' | 'entry' | 'role'>): void {
		const { store, clock } = this.#context;
		const { id, rules } = this.#ledger;
		const requests = wanted.flatMap((one) => {
			const request = toRequest(one, from, rules);
			if (!(request instanceof FetchError)) return [request];
			const { kind, message } = request;
			const error = { at: clock.wall(), url: one.url, kind, status: null, message };
			store.log.addError(id, { ...error, isFinal: true });
			this.figures.failed++;
			return [];
		});
		const added = store.requests.add(id, requests);
		if (from.role === 'product')
			this.grown += added.filter(({ role }) => role !== 'picture').length;
		for (const request of added) this.queued.push(request);
	}
}

function sum({ listings, products, pictures }: Pending): number {
	return listings + products + pictures;
}
