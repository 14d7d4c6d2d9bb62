/** Confusion matrices and the figures read from them. */

/** Rows: truth; columns: guess. */
export class Confusion {
	readonly counts: Float64Array;

	constructor(readonly classes: number) {
		this.counts = new Float64Array(classes * classes);
	}

	add(truth: number, guess: number): void {
		const at = truth * this.classes + guess;
		this.counts[at] = (this.counts[at] ?? 0) + 1;
	}

	get total(): number {
		return this.counts.reduce((sum, count) => sum + count, 0);
	}

	hits(index: number): number {
		return this.counts[index * this.classes + index] ?? 0;
	}

	/** Times a class was the truth. */
	truths(index: number): number {
		const start = index * this.classes;
		return this.counts.subarray(start, start + this.classes).reduce((sum, n) => sum + n, 0);
	}

	/** Times a class was guessed. */
	guesses(index: number): number {
		let sum = 0;
		for (let row = 0; row < this.classes; row++)
			sum += this.counts[row * this.classes + index] ?? 0;
		return sum;
	}

	/** Share of all cases on the diagonal, 0..1. */
	accuracy(): number {
		let hits = 0;
		for (let i = 0; i < this.classes; i++) hits += this.hits(i);
		return this.total > 0 ? hits / this.total : 0;
	}

	/** Intersection over union of one class; 0 where it neither occurs nor was guessed. */
	iou(index: number): number {
		const union = this.truths(index) + this.guesses(index) - this.hits(index);
		return union > 0 ? this.hits(index) / union : 0;
	}

	/** Intersection over union of all classes but the first, taken together. */
	foregroundIou(): number {
		const ground = this.truths(0) + this.guesses(0) - this.hits(0);
		const union = this.total - this.hits(0);
		return union > 0 ? (this.total - ground) / union : 0;
	}

	/** F1 of one class; undefined where the truth never holds it. */
	f1(index: number): number | undefined {
		if (this.truths(index) === 0) return undefined;
		return (2 * this.hits(index)) / (this.truths(index) + this.guesses(index));
	}
}
