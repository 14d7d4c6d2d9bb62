/** What the last pass left behind, so that a slider between shape and colour that is dragged costs no new pass. */

import type { QuerySteps } from './query-steps';

type Numbers = Uint32Array | Int16Array | Float32Array;

/** Knows whether the similarities and distances in the scratch are still those that are wanted. */
export class ScanMemo {
	/** Undefined: nothing is kept. */
	#items: Uint32Array | null | undefined;
	#query: QuerySteps | null = null;
	#palette: Float32Array | null = null;

	/** To be called when the scratch or the items change. */
	forget(): void {
		this.#items = undefined;
		this.forgetSimilarities();
		this.#palette = null;
	}

	forgetSimilarities(): void {
		this.#query = null;
	}

	/** Begins a pass over these items; null for all. What was kept for others is forgotten. */
	begin(items: Uint32Array | null): void {
		const kept = this.#items;
		const isSame = items && kept ? isEqual(items, kept) : items === kept;
		if (!isSame) this.forget();
		this.#items = items;
	}

	hasSimilarities({ step, steps }: QuerySteps): boolean {
		return this.#query?.step === step && isEqual(steps, this.#query.steps);
	}

	hasDistances(palette: Float32Array): boolean {
		return this.#palette !== null && isEqual(palette, this.#palette);
	}

	keepSimilarities(query: QuerySteps): void {
		this.#query = query;
	}

	keepDistances(palette: Float32Array): void {
		this.#palette = palette;
	}
}

const isEqual = (a: Numbers, b: Numbers): boolean =>
	a.length === b.length && a.every((value: number, i: number) => value === b[i]);
