/** What is written of one palette, whatever the format. */

import type { ExtColour } from '../../vision/colour/extcolors';
import { findColourLabel } from '../../vision/colour/labels32';
import type { Category } from '../../vision/parse/classes';
import { isEdited, labelOf, type WorkPalette } from '../../vision/palette/work-palette';

export type PaletteFile = {
	/** Name of the photo's file. */
	readonly name: string;
	/** SHA-256 of the photo's file; null where the browser could not tell. */
	readonly photo: string | null;
	/** Null for a photo as a whole. */
	readonly category: Category | null;
	readonly palette: WorkPalette;
	/** Another method's palette of the same pixels; null where it was not asked. */
	readonly others: readonly ExtColour[] | null;
};

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const rounded = (values: readonly number[], digits: number): number[] =>
	values.map((value) => round(value, digits));

/** A label with its names, for who reads the file without our list of labels. */
function named(id: string) {
	const label = findColourLabel(id);
	return { id, en: label?.en ?? id, ko: label?.ko ?? id };
}

/** One palette as plain data, every figure in its unit. */
export function paletteData({ name, photo, category, palette, others }: PaletteFile) {
	return {
		file: name,
		sha256: photo,
		garment: category,
		edited: isEdited(palette),
		count: palette.count,
		colours: palette.colours.map((colour) => {
			const { label, deltaE, next, nextDeltaE, byPerson } = labelOf(colour);
			return {
				hex: colour.hex,
				share: round(colour.share, 4),
				label: named(label),
				deltaE2000: round(deltaE, 2),
				runnerUp: named(next),
				runnerUpDeltaE2000: round(nextDeltaE, 2),
				labelledBy: byPerson ? 'person' : 'measured',
				made: colour.made,
				srgb: colour.rgb,
				oklab: rounded(colour.oklab, 4),
				cielab: rounded(colour.lab, 2)
			};
		}),
		...(others && {
			extcolors: others.map(({ hex, share, pixels }) => ({ hex, share: round(share, 4), pixels }))
		})
	};
}
