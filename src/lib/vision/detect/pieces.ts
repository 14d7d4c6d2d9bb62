/** Splits a label map into connected pieces of one class each. */

import { connectRuns } from '../image/connect-runs';
import type { PixelBox } from '../image/pixel-box';
import type { LabelMap } from '../parse/label-map';

export type Piece = {
	/** Index into `PARSE_CLASSES`. */
	readonly label: number;
	readonly areaPx: number;
	readonly box: PixelBox;
	/** Index of its first pixel in reading order. */
	readonly first: number;
	/** Mean confidence of its pixels, 0..1. */
	readonly confidence: number;
};

export type Pieces = {
	/** [heightPx × widthPx] index into `pieces` */
	readonly ids: Int32Array;
	readonly pieces: readonly Piece[];
};

/** Every label is a group of its own, the ground (0) too; there are far fewer than 255. */
const GROUPS = Uint8Array.from({ length: 256 }, (_, label) => label + 1);

function sumOf(values: Uint8Array, start: number, end: number): number {
	let sum = 0;
	for (let i = start; i < end; i++) sum += values[i] ?? 0;
	return sum;
}

type Tally = {
	readonly label: number;
	readonly first: number;
	areaPx: number;
	sum: number;
	left: number;
	right: number;
	readonly top: number;
	bottom: number;
};

const toPiece = ({ label, first, areaPx, sum, left, right, top, bottom }: Tally): Piece => ({
	label,
	first,
	areaPx,
	box: { xPx: left, yPx: top, widthPx: right - left + 1, heightPx: bottom - top + 1 },
	confidence: sum / areaPx / 255
});

/** The 4-connected pieces of equal label, in reading order of their first pixels. */
export function findPieces({ widthPx, labels, confidence }: LabelMap): Pieces {
	const { starts, pieces } = connectRuns(labels, widthPx, 4, GROUPS);
	const ids = new Int32Array(labels.length);
	const tallies: Tally[] = [];
	for (let run = 0; run < starts.length; run++) {
		const start = starts[run] ?? 0;
		const end = run + 1 < starts.length ? (starts[run + 1] ?? 0) : labels.length;
		const id = (pieces[run] ?? 1) - 1;
		const left = start % widthPx;
		const right = left + end - start - 1;
		const top = (start - left) / widthPx;
		ids.fill(id, start, end);
		const tally = (tallies[id] ??= {
			label: labels[start] ?? 0,
			first: start,
			areaPx: 0,
			sum: 0,
			left,
			right,
			top,
			bottom: top
		});
		tally.areaPx += end - start;
		tally.sum += sumOf(confidence, start, end);
		tally.left = Math.min(tally.left, left);
		tally.right = Math.max(tally.right, right);
		tally.bottom = top;
	}
	return { ids, pieces: tallies.map(toPiece) };
}
