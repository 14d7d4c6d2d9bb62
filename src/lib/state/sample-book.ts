/** What was found out of single items on the way to a zip's size, kept for as long as the tab lives. */

import type { DerivedSample } from '$lib/export/zip/wish';

export class SampleBook {
	readonly #byId = new Map<string, DerivedSample>();

	get all(): readonly DerivedSample[] {
		return [...this.#byId.values()];
	}

	/** Beside what is known of the same photo; another photo begins anew. */
	add(sample: DerivedSample): void {
		const earlier = this.#byId.get(sample.id);
		const isSame = earlier?.photoBytes === sample.photoBytes;
		const bytes = { ...(isSame && earlier.bytes), ...sample.bytes };
		this.#byId.set(sample.id, { ...sample, bytes });
	}

	forget(ids: readonly string[]): void {
		for (const id of ids) this.#byId.delete(id);
	}
}

/** How long it takes to make what is derived of an item, by what is made. */
export class Pace {
	readonly #byKey = new Map<string, { firstMs: number; restMs: number; rest: number }>();

	add(key: string, ms: number): void {
		const known = this.#byKey.get(key);
		if (!known) this.#byKey.set(key, { firstMs: ms, restMs: 0, rest: 0 });
		else {
			known.restMs += ms;
			known.rest += 1;
		}
	}

	/** Milliseconds each; null where nothing was made. The first one waits for the models to start. */
	msEach(key: string): number | null {
		const known = this.#byKey.get(key);
		if (!known) return null;
		return known.rest > 0 ? known.restMs / known.rest : known.firstMs;
	}
}
