/** What will come of a wished zip, kept up with every change of the wish; the latest one wins. */

import {
	derivedKinds,
	type Derive,
	type DerivedSample,
	type ZipPlan,
	type ZipService,
	type ZipWish
} from '$lib/export/zip/wish';
import { failureOf, type Failure } from './failure';

export type PlanStatus =
	/** The former plan stays until the new one is there, so that nothing jumps. */
	| { readonly state: 'planning'; readonly plan: ZipPlan | null }
	| { readonly state: 'planned'; readonly plan: ZipPlan }
	| { readonly state: 'failed'; readonly failure: Failure; readonly plan: ZipPlan | null };

/** What was learnt from a few items of a wish. */
type Learnt = {
	readonly samples: readonly DerivedSample[];
	readonly msEach: number | null;
	/** How many rounds that took. */
	readonly rounds: number;
};

/** Items of a first sample, to say something soon, and of those after it, while that was not enough; few items are then known for sure. */
const ROUNDS = [12, 48, 192] as const;
/** As near as a size has to be told. */
const NEAR = 0.02;

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
	/** By key; of this opening of the dialog. Nothing on screen depends on it. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
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

	/** Plans another wish; what is being found out for the former one goes on where it holds for both. */
	async show(wish: ZipWish): Promise<void> {
		if (!this.#wish || sampleKey(this.#wish) !== sampleKey(wish)) this.#stopSampling();
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
			if (isDerived && !isEnough(plan, learnt)) await this.#sample(wish, learnt?.rounds ?? 0);
		} catch (error) {
			if (turn !== this.#turn) return;
			this.#status = { state: 'failed', failure: failureOf(error), plan: this.plan };
		}
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

	async #sample(wish: ZipWish, rounds: number): Promise<void> {
		if (this.#controller) return;
		const controller = new AbortController();
		this.#controller = controller;
		// A later round only makes the margin smaller.
		this.#sampling = rounds === 0;
		const tookMs: number[] = [];
		const timed: Derive = async (request, signal) => {
			const startMs = performance.now();
			const derived = await this.#derive(request, signal);
			tookMs.push(performance.now() - startMs);
			return derived;
		};
		let samples: readonly DerivedSample[] = [];
		try {
			const { signal } = controller;
			samples = await this.#service.sample(wish, timed, { count: ROUNDS[rounds] ?? 0, signal });
		} catch {
			// The plan stands, without a size for what is made while zipping; `write` would tell why.
		}
		if (this.#controller !== controller) return;
		this.#stopSampling();
		this.#learnt.set(sampleKey(wish), { samples, msEach: typicalMs(tookMs), rounds: rounds + 1 });
		if (this.#wish) await this.show(this.#wish);
	}
}

/** Whether more samples would tell nothing, or nothing that matters. */
const isEnough = (plan: ZipPlan, learnt: Learnt | undefined): boolean =>
	learnt !== undefined &&
	(learnt.rounds >= ROUNDS.length ||
		learnt.samples.length === 0 ||
		(plan.margin !== null && plan.margin <= NEAR));

/** Null where nothing was made. The first one waits for the models to start. */
function typicalMs([first, ...rest]: readonly number[]): number | null {
	return rest.length > 0 ? rest.reduce((sum, ms) => sum + ms, 0) / rest.length : (first ?? null);
}
