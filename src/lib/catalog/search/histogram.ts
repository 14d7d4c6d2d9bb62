/** How the scores of a query are spread, in even bins: enough to find the best and the ordinary without sorting. */

/** Scores and similarities lie in −1..1. */
const LOW = -1;
export const BINS = 4096;
const PER_UNIT = BINS / 2;

export type Histogram = {
	/** [BINS] */
	readonly counts: Uint32Array;
	readonly total: number;
};

const { fround } = Math;

/**
 * Adds keys to counts, as the SIMD kernel does.
 *
 * @param keys [n], −1..1; what lies outside counts as the nearest end
 * @param counts [BINS]
 */
export function addToHistogram(keys: Float32Array, counts: Uint32Array): void {
	for (const key of keys) {
		// Rounded where the kernel rounds, so that the bins are the same.
		const bin = Math.trunc(fround(fround(key - LOW) * PER_UNIT));
		const at = Math.max(0, Math.min(BINS - 1, bin));
		counts[at] = (counts[at] ?? 0) + 1;
	}
}

/** The lower edge of the bin that the k-th highest key lies in; −Infinity where there are not k. */
export function edgeOfBest({ counts, total }: Histogram, k: number): number {
	if (total <= k) return -Infinity;
	let above = 0;
	for (let bin = BINS - 1; bin > 0; bin -= 1) {
		above += counts[bin] ?? 0;
		if (above >= k) return LOW + bin / PER_UNIT;
	}
	// The lowest bin holds what lies below it too.
	return -Infinity;
}

/** The key that a part of all stays under, to half a bin; NaN where there are none. @param part 0..1 */
export function quantileOf({ counts, total }: Histogram, part: number): number {
	if (total === 0) return NaN;
	const rank = Math.max(1, part * total);
	let below = 0;
	let bin = -1;
	while (below < rank && bin < BINS - 1) {
		bin += 1;
		below += counts[bin] ?? 0;
	}
	return LOW + (bin + 0.5) / PER_UNIT;
}
