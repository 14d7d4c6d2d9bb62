/** Finds the connected pieces of a mask, drops specks and fills holes. */

import { connectRuns } from './connect-runs';
import type { Mask } from './raster';

export type Components = {
	readonly widthPx: number;
	readonly heightPx: number;
	/** [heightPx × widthPx]: 0 outside, k in the k-th piece, numbered in reading order from 1. */
	readonly labels: Int32Array;
	/** Pixels of each piece: `sizesPx[k]`; entry 0 counts the pixels outside. */
	readonly sizesPx: Int32Array;
};

/** Every value above 0 is inside. */
const INSIDE = new Uint8Array(256).fill(1, 1);
const OUTSIDE = INSIDE.map((inside) => 1 - inside);

/** The pieces that a table of groups (0 or 1) picks out of a mask. */
function componentsOf(mask: Mask, connectivity: 4 | 8, groups: Uint8Array): Components {
	const { data, widthPx, heightPx } = mask;
	const { starts, pieces, pieceCount } = connectRuns(data, widthPx, connectivity, groups);
	const labels = new Int32Array(data.length);
	const sizesPx = new Int32Array(pieceCount + 1);
	for (let run = 0; run < starts.length; run++) {
		const start = starts[run] ?? 0;
		const end = run + 1 < starts.length ? (starts[run + 1] ?? 0) : data.length;
		const label = pieces[run] ?? 0;
		sizesPx[label] = (sizesPx[label] ?? 0) + end - start;
		if (label > 0) labels.fill(label, start, end);
	}
	return { widthPx, heightPx, labels, sizesPx };
}

/**
 * Labels the connected pieces of a mask.
 *
 * @param connectivity 8 joins across corners, 4 only across edges
 */
export function labelComponents(mask: Mask, connectivity: 4 | 8 = 8): Components {
	return componentsOf(mask, connectivity, INSIDE);
}

/** One piece as a mask of its own. */
export function componentMask({ widthPx, heightPx, labels }: Components, label: number): Mask {
	const data = new Uint8Array(labels.length);
	for (let i = 0; i < labels.length; i++) if (labels[i] === label) data[i] = 1;
	return { widthPx, heightPx, data };
}

/** A mask that holds, at every pixel, the value of its piece. */
function lookUp(labels: Int32Array, values: Int32Array): Uint8Array {
	const data = new Uint8Array(labels.length);
	for (let i = 0; i < labels.length; i++) data[i] = values[labels[i] ?? 0] ?? 0;
	return data;
}

/** The mask without its pieces of fewer than `minAreaPx` pixels; of 0 and 1. */
export function keepLargeComponents(mask: Mask, minAreaPx: number): Mask {
	const { labels, sizesPx } = labelComponents(mask);
	const keep = sizesPx.map((size, label) => (label > 0 && size >= minAreaPx ? 1 : 0));
	return { ...mask, data: lookUp(labels, keep) };
}

/**
 * The mask with its holes filled: ground that no edge-to-edge path joins to the picture's border.
 *
 * @param maxHolePx holes of more pixels than this stay open (the gap between arm and body)
 */
export function fillHoles(mask: Mask, maxHolePx = Infinity): Mask {
	const { widthPx, heightPx } = mask;
	const { labels, sizesPx } = componentsOf(mask, 4, OUTSIDE);
	const open = sizesPx.map((size) => (size > maxHolePx ? 1 : 0));
	for (let x = 0; x < widthPx; x++) {
		open[labels[x] ?? 0] = 1;
		open[labels[(heightPx - 1) * widthPx + x] ?? 0] = 1;
	}
	for (let y = 0; y < heightPx; y++) {
		open[labels[y * widthPx] ?? 0] = 1;
		open[labels[(y + 1) * widthPx - 1] ?? 0] = 1;
	}
	const filled = open.map((value, label) => (label > 0 && value ? 0 : 1));
	return { ...mask, data: lookUp(labels, filled) };
}
