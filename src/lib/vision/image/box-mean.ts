/** Mean over 3 × 3 windows, which end where the grid ends. */

type Grid = { readonly widthPx: number; readonly heightPx: number };

/** Sum and count over each cell and its neighbours along one axis, divided. */
function meanAlong(
	values: Float32Array,
	count: number,
	stride: number,
	from: number,
	out: Float32Array
): void {
	for (let k = 0, at = from; k < count; k++, at += stride) {
		let sum = values[at] ?? 0;
		let seen = 1;
		if (k > 0) {
			sum += values[at - stride] ?? 0;
			seen += 1;
		}
		if (k < count - 1) {
			sum += values[at + stride] ?? 0;
			seen += 1;
		}
		out[at] = sum / seen;
	}
}

/** @param values [heightPx × widthPx] */
export function boxMean(values: Float32Array, { widthPx, heightPx }: Grid): Float32Array {
	const across = new Float32Array(values.length);
	const both = new Float32Array(values.length);
	for (let y = 0; y < heightPx; y++) meanAlong(values, widthPx, 1, y * widthPx, across);
	for (let x = 0; x < widthPx; x++) meanAlong(across, heightPx, widthPx, x, both);
	return both;
}
