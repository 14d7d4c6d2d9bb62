/** Tells pixels well inside a patch of one colour from those on the edge between two. */

/**
 * Of each bin, the pixels whose eight neighbours within the mask all have their own colour.
 *
 * At an edge, lens and JPEG mix the two colours; such mixtures are no colour of the garment.
 *
 * @param assigned [heightPx × widthPx] number of each pixel's colour, 0 outside
 * @param pixelBins [heightPx × widthPx] bin of each pixel
 * @returns [2^16] pixels of each bin
 */
export function countInteriors(
	assigned: Uint8Array,
	pixelBins: Uint16Array,
	widthPx: number
): Uint32Array {
	const counts = new Uint32Array(0x10000);
	for (let row = widthPx; row + widthPx < assigned.length; row += widthPx) {
		for (let i = row + 1; i + 1 < row + widthPx; i++) {
			const own = assigned[i] ?? 0;
			if (own === 0) continue;
			if (assigned[i - 1] !== own || assigned[i + 1] !== own) continue;
			const up = i - widthPx;
			const down = i + widthPx;
			if (assigned[up] !== own || assigned[down] !== own) continue;
			if (assigned[up - 1] !== own || assigned[up + 1] !== own) continue;
			if (assigned[down - 1] !== own || assigned[down + 1] !== own) continue;
			const bin = pixelBins[i] ?? 0;
			counts[bin] = (counts[bin] ?? 0) + 1;
		}
	}
	return counts;
}
