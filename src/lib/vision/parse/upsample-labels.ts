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
	let most = values[at] ?? 0;
	for (let c = 1; c < classes; c++) {
		const value = values[at + c] ?? 0;
		if (value > most) {
			best = c;
			most = value;
		}
	}
	return best;
}

function winnersOf(values: Float32Array, classes: number): Uint8Array {
	const winners = new Uint8Array(values.length / classes);
	for (let i = 0; i < winners.length; i++) winners[i] = strongest(values, i * classes, classes);
	return winners;
}

/**
 * The label map of `size` whose pixels take the strongest of the bilinearly blended probabilities
 * (pixel centres at halves). Needs no float array of the target's size.
 *
 * A class that wins at both ends of a line wins everywhere between, since blending keeps the order:
 * where the coarse pixels around agree, only the winner is blended.
 */
export function upsampleLabels(coarse: CoarseProbabilities, size: Size): LabelMap {
	const { classes, data } = coarse;
	const { widthPx, heightPx } = size;
	const columns = axis(coarse.widthPx, widthPx);
	const rows = axis(coarse.heightPx, heightPx);
	const labels = new Uint8Array(widthPx * heightPx);
	const confidence = new Uint8Array(widthPx * heightPx);
	const rowLength = coarse.widthPx * classes;
	const nextColumn = coarse.widthPx > 1 ? 1 : 0;
	const nextRow = coarse.heightPx > 1 ? 1 : 0;
	const winners = winnersOf(data, classes);
	/** The coarse columns on both sides, blended to the target row. */
	const left = new Float32Array(classes);
	const right = new Float32Array(classes);
	const mixed = new Float32Array(classes);
	for (let y = 0, i = 0; y < heightPx; y++) {
		const row = rows.before[y] ?? 0;
		const down = rows.fraction[y] ?? 0;
		const top = row * rowLength;
		const bottom = top + nextRow * rowLength;
		const rowEnd = i + widthPx;
		for (let x = 0; i < rowEnd;) {
			const column = columns.before[x] ?? 0;
			const cell = row * coarse.widthPx + column;
			const cellBelow = cell + nextRow * coarse.widthPx;
			const own = winners[cell] ?? 0;
			const agree =
				own === winners[cell + nextColumn] &&
				own === winners[cellBelow] &&
				own === winners[cellBelow + nextColumn];
			const [from, to] = agree ? [own, own + 1] : [0, classes];
			const at = column * classes;
			const atNext = at + nextColumn * classes;
			for (let c = from; c < to; c++) {
				const above = data[top + at + c] ?? 0;
				left[c] = above + down * ((data[bottom + at + c] ?? 0) - above);
				const aboveNext = data[top + atNext + c] ?? 0;
				right[c] = aboveNext + down * ((data[bottom + atNext + c] ?? 0) - aboveNext);
			}
			const leftWinner = agree ? own : strongest(left, 0, classes);
			const isOne = agree || leftWinner === strongest(right, 0, classes);
			for (; i < rowEnd && columns.before[x] === column; x++, i++) {
				const along = columns.fraction[x] ?? 0;
				let label = leftWinner;
				if (!isOne) {
					for (let c = 0; c < classes; c++) {
						mixed[c] = (left[c] ?? 0) * (1 - along) + (right[c] ?? 0) * along;
					}
					label = strongest(mixed, 0, classes);
				}
				const here = left[label] ?? 0;
				labels[i] = label;
				confidence[i] = 255 * (here + along * ((right[label] ?? 0) - here)) + 0.5;
			}
		}
	}
	return { widthPx, heightPx, labels, confidence };
}
