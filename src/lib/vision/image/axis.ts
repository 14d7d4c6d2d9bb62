/** Where the pixels of one axis lie between the cells of a coarser grid that are blended for them. */

/** For each target pixel the coarse cell before it and the way to the next, 0..1; centres at halves. */
export function axis(
	sourcePx: number,
	targetPx: number
): { readonly before: Int32Array; readonly fraction: Float32Array } {
	const before = new Int32Array(targetPx);
	const fraction = new Float32Array(targetPx);
	for (let target = 0; target < targetPx; target++) {
		const centre = ((target + 0.5) * sourcePx) / targetPx - 0.5;
		const clamped = Math.min(Math.max(centre, 0), sourcePx - 1);
		before[target] = Math.min(Math.floor(clamped), Math.max(sourcePx - 2, 0));
		fraction[target] = clamped - (before[target] ?? 0);
	}
	return { before, fraction };
}
