/** What to call a garment: its kind where the app is fairly sure, else its category. */

import { isUnsure, type Garment } from '$lib/vision/analysis';
import { nameOfColour, text } from '$lib/messages/current.svelte';

/** Below this probability a kind is more often wrong than helpful. */
const SURE = 0.45;

export function garmentName({ kinds, category }: Pick<Garment, 'kinds' | 'category'>): string {
	const [best] = kinds;
	return best && best.score >= SURE ? text().kinds[best.kind] : text().categories[category];
}

/** The name with its colours, and the doubt, for those who do not see the boxes. */
export function garmentLabel(garment: Garment): string {
	const colours = garment.colours.map(({ label }) => nameOfColour(label));
	const name = garmentName(garment);
	return text().garments.boxName(
		isUnsure(garment) ? text().garments.unsureName(name) : name,
		[...new Set(colours)].join(', ')
	);
}
