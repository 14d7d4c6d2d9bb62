/** Turns scores into probabilities. */

/**
 * Softmax over the classes of each cell, and the cells laid out for reading one after another.
 *
 * @param logits [classes, cells], planes as the network gives them
 * @returns [cells, classes], each cell summing to 1
 */
export function softmaxCells(logits: Float32Array, classes: number): Float32Array {
	const cells = logits.length / classes;
	const probabilities = new Float32Array(logits.length);
	for (let cell = 0; cell < cells; cell++) {
		let highest = -Infinity;
		for (let c = 0; c < classes; c++) highest = Math.max(highest, logits[c * cells + cell] ?? 0);
		let sum = 0;
		for (let c = 0; c < classes; c++) {
			const value = Math.exp((logits[c * cells + cell] ?? 0) - highest);
			probabilities[cell * classes + c] = value;
			sum += value;
		}
		for (let c = 0; c < classes; c++) {
			const at = cell * classes + c;
			probabilities[at] = (probabilities[at] ?? 0) / sum;
		}
	}
	return probabilities;
}
