/** What an answer means: products and pictures to keep, addresses to go on to, or trouble. */

import type { Page } from '../../../../src/lib/catalog/collect/sources/source';
import type { Term } from '../../../../src/lib/catalog/collect/vocabulary';
import type { RequestRow } from '../../store/requests';
import { FetchError } from '../fetch/fetch-error';
import type { Answer } from '../fetch/fetcher';
import type { HostGate } from '../hosts/host-gate';
import { backoffMs, readRetryAfter } from '../hosts/wait';
import { inspectPicture } from '../pictures/inspect-picture';
import { readFor } from '../reader';
import type { Ledger, Step, Trouble } from './ledger';
import { needsLogin } from './outcome';
import { planPage, type Hint } from './plan-page';
import type { RunContext } from './run-context';
import { isReadable, validatorsOf } from './to-request';

const MAX_RETRIES = 3;
/** A host that says when to come back is listened to for longer. */
const MAX_BUSY_RETRIES = 12;

const NOTHING = { requests: [], products: [] } as const;

export class Answers {
	readonly #context: RunContext;
	readonly #ledger: Ledger;
	readonly #term: Term | null;

	constructor(context: RunContext, ledger: Ledger, term: Term | null) {
		this.#context = context;
		this.#ledger = ledger;
		this.#term = term;
	}

	/** @throws FetchError for an answer that is not what was asked for */
	async receive(request: RequestRow, gate: HostGate, answer: Answer): Promise<void> {
		this.#ledger.answers.add(this.#context.clock.steady());
		const { status } = answer;
		if (status === 429 || status === 503) {
			this.#comeBack(request, gate, answer);
			return;
		}
		const isPassing = status === 408 || status === 425 || status >= 500;
		const isRefused = status >= 300 && status !== 304;
		const isLogin = isPage(request) && needsLogin(request.url, answer.url, status);
		if (isRefused || isLogin) this.#refused(request, answer, retryMs(request, isPassing));
		else if (request.role !== 'picture') this.#page(request, answer);
		else if (status === 304) this.#samePicture(request, answer);
		else await this.#picture(request, answer);
	}

	/** robots.txt closes it. */
	closed(request: RequestRow): void {
		this.#ledger.commit(request, ({ figures }) => {
			this.#context.store.requests.finish(request.id, 'skipped');
			figures.skippedByRobots++;
			if (this.#ledger.isEntry(request)) figures.entriesClosedByRobots++;
		});
	}

	failed(request: RequestRow, error: FetchError): void {
		const waitMs = retryMs(request, error.isPassing);
		this.#commitTrouble(request, waitMs, {
			kind: error.kind,
			status: null,
			message: error.message
		});
	}

	#page(request: RequestRow, answer: Answer): void {
		if (answer.status === 304) this.#samePage(request, answer);
		else this.#newPage(request, answer);
	}

	#newPage(request: RequestRow, answer: Answer): void {
		const { store, reader } = this.#context;
		const page = toPage(answer, (bytes, type) => reader.decode(bytes, type));
		const read = readFor(reader, request, page);
		if (!read && request.role !== 'probe' && !isReadable(page))
			throw new FetchError('not-html', `${page.contentType || 'something'}, not a page`, false);
		const told = read ?? { source: request.source, findings: NOTHING };
		const { content } = this.#ledger.project;
		const wish = { content, term: this.#term, reader };
		const plan = planPage(page, request.role, hintOf(request), told, wish);
		this.#ledger.commit(request, (step) => {
			const { figures } = step;
			step.count(answer);
			step.finish(request);
			figures.seen += plan.seen;
			if (plan.keep.length > 0) figures.pagesRead++;
			if (!figures.source && plan.seen > 0) figures.source = told.source;
			// What was in flight when the limit was reached changes nothing any more.
			if (this.#ledger.isLimitReached()) return;
			const pictures = plan.keep.flatMap((product) => step.save(product));
			store.visits.set(this.#ledger.project.id, request.url, {
				...validatorsOf(answer),
				found: {
					requests: plan.follow.map(({ url, role, source }) => ({ url, role, source })),
					products: plan.keep.map(({ number }) => number)
				}
			});
			step.enqueue([...plan.follow, ...pictures], { ...request, url: page.url });
		});
	}

	/** What it led to last time, it leads to again. */
	#samePage(request: RequestRow, answer: Answer): void {
		const { store } = this.#context;
		const visit = store.visits.get(this.#ledger.project.id, request.url);
		const { requests, products } = visit?.found ?? NOTHING;
		this.#ledger.commit(request, (step) => {
			step.count(answer);
			step.finish(request);
			step.figures.notModified++;
			step.figures.pagesRead++;
			step.figures.seen += products.length;
			const pictures = products.flatMap((number) => step.saveAgain(number));
			step.enqueue([...requests.map((one) => ({ ...one, hint: null })), ...pictures], request);
		});
	}

	async #picture(request: RequestRow, answer: Answer): Promise<void> {
		const { store } = this.#context;
		const project = this.#ledger.project.id;
		const picture = await inspectPicture(answer.body);
		const { sha256, type, look } = picture;
		// Only a row says that its file is whole.
		if (!store.pictures.get(sha256)) await store.files.write(sha256, type, answer.body);
		const before = store.pictures.ofUrl(project, request.url);
		const isNew = before !== sha256;
		const isExact = isNew && store.pictures.isIn(project, sha256);
		const looks = this.#context.looksOf(project);
		const like = isNew && !isExact ? looks.find(look, sha256) : null;
		this.#ledger.commit(request, (step) => {
			step.count(answer);
			step.finish(request);
			step.figures.images++;
			if (isExact) step.figures.exact++;
			if (like !== null) step.figures.near++;
			store.pictures.add(picture);
			store.products.linkPicture(project, request.url, sha256);
			if (like !== null) store.pictures.addLikeness(project, sha256, like);
			store.visits.set(project, request.url, { ...validatorsOf(answer), found: NOTHING });
		});
		if (isNew && !isExact) looks.add(sha256, look);
	}

	#samePicture(request: RequestRow, answer: Answer): void {
		this.#ledger.commit(request, (step) => {
			step.count(answer);
			step.finish(request);
			step.figures.images++;
			step.figures.notModified++;
		});
	}

	/** 429 and 503: the whole host rests for as long as it asks. */
	#comeBack(request: RequestRow, gate: HostGate, answer: Answer): void {
		const asked = readRetryAfter(answer.headers['retry-after'], this.#context.clock.wall());
		const waitMs = asked ?? backoffMs(request.tries + 2);
		gate.rest(waitMs);
		this.#refused(request, answer, request.tries < MAX_BUSY_RETRIES ? waitMs : null);
	}

	#refused(request: RequestRow, answer: Answer, waitMs: number | null): void {
		const { status } = answer;
		const isLogin = isPage(request) && needsLogin(request.url, answer.url, status);
		const message = isLogin && status < 400 ? `sent to ${answer.url}` : `answered ${status}`;
		this.#commitTrouble(request, waitMs, { kind: 'status', status, message }, (step) => {
			step.count(answer);
			if (isLogin && this.#ledger.isEntry(request)) step.figures.entriesNeedingLogin++;
		});
	}

	#commitTrouble(
		request: RequestRow,
		waitMs: number | null,
		trouble: Trouble,
		first: (step: Step) => void = () => undefined
	): void {
		this.#ledger.commit(waitMs === null ? request : null, (step) => {
			first(step);
			step.fail(request, waitMs, trouble);
			if (waitMs !== null) return;
			const isDown = trouble.kind === 'unreachable' || trouble.kind === 'timeout';
			if (isDown && this.#ledger.isEntry(request)) step.figures.entriesUnreachable++;
			this.#keepHint(step, request);
		});
	}

	/** A product whose own page cannot be had is kept as the listing told of it. */
	#keepHint(step: Step, request: RequestRow): void {
		const hint = hintOf(request);
		if (!hint || (this.#term && !this.#context.reader.matches(hint.product, this.#term))) return;
		step.enqueue(step.save(hint.product), request);
	}
}

function isPage({ role }: RequestRow): boolean {
	return role !== 'picture';
}

function retryMs({ tries }: RequestRow, isPassing: boolean): number | null {
	return isPassing && tries < MAX_RETRIES ? backoffMs(tries + 1) : null;
}

function hintOf({ hint }: RequestRow): Hint | null {
	return hint === null ? null : (JSON.parse(hint) as Hint);
}

function toPage(
	{ url, headers, body }: Answer,
	decode: (bytes: Uint8Array, contentType: string) => string
): Page {
	const type = headers['content-type'] ?? '';
	const contentType = (type.split(';')[0] ?? '').trim().toLowerCase();
	return { url, contentType, text: decode(body, type), headers };
}
