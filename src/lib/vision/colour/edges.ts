/** Tells pixels well inside a patch of one colour from those on the edge between two. */

/**
 * The pixels whose eight neighbours within the mask all have their own colour.
 *
 * At an edge, lens and JPEG mix the two colours; such mixtures are no colour of the garment.
 *
 * @param assigned [heightPx × widthPx] number of each pixel's colour, 0 outside
 * @returns [heightPx × widthPx] of 0 and 1
 */
export function patchInteriors(
	assigned: Uint8Array,
	widthPx: number,
	heightPx: number
): Uint8Array {
	const interior = new Uint8Array(assigned.length);
	for (let y = 1; y + 1 < heightPx; y++) {
		for (let x = 1, i = y * widthPx + 1; x + 1 < widthPx; x++, i++) {
			const own = assigned[i];
			if (!own) continue;
			if (assigned[i - 1] !== own || assigned[i + 1] !== own) continue;
			const up = i - widthPx;
			const down = i + widthPx;
			if (assigned[up] !== own || assigned[down] !== own) continue;
			if (assigned[up - 1] !== own || assigned[up + 1] !== own) continue;
			if (assigned[down - 1] === own && assigned[down + 1] === own) interior[i] = 1;
		}
	}
	return interior;
}
