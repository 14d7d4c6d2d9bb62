/** Where garment units land on the photo. */
import type { Layer, Pt } from './types';

export const PHOTO = { width: 480, height: 640 } as const;

export interface Placement {
	/** px per garment unit */
	readonly scale: number;
	readonly x: number;
	readonly y: number;
	/** turn of the whole drawing, radians, small */
	readonly turn: number;
}

export interface Bounds {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** Bounds of all path points, control points included, in garment units. */
export function bounds(layers: readonly Layer[]): Bounds {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const layer of layers) {
		const numbers = layer.d.match(/-?\d+(?:\.\d+)?/g) ?? [];
		for (let i = 0; i + 1 < numbers.length; i += 2) {
			const [x, y] = [Number(numbers[i]), Number(numbers[i + 1])];
			left = Math.min(left, x);
			right = Math.max(right, x);
			top = Math.min(top, y);
			bottom = Math.max(bottom, y);
		}
	}
	return { left, top, right, bottom };
}

/** Largest placement that keeps the drawing inside the margins (px), centred. */
export function fit(
	layers: readonly Layer[],
	marginX: number,
	marginY: number,
	turn: number
): Placement {
	const b = bounds(layers);
	const scale = Math.min(
		(PHOTO.width - 2 * marginX) / (b.right - b.left),
		(PHOTO.height - 2 * marginY) / (b.bottom - b.top)
	);
	const middle: Pt = [((b.left + b.right) / 2) * scale, ((b.top + b.bottom) / 2) * scale];
	const [c, s] = [Math.cos(turn), Math.sin(turn)];
	return {
		scale,
		turn,
		x: PHOTO.width / 2 - (middle[0] * c - middle[1] * s),
		y: PHOTO.height / 2 - (middle[0] * s + middle[1] * c)
	};
}

/** px → garment units as u = a·x + b·y + e, v = −b·x + a·y + f; without allocation per pixel. */
export interface ToUnits {
	readonly a: number;
	readonly b: number;
	readonly e: number;
	readonly f: number;
}

export function toUnits(p: Placement): ToUnits {
	const a = Math.cos(p.turn) / p.scale;
	const b = Math.sin(p.turn) / p.scale;
	return { a, b, e: -(a * p.x + b * p.y), f: b * p.x - a * p.y };
}

export function svgTransform(p: Placement): string {
	const [c, s] = [Math.cos(p.turn) * p.scale, Math.sin(p.turn) * p.scale];
	return `matrix(${c} ${s} ${-s} ${c} ${p.x} ${p.y})`;
}
