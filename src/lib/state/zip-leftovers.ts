/** Finished zips in the app's own storage, to be removed once they were surely downloaded. */

import * as v from 'valibot';
import type { SettingsStore } from './settings.svelte';

/** Browsers copy a large file for some minutes, and do not say when they are done. */
const COPYING_MS = 10 * 60_000;

const KEY = 'otlens.zip.done';

const stored = v.array(v.object({ name: v.string(), ms: v.number() }));
type Leftover = v.InferOutput<typeof stored>[number];

function read(store: SettingsStore): readonly Leftover[] {
	try {
		const parsed = v.safeParse(stored, JSON.parse(store?.getItem(KEY) ?? '[]'));
		return parsed.success ? parsed.output : [];
	} catch {
		// Blocked, or damaged beyond reading.
		return [];
	}
}

function write(store: SettingsStore, leftovers: readonly Leftover[]): void {
	try {
		store?.setItem(KEY, JSON.stringify(leftovers));
	} catch {
		// Blocked or full: the file stays until the person clears the app's data.
	}
}

/** @param ms when it was handed to the browser's downloads */
export const noteLeftover = (store: SettingsStore, name: string, ms: number): void =>
	write(store, [...read(store), { name, ms }]);

/** The names of those that can go, which are forgotten. @param ms now */
export function takeLeftovers(store: SettingsStore, ms: number): readonly string[] {
	const all = read(store);
	const old = all.filter((one) => ms - one.ms > COPYING_MS);
	if (old.length > 0) {
		write(
			store,
			all.filter((one) => !old.includes(one))
		);
	}
	return old.map(({ name }) => name);
}
