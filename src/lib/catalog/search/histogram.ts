/** How the scores of a query are spread, in even bins: enough to find the best and the ordinary without sorting. */

/** Scores and similarities lie in −1..1. */
const LOW = -1;
const BINS = 4096;
const PER_UNIT = BINS / 2;

export type Histogram = {
	/** [BINS] */
	readonly counts: Uint32Array;
	readonly total: number;
};

/** @param keys [n], −1..1; what lies outside counts as the nearest end */
export function histogramOf(keys: Float32Array): Histogram {
	const counts = new Uint32Array(BINS);
	for (let n = 0; n < keys.length; n += 1) {
		const bin = ((keys[n] ?? 0) - LOW) * PER_UNIT;
		const at = bin < 0 ? 0 : bin >= BINS ? BINS - 1 : bin | 0;
		counts[at] = (counts[at] ?? 0) + 1;
	}
	return { counts, total: keys.length };
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
	const rank = part * total;
	let below = 0;
	for (let bin = 0; bin < BINS; bin += 1) {
		below += counts[bin] ?? 0;
		if (below >= rank && below > 0) return LOW + (bin + 0.5) / PER_UNIT;
	}
	return LOW + (BINS - 0.5) / PER_UNIT;
}
