/** How sure a colour's name is, as a person would say it. */

import { labelOf, type PaletteColour } from '$lib/vision/palette/work-palette';

/** `clear`: hardly anyone would say the next name; `close`: nearly as many would. */
export type NameOdds = 'clear' | 'likely' | 'close' | 'own';

const CLEAR = 0.85;
const LIKELY = 0.65;
/** Of a colour that was stored before labels had odds: as likely as not. */
const UNKNOWN = 0.5;

export function nameOdds(colour: PaletteColour): NameOdds {
	if (labelOf(colour).byPerson) return 'own';
	const { confidence = UNKNOWN } = colour;
	if (confidence >= CLEAR) return 'clear';
	return confidence >= LIKELY ? 'likely' : 'close';
}
