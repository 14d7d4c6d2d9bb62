/** How long to wait before asking again. */

const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60_000;

/**
 * Exponential with full jitter in its upper half, so that many who failed together do not come back together.
 * @param tries how often it failed, from 1
 */
export function backoffMs(tries: number, random: () => number = Math.random): number {
	const whole = Math.min(FIRST_MS * 2 ** (tries - 1), LONGEST_MS);
	return whole / 2 + (whole / 2) * random();
}

/**
 * Retry-After (RFC 9110, 10.2.3): seconds or a date.
 * @returns ms from `nowMs` (since 1970); null for none or an unreadable one
 */
export function readRetryAfter(header: string | undefined, nowMs: number): number | null {
	const text = header?.trim() ?? '';
	if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
	// A bare date would be read from almost anything.
	const time = /[A-Za-z]{3}/.test(text) ? Date.parse(text) : NaN;
	return Number.isNaN(time) ? null : Math.max(0, time - nowMs);
}
