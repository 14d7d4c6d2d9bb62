/** What will come of a wished zip, kept up with every change of the wish; the latest one wins. */

import {
	measuresOf,
	type Derive,
	type DerivedSample,
	type ZipPlan,
	type ZipService,
	type ZipWish
} from '$lib/export/zip/wish';
import { isNear, isWorthTelling } from '$lib/export/zip/search-rule';
import { failureOf, isAbort, type Failure } from './failure';
import { Pace, SampleBook } from './sample-book';

export type PlanStatus =
	/** The former plan stays until the new one is there, so that nothing jumps. */
	| { readonly state: 'planning'; readonly plan: ZipPlan | null }
	| { readonly state: 'planned'; readonly plan: ZipPlan }
	| { readonly state: 'failed'; readonly failure: Failure; readonly plan: ZipPlan | null };

type Search = {
	readonly controller: AbortController;
	/** Items that were made, and how many had been when the size was last told. */
	made: number;
	told: number;
};

const paceKey = (wish: ZipWish): string => measuresOf(wish).join();

/** Whether what is made for one tells of the other: not what it is called, nor what else goes in. */
const isSameSearch = (a: ZipWish, b: ZipWish): boolean =>
	a.items === b.items && paceKey(a) === paceKey(b);

export class PlannedZip {
	#status = $state.raw<PlanStatus>({ state: 'planning', plan: null });
	#sampling = $state(false);
	#msEach = $state<number | null>(null);
	#turn = 0;
	#wish: ZipWish | null = null;
	#search: Search | null = null;
	/** Why what is made cannot be: nothing is tried again until something else is wished. */
	#hasFailed = false;
	#isNarrowing = false;
	readonly #book = new SampleBook();
	readonly #pace = new Pace();
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
	/** Items are being made, one after the other, to tell ever more closely how large the rest will be. */
	get sampling(): boolean {
		return this.#sampling;
	}
	/** How long what is made of one item takes; null while nothing is made, or it is not known. */
	get msEach(): number | null {
		return this.#msEach;
	}

	/** Plans another wish; what is being found out for the former one goes on where it holds for both. */
	async show(wish: ZipWish): Promise<void> {
		if (!this.#wish || !isSameSearch(this.#wish, wish)) {
			this.#stopSearch();
			this.#hasFailed = false;
		}
		this.#wish = wish;
		this.#turn += 1;
		this.#msEach = this.#pace.msEach(paceKey(wish));
		this.#status = { state: 'planning', plan: this.plan };
		await this.#tell(wish);
	}

	/** Forgets the wish, and stops what is being found out for it; what was found out stays. */
	clear(): void {
		this.#stopSearch();
		this.#turn += 1;
		this.#wish = null;
		this.#status = { state: 'planning', plan: null };
	}

	/** Tells what is known by now, and has more found out where that is too little. */
	async #tell(wish: ZipWish): Promise<void> {
		const turn = this.#turn;
		const samples = measuresOf(wish).length > 0 ? this.#book.all : [];
		try {
			const plan = await this.#service.plan(wish, { samples });
			if (turn !== this.#turn) return;
			this.#status = { state: 'planned', plan };
			this.#msEach = this.#pace.msEach(paceKey(wish));
			this.#book.forget(plan.outdated ?? []);
			if (isNear(plan)) this.#stopSearch();
			else if (measuresOf(wish).length > 0 && !this.#search && !this.#hasFailed) {
				void this.#sample(wish);
			}
		} catch (error) {
			// Asked anew meanwhile: that one answers.
			if (turn !== this.#turn || isAbort(error)) return;
			this.#stopSearch();
			this.#status = { state: 'failed', failure: failureOf(error), plan: this.plan };
		}
	}

	#stopSearch(): void {
		this.#search?.controller.abort();
		this.#search = null;
		this.#sampling = false;
	}

	async #sample(wish: ZipWish): Promise<void> {
		const search: Search = { controller: new AbortController(), made: 0, told: 0 };
		this.#search = search;
		this.#sampling = true;
		const key = paceKey(wish);
		const timed: Derive = async (request, signal) => {
			const startMs = performance.now();
			const derived = await this.#derive(request, signal);
			this.#pace.add(key, performance.now() - startMs);
			return derived;
		};
		const { signal } = search.controller;
		const known = this.#book.all;
		try {
			const onSample = (sample: DerivedSample): void => {
				this.#book.add(sample);
				search.made += 1;
				void this.#narrow(search, known.length);
			};
			await this.#service.sample(wish, timed, { known, onSample, signal });
		} catch (error) {
			// The plan stands with what is known of what is made while zipping; `write` would tell why.
			if (!isAbort(error)) this.#hasFailed = true;
		}
		if (this.#search !== search) return;
		if (this.#wish && !this.#hasFailed) await this.#tell(this.#wish);
		this.#stopSearch();
	}

	/** Says the size anew once enough more is known, behind whatever is on the screen. */
	async #narrow(search: Search, known: number): Promise<void> {
		const isWorthIt = isWorthTelling(search.made - search.told, known + search.told);
		if (this.#search !== search || !isWorthIt || this.#isNarrowing) return;
		const wish = this.#wish;
		if (!wish || this.#status.state !== 'planned') return;
		search.told = search.made;
		this.#isNarrowing = true;
		await this.#tell(wish);
		this.#isNarrowing = false;
	}
}
