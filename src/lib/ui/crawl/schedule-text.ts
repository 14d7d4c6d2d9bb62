/** A schedule as the fields of a form hold it, and back. */

import type { Crawler } from '$lib/catalog/collect/crawler';

export type Schedule = Crawler['schedule'];

/** Hours between two runs; 0: once. */
export const REPEATS = { never: 0, hourly: 1, sixHourly: 6, daily: 24, weekly: 168 } as const;
export type Repeat = keyof typeof REPEATS;
export const REPEAT_NAMES = Object.keys(REPEATS) as readonly Repeat[];

const two = (value: number): string => String(value).padStart(2, '0');

/** ISO 8601, UTC → the local time that `datetime-local` wants. */
export function localTime(iso: string): string {
	const time = new Date(iso);
	if (Number.isNaN(time.getTime())) return '';
	const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
	return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** @returns null where no time was given */
export function scheduleOf(local: string, everyHours: number): Schedule {
	const time = new Date(local);
	if (local === '' || Number.isNaN(time.getTime())) return null;
	return { at: time.toISOString(), everyHours: everyHours > 0 ? everyHours : null };
}
