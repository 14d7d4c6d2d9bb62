/** Enlarges coarse class probabilities to a label map, a row at a time. */

import type { LabelMap } from './label-map';

type Size = { readonly widthPx: number; readonly heightPx: number };

export type CoarseProbabilities = Size & {
	readonly classes: number;
	/** [heightPx, widthPx, classes] */
	readonly data: Float32Array;
};

/** For each target pixel the coarse pixel before it and the way to the next, 0..1. */
function axis(sourcePx: number, targetPx: number) {
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

/** Index of the largest of `classes` values from `at`; of equals, the first. */
function strongest(values: Float32Array, at: number, classes: number): number {
	let best = 0;
	for (let c = 1; c < classes; c++) {
		if ((values[at + c] ?? 0) > (values[at + best] ?? 0)) best = c;
	}
	return best;
}

/**
 * The label map of `size` whose pixels take the strongest of the bilinearly blended probabilities
 * (pixel centres at halves). Needs no float array of the target's size.
 */
export function upsampleLabels(coarse: CoarseProbabilities, size: Size): LabelMap {
	const { classes, data } = coarse;
	const { widthPx, heightPx } = size;
	const columns = axis(coarse.widthPx, widthPx);
	const rows = axis(coarse.heightPx, heightPx);
	const labels = new Uint8Array(widthPx * heightPx);
	const confidence = new Uint8Array(widthPx * heightPx);
	const rowLength = coarse.widthPx * classes;
	const row = new Float32Array(rowLength);
	const winners = new Uint8Array(coarse.widthPx);
	const mixed = new Float32Array(classes);
	for (let y = 0, i = 0; y < heightPx; y++) {
		const top = (rows.before[y] ?? 0) * rowLength;
		const bottom = coarse.heightPx > 1 ? top + rowLength : top;
		const down = rows.fraction[y] ?? 0;
		for (let k = 0; k < rowLength; k++) {
			const above = data[top + k] ?? 0;
			row[k] = above + down * ((data[bottom + k] ?? 0) - above);
		}
		for (let x = 0; x < coarse.widthPx; x++) winners[x] = strongest(row, x * classes, classes);
		for (let x = 0; x < widthPx; x++, i++) {
			const column = columns.before[x] ?? 0;
			const next = coarse.widthPx > 1 ? column + 1 : column;
			const along = columns.fraction[x] ?? 0;
			const left = column * classes;
			const right = next * classes;
			let label = winners[column] ?? 0;
			// A class that wins at both ends wins everywhere between: blending keeps the order.
			if (label !== winners[next]) {
				for (let c = 0; c < classes; c++) {
					mixed[c] = (row[left + c] ?? 0) * (1 - along) + (row[right + c] ?? 0) * along;
				}
				label = strongest(mixed, 0, classes);
			}
			const here = row[left + label] ?? 0;
			labels[i] = label;
			confidence[i] = 255 * (here + along * ((row[right + label] ?? 0) - here)) + 0.5;
		}
	}
	return { widthPx, heightPx, labels, confidence };
}
