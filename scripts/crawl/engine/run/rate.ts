/** How fast answers come: a ring of seconds, no more. */

const WINDOW_S = 10;

export class Rate {
	readonly #counts = new Float64Array(WINDOW_S + 1);
	#second = -1;
	#since = 0;

	/** @param nowMs steady */
	constructor(nowMs: number) {
		this.#since = nowMs;
		this.#advance(nowMs);
	}

	add(nowMs: number): void {
		this.#advance(nowMs);
		const slot = this.#second % this.#counts.length;
		this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
	}

	/** Answers a second over the last 10 s, or since the beginning where that is shorter. */
	last10s(nowMs: number): number {
		this.#advance(nowMs);
		let sum = 0;
		for (const count of this.#counts) sum += count;
		// The ring holds the running second and ten whole ones before it.
		const heldMs = WINDOW_S * 1000 + (nowMs % 1000);
		const spanMs = Math.min(heldMs, Math.max(nowMs - this.#since, 1000));
		return (sum * 1000) / spanMs;
	}

	#advance(nowMs: number): void {
		const second = Math.floor(nowMs / 1000);
		if (this.#second < 0) this.#second = second;
		const steps = Math.min(second - this.#second, this.#counts.length);
		for (let step = 1; step <= steps; step++)
			this.#counts[(second - steps + step) % this.#counts.length] = 0;
		this.#second = Math.max(second, this.#second);
	}
}
