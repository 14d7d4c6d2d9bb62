/** Enlarges coarse class probabilities to a label map whose edges follow the photo's. */

import type { Raster } from '../image/raster';
import { resizeRaster } from '../image/resize';
import { axis } from '../image/axis';
import { COEFFICIENTS, guideCoefficients } from './guide-coefficients';
import type { LabelMap } from './label-map';

export type CoarseProbabilities = {
	readonly widthPx: number;
	readonly heightPx: number;
	readonly classes: number;
	/** [heightPx, widthPx, classes] */
	readonly data: Float32Array;
};

/** A class whose fit cannot reach this probability in a cell is not tried there. */
const REACH = 0.04;

/** For each cell, one bit for each class that its fit can give a probability worth comparing. */
function candidatesOf(coefficients: Float32Array, classes: number): Uint32Array {
	const bits = new Uint32Array(coefficients.length / classes / COEFFICIENTS);
	for (let cell = 0, at = 0; cell < bits.length; cell++) {
		let own = 0;
		for (let c = 0; c < classes; c++, at += COEFFICIENTS) {
			const rise =
				Math.max(coefficients[at] ?? 0, 0) +
				Math.max(coefficients[at + 1] ?? 0, 0) +
				Math.max(coefficients[at + 2] ?? 0, 0);
			if (rise + (coefficients[at + 3] ?? 0) > REACH) own |= 1 << c;
		}
		bits[cell] = own;
	}
	return bits;
}

/** Writes the classes of a set of bits to `out` and tells how many they are. */
function listBits(bits: number, classes: number, out: Uint8Array): number {
	let count = 0;
	for (let c = 0; c < classes; c++) if (bits & (1 << c)) out[count++] = c;
	return count;
}

/** Mixes two rows of cells' coefficients. */
function mixRows(
	coefficients: Float32Array,
	above: number,
	below: number,
	down: number,
	out: Float32Array
): void {
	for (let k = 0; k < out.length; k++) {
		const value = coefficients[above + k] ?? 0;
		out[k] = value + down * ((coefficients[below + k] ?? 0) - value);
	}
}

/**
 * The label map of the photo: each pixel's class probabilities are read off its own colour by the fits
 * of the coarse cells around it, and the largest wins.
 */
export function guidedLabels(coarse: CoarseProbabilities, photo: Raster): LabelMap {
	const { classes } = coarse;
	const { widthPx, heightPx, rgba } = photo;
	const guide = resizeRaster(photo, coarse.widthPx, coarse.heightPx);
	const coefficients = guideCoefficients(guide, coarse.data, classes);
	const candidates = candidatesOf(coefficients, classes);
	const columns = axis(coarse.widthPx, widthPx);
	const rows = axis(coarse.heightPx, heightPx);
	const labels = new Uint8Array(widthPx * heightPx);
	const confidence = new Uint8Array(widthPx * heightPx);
	const cellLength = classes * COEFFICIENTS;
	const rowLength = coarse.widthPx * cellLength;
	const nextColumn = coarse.widthPx > 1 ? 1 : 0;
	const nextRow = coarse.heightPx > 1 ? 1 : 0;
	const mixed = new Float32Array(rowLength);
	const tried = new Uint8Array(classes);
	for (let y = 0, i = 0; y < heightPx; y++) {
		const row = rows.before[y] ?? 0;
		const above = row * rowLength;
		mixRows(coefficients, above, above + nextRow * rowLength, rows.fraction[y] ?? 0, mixed);
		const rowEnd = i + widthPx;
		for (let x = 0; i < rowEnd;) {
			const column = columns.before[x] ?? 0;
			const cell = row * coarse.widthPx + column;
			const below = cell + nextRow * coarse.widthPx;
			const bits =
				(candidates[cell] ?? 0) |
				(candidates[cell + nextColumn] ?? 0) |
				(candidates[below] ?? 0) |
				(candidates[below + nextColumn] ?? 0);
			const count = listBits(bits, classes, tried);
			const left = column * cellLength;
			const right = left + nextColumn * cellLength;
			for (; i < rowEnd && columns.before[x] === column; x++, i++) {
				const along = columns.fraction[x] ?? 0;
				const r = (rgba[i * 4] ?? 0) / 255;
				const g = (rgba[i * 4 + 1] ?? 0) / 255;
				const b = (rgba[i * 4 + 2] ?? 0) / 255;
				let label = 0;
				let most = 0;
				for (let k = 0; k < count; k++) {
					const c = tried[k] ?? 0;
					const p = left + c * COEFFICIENTS;
					const q = right + c * COEFFICIENTS;
					const here =
						(mixed[p] ?? 0) * r +
						(mixed[p + 1] ?? 0) * g +
						(mixed[p + 2] ?? 0) * b +
						(mixed[p + 3] ?? 0);
					const next =
						(mixed[q] ?? 0) * r +
						(mixed[q + 1] ?? 0) * g +
						(mixed[q + 2] ?? 0) * b +
						(mixed[q + 3] ?? 0);
					const value = here + along * (next - here);
					if (value > most) {
						label = c;
						most = value;
					}
				}
				labels[i] = label;
				confidence[i] = Math.min(most, 1) * 255 + 0.5;
			}
		}
	}
	return { widthPx, heightPx, labels, confidence };
}
