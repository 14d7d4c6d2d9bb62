/** What stands behind a figure in the street: shop fronts, walls, trees. */
import { PHOTO } from './placement';
import { rgbToHex } from './palette';
import type { Random } from './random';
import type { Rgb } from './types';

const { width: W } = PHOTO;

export const WALLS: readonly Rgb[] = [
	[196, 186, 170],
	[172, 166, 160],
	[188, 164, 146],
	[206, 200, 192],
	[150, 122, 108],
	[164, 172, 176],
	[214, 206, 188]
];
export const shade = (rgb: Rgb, k: number): string =>
	rgbToHex([Math.min(255, rgb[0] * k), Math.min(255, rgb[1] * k), Math.min(255, rgb[2] * k)]);
export const rect = (x: number, y: number, w: number, h: number, paint: string, more = '') =>
	`<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" fill="${paint}" ${more}/>`;

export function facade(random: Random, wall: Rgb, kerb: number): string {
	let s = rect(0, 0, W, kerb, shade(wall, 1));
	const brick = random.chance(0.35);
	if (brick) {
		for (let y = 0; y < kerb; y += 13) {
			s += rect(0, y, W, 1.4, shade(wall, 0.84));
			for (let x = (y / 13) % 2 === 0 ? 0 : 17; x < W; x += 34)
				s += rect(x, y, 1.4, 13, shade(wall, 0.86));
		}
	}
	const bays = random.int(1, 4);
	const bay = W / bays;
	const glass = random.pick(['#5d6a73', '#4c5358', '#8d9aa0', '#3f474b', '#a3a79f', '#74655a']);
	const offset = random.range(-bay * 0.5, 0);
	for (let i = 0; i <= bays; i++) {
		const x = offset + i * bay + bay * 0.14;
		const w = bay * 0.72;
		s += rect(x, random.range(-20, 10), w, kerb * 0.34, glass, 'opacity="0.85"');
		s += rect(x + w * 0.48, 0, w * 0.05, kerb * 0.34, shade(wall, 1.14));
		const top = kerb * 0.47;
		s += rect(x - 4, top - 6, w + 8, kerb - top + 6, shade(wall, 0.78));
		s += rect(
			x,
			top,
			w,
			(kerb - top) * random.range(0.7, 0.98),
			random.chance(0.25) ? '#d9b98a' : glass
		);
		s += rect(x + w * random.range(0.1, 0.5), top, w * 0.14, kerb - top, '#fff', 'opacity="0.16"');
	}
	s += rect(0, kerb * 0.39, W, kerb * 0.05, shade(wall, 1.12));
	if (random.chance(0.4)) {
		const awning = random.pick(['#7d3f3a', '#39564b', '#31445e', '#8b7a55']);
		s += rect(random.range(-60, 240), kerb * 0.4, 240, kerb * 0.1, awning);
	}
	return s;
}

export function plainWall(random: Random, wall: Rgb, kerb: number): string {
	let s = rect(0, 0, W, kerb, shade(wall, 1.04));
	const panel = random.range(110, 230);
	for (let x = random.range(-panel, 0); x < W; x += panel)
		s += rect(x, 0, 2.5, kerb, shade(wall, 0.86));
	for (let y = random.range(40, 120); y < kerb; y += panel * 0.8)
		s += rect(0, y, W, 2.5, shade(wall, 0.88));
	if (random.chance(0.5)) {
		const x = random.pick([random.range(-30, 40), random.range(340, 420)]);
		s += rect(x, kerb * 0.38, 96, kerb * 0.62, shade(wall, 0.6));
		s += rect(
			x + 8,
			kerb * 0.41,
			80,
			kerb * 0.59,
			random.pick(['#41564e', '#6a4636', '#34404f', '#7c7468'])
		);
	}
	return s;
}

export function park(random: Random, kerb: number): string {
	let s = rect(0, 0, W, kerb, random.pick(['#d6dfe2', '#cfd9dc', '#e2e2da']));
	for (let i = 0; i < 90; i++) {
		const t = i / 90;
		const green = random.pick(['#8fa27c', '#7c9168', '#6a8058', '#a3b08a', '#596e4b']);
		s += `<ellipse cx="${random.range(-20, W + 20).toFixed(0)}" cy="${(kerb * (0.1 + 0.85 * t) + random.jitter(40)).toFixed(0)}" rx="${random.range(20, 62).toFixed(0)}" ry="${random.range(14, 40).toFixed(0)}" fill="${green}" opacity="${random.range(0.5, 0.9).toFixed(2)}"/>`;
	}
	for (let i = 0; i < 3; i++)
		s += rect(random.range(0, W), kerb * 0.4, random.range(7, 15), kerb * 0.6, '#5d5044');
	return s + rect(0, kerb - 16, W, 18, '#7d8f63');
}
