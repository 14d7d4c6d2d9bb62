/** Which garments of a photo a person most likely means. */

import type { Garment } from '$lib/vision/analysis';
import type { Category } from '$lib/vision/parse/classes';

const UPPER: readonly Category[] = ['dress', 'outer', 'top'];
const LOWER: readonly Category[] = ['pants', 'skirt'];

/**
 * The largest dress, outer or top and, unless that is a dress, the largest bottom with it; where there is
 * neither, the largest garment. Empty when there is none.
 */
export function firstChoice(garments: readonly Garment[]): readonly Garment[] {
	const bySize = garments.toSorted((a, b) => b.area - a.area);
	const largest = (among: readonly Category[]) =>
		bySize.find(({ category }) => among.includes(category));
	const upper = largest(UPPER);
	const lower = upper?.category === 'dress' ? undefined : largest(LOWER);
	const main = [upper, lower].filter((one) => one !== undefined);
	return main.length > 0 ? main : bySize.slice(0, 1);
}
