/** How far apart two palettes are. */

import { packPalettes, packedDistance, type WeightedColour } from './palettes';

/**
 * Order-free OKLab distance of two palettes; the method is at `packedDistance`.
 * @returns 0 = the same, about 1 = black and white; null where either has no colours
 */
export function paletteDistance(
	a: readonly WeightedColour[],
	b: readonly WeightedColour[]
): number | null {
	const distance = packedDistance(packPalettes([a]), packPalettes([b]), 0);
	return Number.isNaN(distance) ? null : distance;
}
