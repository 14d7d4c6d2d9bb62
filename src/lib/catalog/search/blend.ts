/** One score from likeness in shape and likeness in colour. */

/**
 * Palettes this far apart in OKLab have nothing in common any more: about the distance of red and
 * blue. Beyond it the colour part of the score is 0.
 */
export const COLOUR_FAR = 0.4;

/**
 * (1 − w) × similarity, at least 0, + w × (1 − colour distance / COLOUR_FAR, at least 0).
 *
 * @param distance NaN where there are no colours: nothing for them
 * @param weight w: 0 = shape only … 1 = colour only
 * @returns 0..1
 */
export function blend(similarity: number, distance: number, weight: number): number {
	const shape = (1 - weight) * Math.max(0, similarity);
	// Also false for NaN.
	return distance < COLOUR_FAR ? shape + weight * (1 - distance / COLOUR_FAR) : shape;
}
