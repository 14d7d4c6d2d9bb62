/** Which garments of a photo a person most likely means, and in what order the others follow. */

import { listedGarments, type Garment, type GarmentAnalysis } from '$lib/vision/analysis';
import { colourTargets, type ColourTarget } from '$lib/vision/palette/targets';
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

/** Index of the garment a person most likely means; else of the first thing there is to measure. */
export function firstTarget(analysis: GarmentAnalysis): number {
	const [first] = firstChoice(listedGarments(analysis));
	return first ? analysis.garments.indexOf(first) : 0;
}

/** Every garment, the main one first; where there is none, the one thing there is to measure. */
export function targetsInOrder(analysis: GarmentAnalysis): readonly ColourTarget[] {
	const targets = colourTargets(analysis);
	const first = targets[firstTarget(analysis)] ?? targets[0];
	if (first.kind !== 'garment') return [first];
	return [first, ...targets.filter((one) => one !== first && one.kind === 'garment')];
}
