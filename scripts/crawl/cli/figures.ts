/** Figures as people read them in a terminal: times, sizes, the remaining time as a range. */

import type { Remaining } from '../../../src/lib/catalog/collect/crawler';
import type { Words } from './words';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** To the second below two minutes, then coarser: nobody plans by more. */
export function durationText(ms: number, { time }: Words): string {
	if (ms < 2 * MINUTE_MS) return time.seconds(Math.round(ms / SECOND_MS));
	if (ms < 2 * HOUR_MS) return time.minutes(Math.round(ms / MINUTE_MS));
	if (ms < 2 * DAY_MS) {
		const minutes = Math.round(ms / MINUTE_MS);
		return time.hours(Math.floor(minutes / 60), minutes % 60);
	}
	const hours = Math.round(ms / HOUR_MS);
	return time.days(Math.floor(hours / 24), hours % 24);
}

export function remainingText(remaining: Remaining, words: Words): string {
	switch (remaining.state) {
		case 'none':
			return '';
		case 'discovering':
			return words.time.atLeast(durationText(remaining.atLeastMs, words));
		case 'range':
			return words.time.range(
				durationText(remaining.lowMs, words),
				durationText(remaining.highMs, words)
			);
	}
}

/** Decimal units, as file managers count. */
export function bytesText(bytes: number): string {
	const units = ['B', 'kB', 'MB', 'GB', 'TB'];
	let value = bytes;
	let unit = 0;
	while (value >= 999.5 && unit < units.length - 1) {
		value /= 1000;
		unit += 1;
	}
	return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
}
