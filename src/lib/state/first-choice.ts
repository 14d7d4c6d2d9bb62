/** Which garment of a photo a person most likely means. */

import type { Garment } from '$lib/vision/analysis';
import type { Category } from '$lib/vision/parse/classes';

const MAIN: readonly Category[] = ['dress', 'outer', 'top'];

/** The largest dress, outer or top; else the largest garment; undefined when there is none. */
export function firstChoice(garments: readonly Garment[]): Garment | undefined {
	const bySize = garments.toSorted((a, b) => b.area - a.area);
	return bySize.find(({ category }) => MAIN.includes(category)) ?? bySize[0];
}
