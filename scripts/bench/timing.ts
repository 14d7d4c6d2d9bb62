/** Times a step again and again. */

export type Timing = { readonly medianMs: number; readonly p95Ms: number };

/** Enough for the engine to have compiled the step. */
const WARM_UP_MS = 300;
const MOST_WARM_UPS = 10;

const round2 = (value: number): number => Math.round(value * 100) / 100;

/** The value that a part of the times stays under (nearest rank). */
function quantile(sortedMs: readonly number[], part: number): number {
	const rank = Math.ceil(part * sortedMs.length) - 1;
	return round2(sortedMs[Math.max(0, rank)] ?? 0);
}

/** Median and 95th percentile of times in ms. */
export function summarise(timesMs: readonly number[]): Timing {
	const sorted = [...timesMs].sort((a, b) => a - b);
	return { medianMs: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95) };
}

/**
 * Runs a step on each input in turn, `rounds` times over, after rounds that do not count.
 *
 * @param inputs at least one
 */
export const timeStep = <T>(
	inputs: readonly T[],
	rounds: number,
	step: (input: T) => unknown
): Timing => timeSteps(inputs, rounds, [step])[0] ?? summarise([]);

/**
 * The same for several steps that take turns on each input, so that whatever else the machine does
 * meanwhile slows all of them alike.
 */
export function timeSteps<T>(
	inputs: readonly T[],
	rounds: number,
	steps: readonly ((input: T) => unknown)[]
): Timing[] {
	for (const step of steps) {
		const warmFrom = performance.now();
		for (let i = 0; i < MOST_WARM_UPS && performance.now() - warmFrom < WARM_UP_MS; i++) {
			for (const input of inputs) step(input);
		}
	}
	const timesMs = steps.map((): number[] => []);
	for (let round = 0; round < rounds; round++) {
		for (const input of inputs) {
			for (const [i, step] of steps.entries()) {
				const started = performance.now();
				step(input);
				timesMs[i]?.push(performance.now() - started);
			}
		}
	}
	return timesMs.map(summarise);
}
