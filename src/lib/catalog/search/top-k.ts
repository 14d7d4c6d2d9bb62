/** The best k of many by a binary heap, without sorting the rest. */

/**
 * Collects ordinals and gives back the best, best first.
 *
 * @param k how many are kept
 * @param isBetter a strict order without ties, so that the answer does not depend on the input's
 */
export class TopK {
	readonly #k: number;
	readonly #isBetter: (a: number, b: number) => boolean;
	/** The worst kept ordinal lies at 0; a child is never worse than its parent. */
	readonly #heap: number[] = [];

	constructor(k: number, isBetter: (a: number, b: number) => boolean) {
		this.#k = k;
		this.#isBetter = isBetter;
	}

	push(ordinal: number): void {
		const heap = this.#heap;
		if (heap.length < this.#k) {
			heap.push(ordinal);
			this.#rise(heap.length - 1);
			return;
		}
		const worst = heap[0];
		if (worst === undefined || !this.#isBetter(ordinal, worst)) return;
		heap[0] = ordinal;
		this.#sink();
	}

	/** Best first. */
	sorted(): readonly number[] {
		return [...this.#heap].sort((a, b) => (this.#isBetter(a, b) ? -1 : 1));
	}

	#rise(from: number): void {
		let at = from;
		while (at > 0) {
			const parent = (at - 1) >> 1;
			if (!this.#swapIfWorse(at, parent)) return;
			at = parent;
		}
	}

	#sink(): void {
		const heap = this.#heap;
		let at = 0;
		for (;;) {
			const left = 2 * at + 1;
			const right = left + 1;
			if (left >= heap.length) return;
			const leftValue = heap[left] ?? 0;
			const rightValue = heap[right];
			const child =
				rightValue !== undefined && this.#isBetter(leftValue, rightValue) ? right : left;
			if (!this.#swapIfWorse(child, at)) return;
			at = child;
		}
	}

	/** Puts the worse of a child and its parent on top; false when it was there already. */
	#swapIfWorse(child: number, parent: number): boolean {
		const heap = this.#heap;
		const below = heap[child] ?? 0;
		const above = heap[parent] ?? 0;
		if (!this.#isBetter(above, below)) return false;
		heap[child] = above;
		heap[parent] = below;
		return true;
	}
}
