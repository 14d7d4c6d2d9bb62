/** Figures of a ranked list of answers, each right or wrong. */

/** Share of right answers among the first `k`. */
export function precisionAt(answers: readonly boolean[], k: number): number {
	return answers.slice(0, k).filter(Boolean).length / k;
}

/**
 * Average precision of the first `k` answers: the mean precision at each right one, of as many as
 * could be right.
 *
 * @param relevant number of right answers that exist
 */
export function averagePrecisionAt(
	answers: readonly boolean[],
	k: number,
	relevant: number
): number {
	let hits = 0;
	let sum = 0;
	answers.slice(0, k).forEach((right, i) => {
		if (!right) return;
		hits += 1;
		sum += hits / (i + 1);
	});
	const possible = Math.min(k, relevant);
	return possible > 0 ? sum / possible : 0;
}
