/** Which garment of a photo a person most likely means, and in what order the others follow. */

import { listedGarments, type Garment, type GarmentAnalysis } from '$lib/vision/analysis';
import { colourTargets, type ColourTarget } from '$lib/vision/palette/targets';
import type { Category } from '$lib/vision/parse/classes';

const MAIN: readonly Category[] = ['dress', 'outer', 'top'];

/** The largest dress, outer or top; else the largest garment; undefined when there is none. */
export function firstChoice(garments: readonly Garment[]): Garment | undefined {
	const bySize = garments.toSorted((a, b) => b.area - a.area);
	return bySize.find(({ category }) => MAIN.includes(category)) ?? bySize[0];
}

/** Index of the garment a person most likely means; else of the first thing there is to measure. */
export function firstTarget(analysis: GarmentAnalysis): number {
	const first = firstChoice(listedGarments(analysis));
	return first ? analysis.garments.indexOf(first) : 0;
}

/** Every garment, the main one first; where there is none, the one thing there is to measure. */
export function targetsInOrder(analysis: GarmentAnalysis): readonly ColourTarget[] {
	const targets = colourTargets(analysis);
	const first = targets[firstTarget(analysis)] ?? targets[0];
	if (first.kind !== 'garment') return [first];
	return [first, ...targets.filter((one) => one !== first && one.kind === 'garment')];
}
