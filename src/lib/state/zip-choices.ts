/** What a person chose for the last zip, kept on the device for the next. */

import * as v from 'valibot';
import { DEFAULT_PATTERN, type ZipWish } from '$lib/export/zip/wish';
import type { SettingsStore } from './settings.svelte';

export type ZipChoices = Omit<ZipWish, 'items' | 'filter' | 'language'> & {
	/** A file that the person picks, where the browser can write to one; else its downloads. */
	readonly to: 'file' | 'download';
};

export const FIRST_CHOICES: ZipChoices = {
	photo: true,
	thumbnail: false,
	cutout: null,
	crop: false,
	mask: false,
	palette: { json: false, csv: false },
	pattern: DEFAULT_PATTERN,
	coco: false,
	training: null,
	restorable: true,
	to: 'file'
};

/** A layout for training as it is first offered. */
export const FIRST_SPLIT = { seed: 1, train: 80, val: 10, test: 10 };

const KEY = 'otlens.zip';
const VERSION = 1;

const share = v.pipe(v.number(), v.finite(), v.minValue(0));

const stored = v.object({
	version: v.literal(VERSION),
	choices: v.object({
		photo: v.boolean(),
		thumbnail: v.boolean(),
		cutout: v.nullable(v.picklist(['png', 'webp'])),
		crop: v.boolean(),
		mask: v.boolean(),
		palette: v.object({ json: v.boolean(), csv: v.boolean() }),
		pattern: v.string(),
		coco: v.boolean(),
		training: v.nullable(
			v.object({ seed: v.pipe(v.number(), v.integer()), train: share, val: share, test: share })
		),
		restorable: v.boolean(),
		to: v.picklist(['file', 'download'])
	})
});

/** The last choices; the first ones where there are none that can be read. */
export function readChoices(store: SettingsStore): ZipChoices {
	try {
		const read = v.safeParse(stored, JSON.parse(store?.getItem(KEY) ?? 'null'));
		return read.success ? read.output.choices : FIRST_CHOICES;
	} catch {
		// Blocked, or damaged beyond reading.
		return FIRST_CHOICES;
	}
}

export function keepChoices(store: SettingsStore, choices: ZipChoices): void {
	try {
		store?.setItem(KEY, JSON.stringify({ version: VERSION, choices }));
	} catch {
		// Blocked or full: the next zip begins with the first choices.
	}
}
