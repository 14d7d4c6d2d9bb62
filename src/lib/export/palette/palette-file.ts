/** What is written of one palette, whatever the format. */

import type { ExtColour } from '../../vision/colour/extcolors';
import type { PaletteFlags } from '../../vision/colour/flags';
import type { LeftOut } from '../../vision/colour/left-out';
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
	readonly flags: PaletteFlags;
	/** What the colours were not measured from. */
	readonly leftOut: LeftOut;
	/** Another method's palette of the same pixels; null where it was not asked. */
	readonly others: readonly ExtColour[] | null;
};

/** Of a colour that was stored before labels had one: as likely as not. */
const NO_ODDS = 0.5;

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const rounded = (values: readonly number[], digits: number): number[] =>
	values.map((value) => round(value, digits));

/** A label with its names, for who reads the file without our list of labels. */
function named(id: string) {
	const label = findColourLabel(id);
	return { id, en: label?.en ?? id, ko: label?.ko ?? id };
}

/** One palette as plain data, every figure in its unit. */
export function paletteData(file: PaletteFile) {
	const { name, photo, category, palette, flags, leftOut, others } = file;
	return {
		file: name,
		sha256: photo,
		garment: category,
		edited: isEdited(palette),
		count: palette.count,
		flags,
		leftOut: {
			shadow: round(leftOut.shadow, 4),
			highlight: round(leftOut.highlight, 4),
			edge: round(leftOut.edge, 4)
		},
		colours: palette.colours.map((colour) => {
			const { label, deltaE, next, nextDeltaE, byPerson } = labelOf(colour);
			return {
				hex: colour.hex,
				share: round(colour.share, 4),
				label: named(label),
				confidence: byPerson ? null : round(colour.confidence ?? NO_ODDS, 2),
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
