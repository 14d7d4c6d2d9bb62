/** What a person does to a palette: each edit takes one and gives a new one. */

import type { GarmentColour } from '../colour/garment-colour';
import type { ColourLabelId } from '../colour/labels32';
import { deltaEToLabel } from './rank-labels';
import { measuredPalette, type PaletteColour, type WorkPalette } from './work-palette';

/** More cannot be told apart in a list. */
export const MAX_SPLIT_COLOURS = 8;

/** By falling share; a smaller colour that names the garment stays first while nothing is done to it. */
function inOrder(
	colours: readonly PaletteColour[],
	{ colours: [first, ...others] }: WorkPalette
): readonly PaletteColour[] {
	const bySize = colours.toSorted((a, b) => b.share - a.share);
	const isNaming = first && others.some(({ share }) => share > first.share);
	if (!isNaming || !bySize.includes(first)) return bySize;
	return [first, ...bySize.filter((colour) => colour !== first)];
}

/**
 * Makes two colours one: the pixels of both, the tone and name of the larger.
 * The palette itself where either is not there or both are the same.
 */
export function mergeColours(palette: WorkPalette, one: number, other: number): WorkPalette {
	const a = palette.colours[one];
	const b = palette.colours[other];
	if (!a || !b || a === b) return palette;
	const [larger, smaller] = a.share >= b.share ? [a, b] : [b, a];
	const merged: PaletteColour = {
		...larger,
		share: a.share + b.share,
		seeds: [...larger.seeds, ...smaller.seeds],
		made: 'merged'
	};
	const others = palette.colours.filter((colour) => colour !== a && colour !== b);
	return { ...palette, colours: inOrder([...others, merged], palette) };
}

/**
 * Puts the parts that its pixels fall into in place of a colour; a name the person chose is gone
 * with it, since it was for both.
 *
 * @param parts with shares of the colour's own pixels, 0..1; fewer than two change nothing
 */
export function splitColour(
	palette: WorkPalette,
	index: number,
	parts: readonly GarmentColour[]
): WorkPalette {
	const whole = palette.colours[index];
	if (!whole || parts.length < 2) return palette;
	const split = measuredPalette(parts).colours.map((part): PaletteColour => ({
		...part,
		share: part.share * whole.share,
		made: 'split'
	}));
	const others = palette.colours.filter((colour) => colour !== whole);
	return { ...palette, colours: inOrder([...others, ...split], palette) };
}

/** Gives a colour another label; the measured one, or null, takes the person's back. */
export function relabelColour(
	palette: WorkPalette,
	index: number,
	label: ColourLabelId | null
): WorkPalette {
	const colour = palette.colours[index];
	if (!colour) return palette;
	const own =
		label === null || label === colour.label
			? null
			: { label, deltaE: deltaEToLabel(colour.lab, label) };
	if (own?.label === colour.own?.label) return palette;
	return { ...palette, colours: palette.colours.with(index, { ...colour, own }) };
}

/**
 * Takes colours measured anew for another number of them. Names that the person chose stay with the
 * colours that are still there; merges and splits are for the old number and go.
 *
 * @param count null: as many as the evidence says
 */
export function recount(
	palette: WorkPalette,
	measured: readonly GarmentColour[],
	count: number | null
): WorkPalette {
	const named = new Map(palette.colours.map(({ hex, own }) => [hex, own]));
	const fresh = measuredPalette(measured, count);
	return {
		...fresh,
		colours: fresh.colours.map((colour) => ({ ...colour, own: named.get(colour.hex) ?? null }))
	};
}
