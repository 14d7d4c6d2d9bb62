/** One photo of a batch as its table shows it, and the orders it can be sorted in. */

import type { PaletteColour } from '$lib/vision/palette/work-palette';
import { labelOf } from '$lib/vision/palette/work-palette';

export type BatchLine = {
	readonly id: string;
	readonly name: string;
	readonly state: 'waiting' | 'working' | 'done' | 'failed';
	readonly thumbnailUrl: string | null;
	/** By falling share; none where there was nothing to measure, or not yet. */
	readonly colours: readonly PaletteColour[];
	readonly edited: boolean;
	/** Name of the error, where it failed. */
	readonly error: string | null;
};

export const COLUMNS = ['photo', 'main', 'label', 'share', 'colours', 'mark'] as const;
export type Column = (typeof COLUMNS)[number];
export type Order = { readonly column: Column; readonly descending: boolean };

type Key = string | number;

/** Photos sort as people number them: 2 before 10. */
const byText = new Intl.Collator(undefined, { numeric: true }).compare;

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
		case 'main':
			return hueKey(main);
		case 'label':
			return main ? nameOf(labelOf(main).label) : '\uffff';
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
