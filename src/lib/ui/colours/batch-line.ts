/** One garment of a batch as its table shows it, and the orders it can be sorted in. */

import { labelOf, type PaletteColour } from '$lib/vision/palette/work-palette';

export type BatchLine = {
	/** Of the photo; a photo has a line for each of its garments. */
	readonly id: string;
	/** Which of them, counted from 0; 0 is the main one. */
	readonly part: number;
	readonly name: string;
	/** In the person's language; empty where nothing is measured yet. */
	readonly garment: string;
	/** It may as well be something else. */
	readonly unsure: boolean;
	readonly state: 'waiting' | 'working' | 'done' | 'failed';
	readonly thumbnailUrl: string | null;
	/** The one that names the garment first; none where there was nothing to measure, or not yet. */
	readonly colours: readonly PaletteColour[];
	readonly edited: boolean;
	/** Name of the error, where it failed. */
	readonly error: string | null;
};

/** Which line was opened. */
export type OpenedLine = Pick<BatchLine, 'id' | 'part'>;

export const COLUMNS = ['photo', 'garment', 'main', 'label', 'share', 'colours', 'mark'] as const;
export type Column = (typeof COLUMNS)[number];
export type Order = { readonly column: Column; readonly descending: boolean };

type Key = string | number;

/** An order that was stored: its column may be gone since. */
export function orderOf(
	stored: { readonly column: string; readonly descending: boolean } | null
): Order | null {
	const column = COLUMNS.find((name) => name === stored?.column);
	return column && stored ? { column, descending: stored.descending } : null;
}

/** Figures begin with the most, words with the first letter. */
export const beginsDescending = (column: Column): boolean =>
	column === 'share' || column === 'colours' || column === 'mark';

/** Photos sort as people number them: 2 before 10. */
const byText = new Intl.Collator(undefined, { numeric: true }).compare;

/** After every name, whichever the language. */
const LAST = '\uffff';

/** By hue where there is one, greys by lightness before all of them: colours side by side are alike. */
function hueKey(colour: PaletteColour | undefined): number {
	if (!colour) return Infinity;
	const [lightness, a, b] = colour.oklab;
	const GREY = 0.03;
	if (Math.hypot(a, b) < GREY) return lightness - 10;
	return Math.atan2(b, a);
}

function keyOf(line: BatchLine, column: Column, nameOf: (label: string) => string): Key {
	const [main] = line.colours;
	switch (column) {
		case 'photo':
			return line.name;
		case 'garment':
			return line.garment || LAST;
		case 'main':
			return hueKey(main);
		case 'label':
			return main ? nameOf(labelOf(main).label) : LAST;
		case 'share':
			return main?.share ?? -1;
		case 'colours':
			return line.colours.length;
		case 'mark':
			return line.edited ? 1 : 0;
	}
}

const compare = (a: Key, b: Key): number =>
	typeof a === 'string' && typeof b === 'string' ? byText(a, b) : Number(a) - Number(b);

/** @param order null: as the photos came */
export function sortLines(
	lines: readonly BatchLine[],
	order: Order | null,
	nameOf: (label: string) => string
): readonly BatchLine[] {
	if (!order) return lines;
	const turn = order.descending ? -1 : 1;
	return lines
		.map((line) => ({ line, key: keyOf(line, order.column, nameOf) }))
		.sort((a, b) => turn * compare(a.key, b.key))
		.map(({ line }) => line);
}
