/** Names a colour by the nearest of the 32 labels and keeps the second nearest with it. */

import { ciede2000 } from './ciede2000';
import { LABELS32 } from './labels32.data';
import { labFromRgb, rgbFromHex, type Lab } from './spaces';

export { LABELS32 } from './labels32.data';

export type ColourLabel = (typeof LABELS32)[number];
export type ColourLabelId = ColourLabel['id'];
export type ColourFamily = ColourLabel['family'];

export type LabelMatch = {
	readonly label: ColourLabelId;
	/** ΔE2000 to the label's nearest prototype. */
	readonly deltaE: number;
	readonly runnerUp: ColourLabelId;
	readonly runnerUpDeltaE: number;
	/** How likely the label is the right one of the two, 0.5..1. */
	readonly confidence: number;
};

const PROTOTYPES = LABELS32.map(({ id, prototypes }) => ({
	id,
	labs: prototypes.map((hex) => labFromRgb(rgbFromHex(hex)))
}));

const BY_ID: ReadonlyMap<string, ColourLabel> = new Map(LABELS32.map((label) => [label.id, label]));

/** The label of an id, or undefined for a text that is none (an old record, an import). */
export const findColourLabel = (id: string): ColourLabel | undefined => BY_ID.get(id);

const NOT_YET: { readonly id: ColourLabelId; readonly deltaE: number } = {
	id: 'black',
	deltaE: Infinity
};

/** ΔE2000 of lead that makes the odds e to one; fitted on half of the shop photos (calibration error 0.04). */
const CONFIDENCE_STEP = 4;

/**
 * All labels with their CIEDE2000 to a colour, the nearest first.
 *
 * A label is as near as the nearest of its prototypes: one hex a label agrees less with how people
 * name colours.
 */
export const labelsByDistance = (
	lab: Lab
): readonly { readonly id: ColourLabelId; readonly deltaE: number }[] =>
	PROTOTYPES.map(({ id, labs }) => ({
		id,
		deltaE: Math.min(...labs.map((prototype) => ciede2000(lab, prototype)))
	})).sort((a, b) => a.deltaE - b.deltaE);

/** The weight of lightness in ΔE2000 is at most 1 + 0.015 × 50² / √(20 + 50²). */
const MOST_LIGHTNESS_WEIGHT = 1.75;

/** The two labels nearest to a colour. */
export function nearestLabels(lab: Lab): LabelMatch {
	let [first, second] = [NOT_YET, NOT_YET];
	for (const { id, labs } of PROTOTYPES) {
		let deltaE = second.deltaE;
		for (const prototype of labs) {
			// What differs more in lightness alone cannot be nearer.
			if (Math.abs(prototype[0] - lab[0]) >= deltaE * MOST_LIGHTNESS_WEIGHT) continue;
			deltaE = Math.min(deltaE, ciede2000(lab, prototype));
		}
		if (deltaE >= second.deltaE) continue;
		const match = { id, deltaE };
		[first, second] = deltaE < first.deltaE ? [match, first] : [first, match];
	}
	return {
		label: first.id,
		deltaE: first.deltaE,
		runnerUp: second.id,
		runnerUpDeltaE: second.deltaE,
		confidence: 1 / (1 + Math.exp((first.deltaE - second.deltaE) / CONFIDENCE_STEP))
	};
}
