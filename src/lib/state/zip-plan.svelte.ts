/** What will come of a wished zip, kept up with every change of the wish; the latest one wins. */

import {
	derivedKinds,
	type Derive,
	type DerivedSample,
	type ZipPlan,
	type ZipService,
	type ZipWish
} from '$lib/export/zip/wish';
import { failureOf, isAbort, type Failure } from './failure';

export type PlanStatus =
	/** The former plan stays until the new one is there, so that nothing jumps. */
	| { readonly state: 'planning'; readonly plan: ZipPlan | null }
	| { readonly state: 'planned'; readonly plan: ZipPlan }
	| { readonly state: 'failed'; readonly failure: Failure; readonly plan: ZipPlan | null };

/** What was learnt from a few items of a wish. */
type Learnt = { readonly samples: readonly DerivedSample[]; readonly msEach: number };

/** Items of a sample: enough for two standard errors of some percent, few enough to wait for. */
const SAMPLE = 12;

/** What of a wish decides how large and how slow the derived pictures are. */
const sampleKey = (wish: ZipWish): string =>
	JSON.stringify([derivedKinds(wish), wish.cutout, wish.items.kind === 'ids' ? wish.items : null]);

export class PlannedZip {
	#status = $state.raw<PlanStatus>({ state: 'planning', plan: null });
	#sampling = $state(false);
	#msEach = $state<number | null>(null);
	#turn = 0;
	#wish: ZipWish | null = null;
	#controller: AbortController | null = null;
	/** By key; of this opening of the dialog. */
	readonly #learnt = new Map<string, Learnt>();
	readonly #service: Pick<ZipService, 'plan' | 'sample'>;
	readonly #derive: Derive;

	constructor(service: Pick<ZipService, 'plan' | 'sample'>, derive: Derive) {
		this.#service = service;
		this.#derive = derive;
	}

	get status(): PlanStatus {
		return this.#status;
	}
	/** The last that there was. */
	get plan(): ZipPlan | null {
		return this.#status.plan;
	}
	/** A few items are being made, to tell how large the rest will be. */
	get sampling(): boolean {
		return this.#sampling;
	}
	/** How long what is made of one item takes; null while nothing is made, or it is not known. */
	get msEach(): number | null {
		return this.#msEach;
	}

	/** Plans another wish. */
	async show(wish: ZipWish): Promise<void> {
		this.#stopSampling();
		this.#wish = wish;
		this.#turn += 1;
		const turn = this.#turn;
		const isDerived = derivedKinds(wish).length > 0;
		const learnt = isDerived ? this.#learnt.get(sampleKey(wish)) : undefined;
		this.#msEach = learnt?.msEach ?? null;
		this.#status = { state: 'planning', plan: this.plan };
		try {
			const plan = await this.#service.plan(wish, learnt && { samples: learnt.samples });
			if (turn !== this.#turn) return;
			this.#status = { state: 'planned', plan };
		} catch (error) {
			if (turn !== this.#turn) return;
			this.#status = { state: 'failed', failure: failureOf(error), plan: this.plan };
			return;
		}
		if (isDerived && !learnt) await this.#sample(wish);
	}

	/** Forgets the wish, and stops what is being found out for it. */
	clear(): void {
		this.#stopSampling();
		this.#turn += 1;
		this.#wish = null;
		this.#learnt.clear();
		this.#status = { state: 'planning', plan: null };
	}

	#stopSampling(): void {
		this.#controller?.abort();
		this.#controller = null;
		this.#sampling = false;
	}

	async #sample(wish: ZipWish): Promise<void> {
		const controller = new AbortController();
		this.#controller = controller;
		this.#sampling = true;
		const tookMs: number[] = [];
		const timed: Derive = async (request, signal) => {
			const startMs = performance.now();
			const derived = await this.#derive(request, signal);
			tookMs.push(performance.now() - startMs);
			return derived;
		};
		try {
			const { signal } = controller;
			const samples = await this.#service.sample(wish, timed, { count: SAMPLE, signal });
			// The first one waits for the models to start.
			const [first = 0, ...rest] = tookMs;
			const counted = rest.length > 0 ? rest : [first];
			const msEach = counted.reduce((sum, ms) => sum + ms, 0) / counted.length;
			this.#learnt.set(sampleKey(wish), { samples, msEach });
		} catch (error) {
			if (isAbort(error)) return;
			// The plan stands, without a size for what is made while zipping; `write` would tell why.
		} finally {
			if (this.#controller === controller) this.#stopSampling();
		}
		if (this.#wish === wish && this.#learnt.has(sampleKey(wish))) await this.show(wish);
	}
}
