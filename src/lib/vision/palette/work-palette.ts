/** The palette a person works on: what was measured, and what they made of it. */

import type { GarmentColour } from '../colour/garment-colour';
import type { ColourLabelId } from '../colour/labels32';
import type { Oklab } from '../colour/spaces';

export type PaletteColour = GarmentColour & {
	/** Whose nearest pixels it owns: one as measured, more once merged. */
	readonly seeds: readonly Oklab[];
	readonly made: 'measured' | 'merged' | 'split';
	/** The label a person chose in place of the measured one, and its CIEDE2000 distance. */
	readonly own: { readonly label: ColourLabelId; readonly deltaE: number } | null;
};

export type WorkPalette = {
	/** The number of colours a person asked for; null where the evidence decides. */
	readonly count: number | null;
	/** First the one that names the garment, then by falling share. */
	readonly colours: readonly PaletteColour[];
};

/** A palette as it was measured, nothing done to it by hand but the number asked for. */
export function measuredPalette(
	colours: readonly GarmentColour[],
	count: number | null = null
): WorkPalette {
	return {
		count,
		colours: colours.map((colour) => ({
			...colour,
			seeds: colour.seeds ?? [colour.oklab],
			made: 'measured',
			own: null
		}))
	};
}

/** Whether a person changed this colour. */
export const isOwn = ({ made, own }: PaletteColour): boolean => made !== 'measured' || own !== null;

/** Whether a person had a hand in the palette. */
export const isEdited = ({ count, colours }: WorkPalette): boolean =>
	count !== null || colours.some(isOwn);

export type ShownLabel = {
	readonly label: string;
	readonly deltaE: number;
	/** The measured runner-up; the measured label where a person chose another. */
	readonly next: string;
	readonly nextDeltaE: number;
	readonly byPerson: boolean;
};

/** The label that counts: the person's before the measured one. */
export function labelOf(colour: PaletteColour): ShownLabel {
	const { label, deltaE, runnerUp, runnerUpDeltaE, own } = colour;
	if (!own) return { label, deltaE, next: runnerUp, nextDeltaE: runnerUpDeltaE, byPerson: false };
	return { ...own, next: label, nextDeltaE: deltaE, byPerson: true };
}
