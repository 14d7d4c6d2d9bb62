/** Painted surfaces: boards, cloth, a studio wall. */
import { PHOTO } from './placement';
import { noise, speckle } from './noise';
import type { Random } from './random';
import type { Rgb } from './types';

const { width: W, height: H } = PHOTO;

/** Brightness of a place, around 1. */
export type Tone = (x: number, y: number) => number;

export function fill(rgb: Rgb, tone: Tone): Uint8Array {
	const out = new Uint8Array(W * H * 3);
	for (let y = 0; y < H; y++) {
		for (let x = 0; x < W; x++) {
			const t = tone(x, y);
			const i = (y * W + x) * 3;
			for (let c = 0; c < 3; c++) out[i + c] = Math.min(255, Math.max(0, (rgb[c] ?? 0) * t));
		}
	}
	return out;
}

export const vignette = (x: number, y: number, amount: number) =>
	1 - amount * (((x - W * 0.42) / W) ** 2 + ((y - H * 0.4) / H) ** 2);

export function planks(random: Random): Uint8Array {
	const base = random.pick<Rgb>([
		[214, 188, 154],
		[190, 160, 124],
		[226, 208, 182],
		[158, 126, 96]
	]);
	const size = random.range(92, 132);
	const seed = random.int(0, 9999);
	return fill(base, (x, y) => {
		const row = Math.floor(x / size);
		const inside = x / size - row;
		const shift = speckle(row, 3, seed) * 0.045;
		const grain =
			noise(x * 0.11 + row * 31, y * 0.008 + noise(x * 0.02, y * 0.006, seed) * 0.6, seed) * 0.045 +
			noise(x * 0.4, y * 0.014, seed + 1) * 0.026;
		const gap = inside < 0.012 ? 0.74 : inside < 0.022 ? 0.92 : 1;
		return (1 + shift + grain) * gap * vignette(x, y, 0.2);
	});
}

export function draped(random: Random): Uint8Array {
	const base = random.pick<Rgb>([
		[228, 224, 217],
		[214, 208, 203],
		[226, 216, 206],
		[206, 212, 216]
	]);
	const seed = random.int(0, 9999);
	const lean = random.range(-0.7, 0.7);
	return fill(base, (x, y) => {
		const t = (x + y * lean) / 130 + noise(x / 210, y / 210, seed) * 1.1;
		return (1 + 0.05 * Math.sin(t) + 0.025 * Math.sin(t * 2.3 + 1)) * vignette(x, y, 0.14);
	});
}

export function studio(random: Random, groundY: number): Uint8Array {
	const base = random.pick<Rgb>([
		[226, 225, 223],
		[214, 212, 210],
		[232, 226, 218],
		[208, 214, 219],
		[224, 214, 208]
	]);
	const horizon = groundY - random.range(50, 90);
	return fill(base, (x, y) => {
		const t = Math.min(1, Math.max(0, (y - horizon + 30) / 60));
		const floor = t * t * (3 - 2 * t);
		const wall = 1.03 - 0.24 * (((x - W * 0.38) / W) ** 2 + ((y - H * 0.3) / H) ** 2);
		const ground = 0.93 + 0.09 * ((y - horizon) / H);
		return wall * (1 - floor) + ground * floor;
	});
}

/** The feet's soft shadow on the ground. */
export function shadowed(
	image: Uint8Array,
	groundY: number,
	xs: readonly number[],
	reach: number
): Uint8Array {
	for (
		let y = Math.max(0, Math.floor(groundY - reach * 0.5));
		y < Math.min(H, groundY + reach * 0.6);
		y++
	) {
		for (let x = 0; x < W; x++) {
			let dark = 0;
			for (const footX of xs) {
				const d = ((x - footX - reach * 0.16) / reach) ** 2 + ((y - groundY) / (reach * 0.26)) ** 2;
				if (d < 1) dark = Math.max(dark, (1 - d) ** 2 * 0.5);
			}
			if (dark === 0) continue;
			const i = (y * W + x) * 3;
			for (let c = 0; c < 3; c++) image[i + c] = (image[i + c] ?? 0) * (1 - dark);
		}
	}
	return image;
}
