/** How long the rest will take, by the pace of late. */

/** So many of the last are looked at: pictures differ, and models start slowly. */
const WINDOW = 40;

/**
 * Call it after each one that is done.
 *
 * @param count of all
 * @returns ms; null before the second, which the first one's start-up would spoil
 */
export function remainingOf(
	count: number,
	now: () => number = () => performance.now()
): () => number | null {
	const times: number[] = [];
	let done = 0;
	return () => {
		times.push(now());
		done++;
		if (times.length > WINDOW) times.shift();
		const [first = 0] = times;
		const steps = times.length - 1;
		if (done >= count) return 0;
		return steps < 1 ? null : (((times.at(-1) ?? first) - first) / steps) * (count - done);
	};
}
