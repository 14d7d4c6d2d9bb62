/** What every measurement of colours counts: shares, medians, and the time of each method. */

import { extractColours, type GarmentColour } from '../../src/lib/vision/colour/palette';
import { extcolors, type ExtColour } from '../../src/lib/vision/colour/extcolors';
import type { Mask, Raster } from '../../src/lib/vision/image/raster';

export function medianOf(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length >> 1;
	const upper = sorted[half] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

export const meanOf = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
	const started = performance.now();
	const result = work();
	return { result, ms: performance.now() - started };
}

export type BothPalettes = {
	readonly ours: { readonly result: readonly GarmentColour[]; readonly ms: number };
	readonly theirs: { readonly result: readonly ExtColour[]; readonly ms: number };
};

/** Our palette and that of the extcolors method, of the same pixels, with the time each took. */
export const bothPalettes = (raster: Raster, mask: Mask): BothPalettes => ({
	ours: timed(() => extractColours(raster, mask)),
	theirs: timed(() => extcolors(raster, mask))
});
