/** Logistic regression whose weights never fall below 0: every sign speaks for, none against. */

export type Fitted = { readonly bias: number; readonly weights: readonly number[] };

const STEPS = 4000;
const RATE = 0.3;

const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

/**
 * Fits by projected gradient descent on standardised columns; deterministic.
 *
 * @param rows [n][k]
 * @param truths [n], 0 or 1
 * @param ridge pull towards 0, against signs that say the same twice
 */
export function fitLogistic(
	rows: readonly (readonly number[])[],
	truths: readonly number[],
	ridge = 0.02
): Fitted {
	const n = rows.length;
	const k = rows[0]?.length ?? 0;
	const columns = Array.from({ length: k }, (_, j) => rows.map((row) => row[j] ?? 0));
	const means = columns.map((column) => column.reduce((sum, x) => sum + x, 0) / n);
	const spreads = columns.map((column, j) => {
		const mean = means[j] ?? 0;
		return Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n) || 1;
	});
	const scaled = rows.map((row) => row.map((x, j) => (x - (means[j] ?? 0)) / (spreads[j] ?? 1)));
	const weights = new Float64Array(k);
	let bias = 0;
	for (let step = 0; step < STEPS; step++) {
		const slope = new Float64Array(k);
		let biasSlope = 0;
		scaled.forEach((row, i) => {
			const odds = row.reduce((sum, x, j) => sum + x * (weights[j] ?? 0), bias);
			const miss = sigmoid(odds) - (truths[i] ?? 0);
			biasSlope += miss / n;
			row.forEach((x, j) => (slope[j] = (slope[j] ?? 0) + (miss * x) / n));
		});
		bias -= RATE * biasSlope;
		for (let j = 0; j < k; j++) {
			const weight = weights[j] ?? 0;
			weights[j] = Math.max(0, weight - RATE * ((slope[j] ?? 0) + ridge * weight));
		}
	}
	const raw = [...weights].map((weight, j) => weight / (spreads[j] ?? 1));
	return {
		bias: raw.reduce((sum, weight, j) => sum - weight * (means[j] ?? 0), bias),
		weights: raw
	};
}
