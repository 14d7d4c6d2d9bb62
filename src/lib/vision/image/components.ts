/** Finds the connected pieces of a mask, drops specks and fills holes. */

import type { Mask } from './raster';

export type Components = {
	readonly widthPx: number;
	readonly heightPx: number;
	/** [heightPx × widthPx]: 0 outside, k in the k-th piece, numbered in reading order from 1. */
	readonly labels: Int32Array;
	/** Pixels of each piece: `sizesPx[k]`; entry 0 counts the pixels outside. */
	readonly sizesPx: Int32Array;
};

function find(parents: Int32Array, label: number): number {
	let root = label;
	while (parents[root] !== root) root = parents[root] ?? root;
	for (let at = label; at !== root;) {
		const next = parents[at] ?? root;
		parents[at] = root;
		at = next;
	}
	return root;
}

/** Joins two trees under the smaller label, so that a root is the first label of its piece. */
function join(parents: Int32Array, a: number, b: number): number {
	const rootA = find(parents, a);
	const rootB = find(parents, b);
	parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
	return Math.min(rootA, rootB);
}

/**
 * Labels the connected pieces of a mask in two passes with union-find (Rosenfeld and Pfaltz 1966).
 *
 * @param connectivity 8 joins across corners, 4 only across edges
 */
export function labelComponents(mask: Mask, connectivity: 4 | 8 = 8): Components {
	const { data, widthPx, heightPx } = mask;
	const labels = new Int32Array(data.length);
	const parents = new Int32Array(Math.ceil(data.length / 2) + 2);
	let count = 0;
	for (let y = 0, i = 0; y < heightPx; y++) {
		for (let x = 0; x < widthPx; x++, i++) {
			if (!data[i]) continue;
			const left = x > 0 ? (labels[i - 1] ?? 0) : 0;
			const up = y > 0 ? (labels[i - widthPx] ?? 0) : 0;
			let label = left && up && left !== up ? join(parents, left, up) : left || up;
			if (connectivity === 8 && y > 0 && !up) {
				const upLeft = x > 0 ? (labels[i - widthPx - 1] ?? 0) : 0;
				const upRight = x + 1 < widthPx ? (labels[i - widthPx + 1] ?? 0) : 0;
				for (const corner of [upLeft, upRight]) {
					if (corner) label = label ? join(parents, label, corner) : corner;
				}
			}
			if (!label) {
				label = ++count;
				parents[label] = label;
			}
			labels[i] = label;
		}
	}
	return renumber(mask, labels, parents, count);
}

/** Second pass: provisional labels to 1..n without gaps, and their sizes. */
function renumber(
	{ widthPx, heightPx }: Mask,
	labels: Int32Array,
	parents: Int32Array,
	count: number
): Components {
	const final = new Int32Array(count + 1);
	let pieces = 0;
	for (let label = 1; label <= count; label++) {
		const root = find(parents, label);
		final[label] = root === label ? ++pieces : (final[root] ?? 0);
	}
	const sizesPx = new Int32Array(pieces + 1);
	for (let i = 0; i < labels.length; i++) {
		const label = final[labels[i] ?? 0] ?? 0;
		labels[i] = label;
		sizesPx[label] = (sizesPx[label] ?? 0) + 1;
	}
	return { widthPx, heightPx, labels, sizesPx };
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
	const ground = { ...mask, data: mask.data.map((value) => (value ? 0 : 1)) };
	const { labels, sizesPx } = labelComponents(ground, 4);
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
