/** For one axis of a resize: which source pixels make each target pixel, with what weight. */

export type AxisTaps = {
	/** First source pixel of each target pixel. */
	readonly starts: Int32Array;
	readonly counts: Int32Array;
	/** `stride` weights a target pixel, of which `counts[i]` are used; they sum to 1. */
	readonly weights: Float32Array;
	readonly stride: number;
};

/** Shrinking: each target pixel covers `scale` source pixels, weighted by exact overlap. */
function areaTaps(sourcePx: number, targetPx: number): AxisTaps {
	const scale = sourcePx / targetPx;
	const stride = Math.ceil(scale) + 1;
	const starts = new Int32Array(targetPx);
	const counts = new Int32Array(targetPx);
	const weights = new Float32Array(targetPx * stride);
	for (let target = 0; target < targetPx; target++) {
		// Multiplying before dividing keeps whole boundaries exact.
		const from = (target * sourcePx) / targetPx;
		const to = ((target + 1) * sourcePx) / targetPx;
		const start = Math.floor(from);
		const end = Math.min(Math.ceil(to), sourcePx);
		starts[target] = start;
		counts[target] = end - start;
		for (let source = start; source < end; source++) {
			const overlap = Math.min(to, source + 1) - Math.max(from, source);
			weights[target * stride + source - start] = overlap / scale;
		}
	}
	return { starts, counts, weights, stride };
}

/** Enlarging: the two source pixels whose centres (at halves) enclose the target centre. */
function bilinearTaps(sourcePx: number, targetPx: number): AxisTaps {
	const starts = new Int32Array(targetPx);
	const counts = new Int32Array(targetPx);
	const weights = new Float32Array(targetPx * 2);
	for (let target = 0; target < targetPx; target++) {
		const centre = ((target + 0.5) * sourcePx) / targetPx - 0.5;
		const clamped = Math.min(Math.max(centre, 0), sourcePx - 1);
		const start = Math.min(Math.floor(clamped), Math.max(sourcePx - 2, 0));
		const fraction = clamped - start;
		starts[target] = start;
		counts[target] = fraction > 0 ? 2 : 1;
		weights[target * 2] = 1 - fraction;
		weights[target * 2 + 1] = fraction;
	}
	return { starts, counts, weights, stride: 2 };
}

/** Taps of one axis: area average when it shrinks, bilinear when it grows. */
export function axisTaps(sourcePx: number, targetPx: number): AxisTaps {
	return targetPx < sourcePx ? areaTaps(sourcePx, targetPx) : bilinearTaps(sourcePx, targetPx);
}
