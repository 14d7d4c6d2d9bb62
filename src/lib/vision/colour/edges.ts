/** Tells samples well inside a patch of one colour from those on the edge between two. */

import type { Raster } from '../image/raster';
import { BIN_COUNT, binOfWord, pixelWords } from './bins';
import type { GarmentSamples } from './garment-samples';
import type { ColourPoints } from './histogram';
import { nearestToBin } from './nearest-bin';

/**
 * Of each point, the safe samples whose eight neighbours in the photo are all of its cluster.
 *
 * At an edge, lens and JPEG mix the two colours; such mixtures are no colour of the garment.
 *
 * @param assignment [n] cluster of each point
 * @param centres [k × 3] of the clusters
 * @returns [n]
 */
export function countInteriors(
	raster: Raster,
	{ pixels, safe }: GarmentSamples,
	{ bins, pointOf, size }: ColourPoints,
	assignment: Uint8Array,
	centres: Float64Array
): Float64Array {
	const { widthPx, heightPx } = raster;
	const words = pixelWords(raster);
	// One more than the cluster's number, 0 for bins that no sample fell in.
	const ofBin = new Uint8Array(BIN_COUNT);
	for (let point = 0; point < size; point++) ofBin[bins[point] ?? 0] = (assignment[point] ?? 0) + 1;
	const clusterAt = (pixel: number): number => {
		const bin = binOfWord(words[pixel] ?? 0);
		return (ofBin[bin] ||= nearestToBin(bin, centres) + 1);
	};
	const interiors = new Float64Array(size);
	for (let i = 0; i < pixels.length; i++) {
		if (!safe[i]) continue;
		const pixel = pixels[i] ?? 0;
		const x = pixel % widthPx;
		const isOnBorder =
			x === 0 || x + 1 === widthPx || pixel < widthPx || pixel >= (heightPx - 1) * widthPx;
		if (isOnBorder) continue;
		const point = pointOf[i] ?? 0;
		const own = (assignment[point] ?? 0) + 1;
		if (clusterAt(pixel - 1) !== own || clusterAt(pixel + 1) !== own) continue;
		const up = pixel - widthPx;
		const down = pixel + widthPx;
		if (clusterAt(up) !== own || clusterAt(down) !== own) continue;
		if (clusterAt(up - 1) !== own || clusterAt(up + 1) !== own) continue;
		if (clusterAt(down - 1) !== own || clusterAt(down + 1) !== own) continue;
		interiors[point] = (interiors[point] ?? 0) + 1;
	}
	return interiors;
}
