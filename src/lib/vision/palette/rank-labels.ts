/** The 32 labels by how near they are to a colour, for a person who chooses among them. */

import { labelsByDistance, LABELS32, type ColourLabelId } from '../colour/labels32';
import type { Lab } from '../colour/spaces';

export type RankedLabel = {
	readonly id: ColourLabelId;
	/** A hex to show the label by. */
	readonly swatch: string;
	/** CIEDE2000 to the nearest of its prototypes. */
	readonly deltaE: number;
};

const SWATCHES = new Map<ColourLabelId, string>(LABELS32.map(({ id, swatch }) => [id, swatch]));

/** All labels, the nearest first. */
export const rankLabels = (lab: Lab): RankedLabel[] =>
	labelsByDistance(lab).map(({ id, deltaE }) => ({ id, swatch: SWATCHES.get(id) ?? '', deltaE }));

/** CIEDE2000 of a colour to one label. */
export const deltaEToLabel = (lab: Lab, label: ColourLabelId): number =>
	labelsByDistance(lab).find(({ id }) => id === label)?.deltaE ?? Infinity;
