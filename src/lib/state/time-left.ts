/** How long the rest of a queue will take, from how long the last ones took. */

/** Enough to even out, few enough to follow when photos become larger or the device slower. */
const WINDOW = 8;

/** @returns null until one is done */
export function timeLeftMs(tookMs: readonly number[], waiting: number): number | null {
	const last = tookMs.slice(-WINDOW);
	if (last.length === 0) return null;
	return (last.reduce((sum, ms) => sum + ms, 0) / last.length) * waiting;
}
