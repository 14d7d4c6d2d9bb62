/** The outline of a mask as polygons. */

import type { Mask } from '../../vision/image/raster';

/** Corner points in pixels of the mask, x and y by turns, without the first again at the end. */
export type Outline = readonly number[];

/** Right, down, left, up. */
const STEPS = [
	[1, 0],
	[0, 1],
	[-1, 0],
	[0, -1]
] as const;

/** Twice the area that a ring encloses, positive where the inside is on its right (y grows downwards). */
export function doubleArea(ring: Outline): number {
	let sum = 0;
	for (let i = 0; i < ring.length; i += 2) {
		const j = (i + 2) % ring.length;
		sum += (ring[i] ?? 0) * (ring[j + 1] ?? 0) - (ring[j] ?? 0) * (ring[i + 1] ?? 0);
	}
	return sum;
}

/** The squared distance of a point from a line through two others, or from the first where both are one. */
function distance(ring: Outline, i: number, from: number, to: number): number {
	const [x = 0, y = 0] = [ring[2 * i], ring[2 * i + 1]];
	const [ax = 0, ay = 0] = [ring[2 * from], ring[2 * from + 1]];
	const [dx, dy] = [(ring[2 * to] ?? 0) - ax, (ring[2 * to + 1] ?? 0) - ay];
	const length = dx * dx + dy * dy;
	if (length === 0) return (x - ax) ** 2 + (y - ay) ** 2;
	return ((x - ax) * dy - (y - ay) * dx) ** 2 / length;
}

/**
 * Fewer corners, none of those left out further than `tolerance` from the line that takes its place
 * (Douglas and Peucker, Cartographica 10, 1973), from two corners that lie far apart.
 */
export function simplifyRing(ring: Outline, tolerance: number): Outline {
	const count = ring.length / 2;
	if (count <= 4) return ring;
	const far = (from: number): number => {
		let best = from;
		for (let i = 0, most = -1; i < count; i += 1) {
			const away = distance(ring, i, from, from);
			if (away > most) [best, most] = [i, away];
		}
		return best;
	};
	const [a, b] = [far(far(0)), far(0)].sort((x, y) => x - y) as [number, number];
	const kept = new Uint8Array(count);
	kept[a] = kept[b] = 1;
	const open: [number, number][] = [
		[a, b],
		[b, a + count]
	];
	for (let run = open.pop(); run; run = open.pop()) {
		const [from, to] = run;
		let best = -1;
		let most = tolerance * tolerance;
		for (let i = from + 1; i < to; i += 1) {
			const away = distance(ring, i % count, from % count, to % count);
			if (away > most) [best, most] = [i, away];
		}
		if (best < 0) continue;
		kept[best % count] = 1;
		open.push([from, best], [best, to]);
	}
	return ring.filter((_, i) => kept[i >> 1] === 1);
}

/**
 * The rings around what is inside, along the edges of the pixels: what is inside lies on their right.
 * Pixels that touch at a corner alone are one (8-connected). Holes have no ring: COCO's polygons know none.
 */
export function traceRings({ widthPx, heightPx, data }: Mask): Outline[] {
	const isIn = (x: number, y: number): boolean =>
		x >= 0 && y >= 0 && x < widthPx && y < heightPx && (data[y * widthPx + x] ?? 0) > 0;
	/** Of the pixel below and right of a corner: bit 0, its upper edge was walked along. */
	const walked = new Uint8Array(widthPx * heightPx);
	const rings: Outline[] = [];
	for (let y = 0; y < heightPx; y += 1) {
		for (let x = 0; x < widthPx; x += 1) {
			if (!isIn(x, y) || isIn(x, y - 1) || walked[y * widthPx + x]) continue;
			const ring = walk(x, y, isIn, (px, py) => (walked[py * widthPx + px] = 1));
			if (doubleArea(ring) > 0) rings.push(ring);
		}
	}
	return rings;
}

/** Along the edge of what is inside, from the upper left corner of a pixel to the right. */
function walk(
	startX: number,
	startY: number,
	isIn: (x: number, y: number) => boolean,
	onUpperEdge: (x: number, y: number) => void
): Outline {
	const ring: number[] = [];
	let [x, y, heading] = [startX, startY, 0];
	do {
		const [dx, dy] = STEPS[heading] ?? STEPS[0];
		if (heading === 0) onUpperEdge(x, y);
		x += dx;
		y += dy;
		// The pixels ahead, to the left and to the right of the way on.
		const left = isIn(x + (dx > 0 || dy > 0 ? 0 : -1), y + (dy > 0 || dx < 0 ? 0 : -1));
		const right = isIn(x + (dx > 0 || dy < 0 ? 0 : -1), y + (dy > 0 || dx > 0 ? 0 : -1));
		// At a corner that two pixels share the outer one is taken along: turn left wherever it is inside.
		const turn = left ? 3 : right ? 0 : 1;
		if (turn !== 0) ring.push(x, y);
		heading = (heading + turn) % 4;
	} while (x !== startX || y !== startY || heading !== 0);
	return ring;
}
