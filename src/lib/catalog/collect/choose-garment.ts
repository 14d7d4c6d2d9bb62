/** Chooses which garment of a photo the item is about. */

import type { Garment, PersonSigns } from '../../vision/analysis';
import type { CatalogItem } from '../records';
import type { LabelMeaning } from './label-meaning';

/** The largest garment that fits the label, or simply the largest where no label is known. */
export function chooseGarment(
	garments: readonly Garment[],
	{ categories }: LabelMeaning
): Garment | undefined {
	if (categories.length === 0) return garments[0];
	return garments.find(({ category }) => categories.includes(category));
}

/** Skin and hair below `none` are misread cloth; above `sure` they are somebody's. */
const SKIN = { none: 0.004, sure: 0.015 };
const HAIR = { none: 0.002, sure: 0.003 };

/** Whether somebody wears the garment, as far as the pixels tell. */
export function wornBy({ skin, hair }: PersonSigns): CatalogItem['hasModel'] {
	if (skin >= SKIN.sure && hair >= HAIR.sure) return 'yes';
	if (skin < SKIN.none && hair < HAIR.none) return 'no';
	return 'unknown';
}
