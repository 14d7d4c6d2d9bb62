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

/** Where a fit's offset stands, after its slopes. */
const OFFSET = COEFFICIENTS - 1;
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

/** The classes that count where two neighbouring rows of cells meet, for each pair of columns. */
function candidatesOfRow(candidates: Uint32Array, above: number, below: number, out: Uint32Array) {
	const last = out.length - 1;
	for (let x = 0; x <= last; x++) {
		const right = Math.min(x + 1, last);
		out[x] =
			(candidates[above + x] ?? 0) |
			(candidates[above + right] ?? 0) |
			(candidates[below + x] ?? 0) |
			(candidates[below + right] ?? 0);
	}
}

/** Two rows of cells' coefficients, mixed where they are asked for. */
type RowPair = {
	readonly coefficients: Float32Array;
	/** Where each row begins. */
	readonly above: number;
	readonly below: number;
	/** The way from the upper to the lower, 0..1. */
	readonly down: number;
};

/** Mixes the fits of some classes in one column of cells, one after another, into `out`; for colours 0..255. */
function mixColumn(
	{ coefficients, above, below, down }: RowPair,
	column: number,
	classes: Uint8Array,
	count: number,
	out: Float32Array
): void {
	for (let k = 0, to = 0; k < count; k++) {
		const at = column + (classes[k] ?? 0) * COEFFICIENTS;
		for (let n = 0; n < COEFFICIENTS; n++, to++) {
			const value = coefficients[above + at + n] ?? 0;
			const mixed = value + down * ((coefficients[below + at + n] ?? 0) - value);
			out[to] = n < OFFSET ? mixed / 255 : mixed;
		}
	}
}

/**
 * The label map of the photo: each pixel's class probabilities are read off its own colour by the fits
 * of the coarse cells around it, and the largest wins. Where one class alone is in reach, its pixels
 * are as sure as their cell.
 *
 * @param photo the photo
 * @param copy a smaller copy of it, to spare reading all of the photo again
 */
export function guidedLabels(coarse: CoarseProbabilities, photo: Raster, copy = photo): LabelMap {
	const { classes } = coarse;
	const { widthPx, heightPx, rgba } = photo;
	const guide = resizeRaster(copy, coarse.widthPx, coarse.heightPx);
	const coefficients = guideCoefficients(guide, coarse.data, classes);
	const candidates = candidatesOf(coefficients, classes);
	const columns = axis(coarse.widthPx, widthPx);
	const rows = axis(coarse.heightPx, heightPx);
	const labels = new Uint8Array(widthPx * heightPx);
	const confidence = new Uint8Array(widthPx * heightPx);
	const cellLength = classes * COEFFICIENTS;
	const nextColumn = coarse.widthPx > 1 ? 1 : 0;
	const nextRow = coarse.heightPx > 1 ? coarse.widthPx : 0;
	const rowBits = new Uint32Array(coarse.widthPx);
	const left = new Float32Array(cellLength);
	const right = new Float32Array(cellLength);
	const tried = new Uint8Array(classes);
	let heldRow = -1;
	for (let y = 0, i = 0; y < heightPx; y++) {
		const row = (rows.before[y] ?? 0) * coarse.widthPx;
		if (row !== heldRow) candidatesOfRow(candidates, row, row + nextRow, rowBits);
		heldRow = row;
		const above = row * cellLength;
		const below = (row + nextRow) * cellLength;
		const pair = { coefficients, above, below, down: rows.fraction[y] ?? 0 };
		const rowStart = i;
		const rowEnd = i + widthPx;
		while (i < rowEnd) {
			const column = columns.before[i - rowStart] ?? 0;
			let end = i + 1;
			while (end < rowEnd && columns.before[end - rowStart] === column) end++;
			const count = listBits(rowBits[column] ?? 0, classes, tried);
			const only = tried[0] ?? 0;
			if (count === 1) {
				const sure = coarse.data[(row + column) * classes + only] ?? 0;
				labels.fill(only, i, end);
				confidence.fill(sure * 255 + 0.5, i, end);
				i = end;
				continue;
			}
			mixColumn(pair, column * cellLength, tried, count, left);
			mixColumn(pair, (column + nextColumn) * cellLength, tried, count, right);
			for (; i < end; i++) {
				const along = columns.fraction[i - rowStart] ?? 0;
				const r = rgba[i * 4] ?? 0;
				const g = rgba[i * 4 + 1] ?? 0;
				const b = rgba[i * 4 + 2] ?? 0;
				let label = 0;
				let most = 0;
				for (let k = 0, at = 0; k < count; k++, at += COEFFICIENTS) {
					const here =
						(left[at] ?? 0) * r +
						(left[at + 1] ?? 0) * g +
						(left[at + 2] ?? 0) * b +
						(left[at + 3] ?? 0);
					const next =
						(right[at] ?? 0) * r +
						(right[at + 1] ?? 0) * g +
						(right[at + 2] ?? 0) * b +
						(right[at + 3] ?? 0);
					const value = here + along * (next - here);
					if (value > most) {
						label = tried[k] ?? 0;
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
