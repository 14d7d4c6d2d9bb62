/** Both methods' palettes of the same pixels, and the time each took. */

import { extractPalette, type Palette } from '../../src/lib/vision/colour/palette';
import { extcolors, type ExtColour } from '../../src/lib/vision/colour/extcolors';
import type { Mask, Raster } from '../../src/lib/vision/image/raster';

function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
	const started = performance.now();
	const result = work();
	return { result, ms: performance.now() - started };
}

export type BothPalettes = {
	readonly ours: { readonly result: Palette; readonly ms: number };
	readonly theirs: { readonly result: readonly ExtColour[]; readonly ms: number };
};

/** Our palette and that of the extcolors method, of the same pixels, with the time each took. */
export const bothPalettes = (raster: Raster, mask: Mask): BothPalettes => ({
	ours: timed(() => extractPalette(raster, mask)),
	theirs: timed(() => extcolors(raster, mask))
});
