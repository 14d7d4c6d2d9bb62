/** A query in the whole numbers that the kernel counts with, and how much that takes from it. */

import { DIMS } from '../snapshot/quantise';
import type { WeightedColour } from './palettes';

/** Keeps a row's sum within int32: 256 × 32767 × 127 < 2³¹. */
const MOST_STEPS = 32767;

export type QuerySteps = {
	/** [DIMS]; vector ≈ steps × step */
	readonly steps: Int16Array;
	readonly step: number;
	/** Length of the vector, and of what rounding took: no similarity is further off than its part. */
	readonly length: number;
	readonly lost: number;
};

/** @throws RangeError for a vector of another size, or with a value that is no number */
export function querySteps(vector: Float32Array): QuerySteps {
	if (vector.length !== DIMS) {
		throw new RangeError(`a vector of ${vector.length} values instead of ${DIMS}`);
	}
	if (!vector.every(Number.isFinite)) throw new RangeError('a vector with what is no number');
	const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	// As the kernel takes it: in single precision.
	const step = Math.fround(largest / MOST_STEPS) || 1;
	const steps = Int16Array.from(vector, (value) =>
		Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(value / step)))
	);
	let length = 0;
	let lost = 0;
	for (const [d, value] of vector.entries()) {
		length += value * value;
		lost += (value - (steps[d] ?? 0) * step) ** 2;
	}
	return { steps, step, length: Math.sqrt(length), lost: Math.sqrt(lost) };
}

/** Colours that a block of the kernel holds, and the most it takes. */
const BLOCK = 4;
const MOST_COLOURS = 2 * BLOCK;
/** Lightness of a colour that fills up a block: no other is so far from anything. */
const NOWHERE = 1e4;

/**
 * A palette in the kernel's blocks, f32[blocks, 4 (L, a, b, share), 4].
 *
 * @param colours at most eight, with shares that sum to 1
 */
export function paletteBlocks(colours: readonly WeightedColour[]): Float32Array {
	const blocks = Math.ceil(colours.length / BLOCK);
	const packed = new Float32Array(blocks * BLOCK * 4);
	for (let i = 0; i < blocks * BLOCK; i += 1) {
		const { oklab, share } = colours[i] ?? { oklab: [NOWHERE, 0, 0], share: 0 };
		for (const [part, value] of [...oklab, share].entries()) {
			packed[(i - (i % BLOCK)) * 4 + part * BLOCK + (i % BLOCK)] = value;
		}
	}
	return packed;
}

/**
 * The colours of a query that count: the largest eight, with shares that sum to 1.
 * @throws RangeError for a colour that is no number
 */
export function queryColours(colours: readonly WeightedColour[]): readonly WeightedColour[] {
	const largest = [...colours].sort((a, b) => b.share - a.share).slice(0, MOST_COLOURS);
	const total = largest.reduce((sum, { share }) => sum + share, 0);
	if (!largest.every(({ oklab }) => oklab.every(Number.isFinite)) || !Number.isFinite(total)) {
		throw new RangeError('a colour with what is no number');
	}
	return largest.map(({ oklab, share }) => ({
		oklab,
		share: total > 0 ? share / total : 1 / largest.length
	}));
}
