/** Numbers and times as a person writes them behind an option. */

import { CliError } from './cli-error';
import type { Words } from './words';

/** @throws CliError for anything but a number of at least `least` */
export function readNumber(text: string, option: string, words: Words, least = 0): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value) || value < least) {
		throw new CliError(words.wrong.number(option, text));
	}
	return value;
}

/** A time of this machine's clock, as ISO 8601 in UTC. @throws CliError */
export function readTime(text: string, words: Words): string {
	const time = new Date(text);
	if (Number.isNaN(time.getTime())) throw new CliError(words.wrong.time(text));
	return time.toISOString();
}

/** For options that may be given several times. */
export const gather = (value: string, before: readonly string[] = []): string[] => [
	...before,
	value
];
