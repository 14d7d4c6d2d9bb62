/** The 32 labels by how near they are to a colour, for a person who chooses among them. */

import { ciede2000 } from '../colour/ciede2000';
import { LABELS32, type ColourLabelId } from '../colour/labels32';
import { labFromRgb, rgbFromHex, type Lab } from '../colour/spaces';

export type RankedLabel = {
	readonly id: ColourLabelId;
	/** A hex to show the label by. */
	readonly swatch: string;
	/** CIEDE2000 to the nearest of its prototypes. */
	readonly deltaE: number;
};

/** All labels, the nearest first. */
export function rankLabels(lab: Lab): RankedLabel[] {
	return LABELS32.map(({ id, swatch, prototypes }) => ({
		id,
		swatch,
		deltaE: Math.min(...prototypes.map((hex) => ciede2000(lab, labFromRgb(rgbFromHex(hex)))))
	})).sort((a, b) => a.deltaE - b.deltaE);
}

/** CIEDE2000 of a colour to one label. */
export const deltaEToLabel = (lab: Lab, label: ColourLabelId): number =>
	rankLabels(lab).find(({ id }) => id === label)?.deltaE ?? Infinity;
