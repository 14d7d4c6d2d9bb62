/** A small seeded generator, so that a seed gives the same shop on every machine. */

export class Random {
	#state: number;

	/** @param seed any integer; its low 32 bits count */
	constructor(seed: number) {
		this.#state = seed >>> 0;
		for (let i = 0; i < 4; i++) this.float();
	}

	/** Uniform in [0, 1). Mulberry32 (T. Ettinger, public domain). */
	float(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	range(low: number, high: number): number {
		return low + (high - low) * this.float();
	}

	/** Around 0, mostly within ±amount. */
	jitter(amount: number): number {
		return (this.float() + this.float() - 1) * amount;
	}

	/** Integer from low to high, both possible. */
	int(low: number, high: number): number {
		return Math.floor(this.range(low, high + 1));
	}

	chance(probability: number): boolean {
		return this.float() < probability;
	}

	pick<T>(list: readonly T[]): T {
		const value = list[Math.floor(this.float() * list.length)];
		if (value === undefined) throw new RangeError('nothing to pick from');
		return value;
	}

	/** One of the keys, in proportion to its weight. */
	weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
		const keys = Object.keys(weights) as K[];
		let rest = this.float() * keys.reduce((sum, key) => sum + (weights[key] ?? 0), 0);
		for (const key of keys) {
			rest -= weights[key] ?? 0;
			if (rest < 0) return key;
		}
		return this.pick(keys);
	}

	shuffle<T>(list: readonly T[]): T[] {
		const out = list.map((value) => ({ value, order: this.float() }));
		return out.sort((a, b) => a.order - b.order).map((entry) => entry.value);
	}

	/** An independent stream, so that one part's draws do not shift another's. */
	fork(label: string): Random {
		let hash = 2166136261 ^ this.#state;
		for (let i = 0; i < label.length; i++) {
			hash = Math.imul(hash ^ label.charCodeAt(i), 16777619);
		}
		return new Random(hash);
	}
}
