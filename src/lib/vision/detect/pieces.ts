/** Splits a label map into connected pieces of one class each. */

import type { PixelBox } from '../image/pixel-box';
import type { LabelMap } from '../parse/label-map';

export type Piece = {
	/** Index into `PARSE_CLASSES`. */
	readonly label: number;
	readonly areaPx: number;
	readonly box: PixelBox;
	/** Mean confidence of its pixels, 0..1. */
	readonly confidence: number;
};

export type Pieces = {
	/** [heightPx × widthPx] index into `pieces` */
	readonly ids: Int32Array;
	readonly pieces: readonly Piece[];
};

function rootOf(parents: Int32Array, start: number): number {
	let id = start;
	for (let parent = parents[id] ?? id; parent !== id; parent = parents[id] ?? id) {
		// Halving the path keeps the trees flat.
		parents[id] = parents[parent] ?? parent;
		id = parents[id] ?? parent;
	}
	return id;
}

/** Provisional piece of every pixel; `parents` then tells which of them are one. */
function firstPass({ widthPx, heightPx, labels }: LabelMap) {
	const ids = new Int32Array(labels.length);
	const parents = new Int32Array(labels.length);
	let count = 0;
	for (let y = 0, i = 0; y < heightPx; y++) {
		for (let x = 0; x < widthPx; x++, i++) {
			const label = labels[i];
			const left = x > 0 && labels[i - 1] === label ? (ids[i - 1] ?? 0) : -1;
			const up = y > 0 && labels[i - widthPx] === label ? (ids[i - widthPx] ?? 0) : -1;
			if (left < 0 && up < 0) {
				parents[count] = count;
				ids[i] = count++;
				continue;
			}
			ids[i] = left >= 0 ? left : up;
			if (left < 0 || up < 0 || left === up) continue;
			const a = rootOf(parents, left);
			const b = rootOf(parents, up);
			parents[Math.max(a, b)] = Math.min(a, b);
		}
	}
	return { ids, parents, count };
}

type Tally = {
	label: number;
	areaPx: number;
	sum: number;
	left: number;
	right: number;
	top: number;
	bottom: number;
};

const toPiece = ({ label, areaPx, sum, left, right, top, bottom }: Tally): Piece => ({
	label,
	areaPx,
	box: { xPx: left, yPx: top, widthPx: right - left + 1, heightPx: bottom - top + 1 },
	confidence: sum / areaPx / 255
});

/** The 4-connected pieces of equal label, in reading order of their first pixels. */
export function findPieces(map: LabelMap): Pieces {
	const { widthPx, heightPx, labels, confidence } = map;
	const { ids, parents, count } = firstPass(map);
	const final = new Int32Array(count).fill(-1);
	const tallies: Tally[] = [];
	for (let y = 0, i = 0; y < heightPx; y++) {
		for (let x = 0; x < widthPx; x++, i++) {
			const root = rootOf(parents, ids[i] ?? 0);
			let id = final[root] ?? -1;
			if (id < 0) {
				id = final[root] = tallies.length;
				const label = labels[i] ?? 0;
				tallies.push({ label, areaPx: 0, sum: 0, left: x, right: x, top: y, bottom: y });
			}
			ids[i] = id;
			const tally = tallies[id];
			if (!tally) continue;
			tally.areaPx += 1;
			tally.sum += confidence[i] ?? 0;
			if (x < tally.left) tally.left = x;
			if (x > tally.right) tally.right = x;
			tally.bottom = y;
		}
	}
	return { ids, pieces: tallies.map(toPiece) };
}
