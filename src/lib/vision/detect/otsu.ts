/** Otsu's threshold: the value that best parts a set of numbers into low and high. */

const BINS = 128;

/**
 * The threshold with the largest variance between the two groups (Otsu 1979).
 *
 * @param values within 0..`limit`; larger ones count as `limit`
 */
export function otsuThreshold(values: Float32Array, limit: number): number {
	const counts = new Float64Array(BINS);
	for (let i = 0; i < values.length; i++) {
		const bin = Math.min(BINS - 1, Math.floor(((values[i] ?? 0) / limit) * BINS));
		counts[bin] = (counts[bin] ?? 0) + 1;
	}
	const mean = counts.reduce((sum, count, bin) => sum + count * bin, 0) / values.length;
	let lowCount = 0;
	let lowSum = 0;
	let best = 0;
	let bestVariance = -1;
	for (let bin = 0; bin < BINS - 1; bin++) {
		lowCount += counts[bin] ?? 0;
		lowSum += (counts[bin] ?? 0) * bin;
		const highCount = values.length - lowCount;
		if (lowCount === 0 || highCount === 0) continue;
		const variance = (mean * lowCount - lowSum) ** 2 / (lowCount * highCount);
		if (variance <= bestVariance) continue;
		bestVariance = variance;
		best = bin;
	}
	return ((best + 1) / BINS) * limit;
}
