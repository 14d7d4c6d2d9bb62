/** Figures of a score against yes and no. */

export type Scored = { readonly truth: boolean; readonly score: number };

/** Chance that a yes scores above a no (Mann–Whitney); ties count half. */
export function areaUnderCurve(cases: readonly Scored[]): number {
	const yes = cases.filter(({ truth }) => truth).map(({ score }) => score);
	const no = cases.filter(({ truth }) => !truth).map(({ score }) => score);
	let wins = 0;
	for (const a of yes) for (const b of no) wins += a > b ? 1 : a === b ? 0.5 : 0;
	return wins / (yes.length * no.length);
}

/** Mean squared distance of the score from the truth, 0 best. */
export function brier(cases: readonly Scored[]): number {
	return cases.reduce((sum, { truth, score }) => sum + (score - +truth) ** 2, 0) / cases.length;
}

/** Expected calibration error: mean gap between score and share of yes over ten bins, by size. */
export function calibrationError(cases: readonly Scored[]): number {
	let sum = 0;
	for (let bin = 0; bin < 10; bin++) {
		const inside = cases.filter(({ score }) => Math.min(Math.floor(score * 10), 9) === bin);
		const gap = inside.reduce((total, { truth, score }) => total + score - +truth, 0);
		sum += Math.abs(gap);
	}
	return sum / cases.length;
}

/** Share of cases on the right side of a threshold. */
export function accuracyAt(cases: readonly Scored[], threshold: number): number {
	return cases.filter(({ truth, score }) => score >= threshold === truth).length / cases.length;
}

/** The most that any one threshold could reach on these very cases: kind to a baseline. */
export function bestAccuracy(cases: readonly Scored[]): number {
	const thresholds = [...cases.map(({ score }) => score), Infinity];
	return Math.max(...thresholds.map((threshold) => accuracyAt(cases, threshold)));
}
