/** Pace, concurrency and limit as a person types them. */

const LONGEST_PACE_MS = 600_000;
const MOST_AT_ONCE = 16;

const number = (typed: string): number => {
	const plain = typed.trim().replace(',', '.');
	return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
};

/** Seconds, `,` or `.` → whole ms; null where that is no pace. */
export function paceMsOf(typed: string): number | null {
	const ms = Math.round(number(typed) * 1000);
	return ms >= 0 && ms <= LONGEST_PACE_MS ? ms : null;
}

export const paceText = (paceMs: number): string => String(paceMs / 1000);

/** 1..16 */
export function concurrencyOf(typed: string): number | null {
	const value = number(typed);
	return Number.isInteger(value) && value >= 1 && value <= MOST_AT_ONCE ? value : null;
}

/** Empty: no limit. @returns undefined where it is no limit at all */
export function limitOf(typed: string): number | null | undefined {
	if (typed.trim() === '') return null;
	const value = number(typed);
	return Number.isInteger(value) && value >= 1 ? value : undefined;
}
