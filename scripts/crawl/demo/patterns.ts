/** Patterns as functions from a place on the cloth to an entry of its palette. */
import { noise } from './noise';
import type { Band, Pattern } from './surface';

/** Palette index at (u, v), both in garment units. */
export type PatternAt = (u: number, v: number) => number;

const wrap = (value: number, period: number) => value - Math.floor(value / period) * period;

function bandAt(bands: readonly Band[], at: number): number {
	const total = bands.reduce((sum, band) => sum + band.width, 0);
	let rest = wrap(at, total);
	for (const band of bands) {
		rest -= band.width;
		if (rest < 0) return band.index;
	}
	return 0;
}

/** Over-under of two threads: fine diagonals, as in woven checks. */
const twillOver = (u: number, v: number) => wrap(u + v, 2.6) < 1.3;

function petals(u: number, v: number, pitch: number, colours: number): number {
	const row = Math.floor(v / pitch);
	const shifted = u + (row % 2 === 0 ? 0 : pitch / 2);
	const column = Math.floor(shifted / pitch);
	const wobble = noise(column * 3.7, row * 5.1, 11) * pitch * 0.16;
	const x = wrap(shifted, pitch) - pitch / 2 + wobble;
	const y = wrap(v, pitch) - pitch / 2 - wobble;
	const r = Math.hypot(x, y) / pitch;
	const a = Math.atan2(y, x) + noise(column * 1.3, row * 2.9, 5) * 3;
	if (r < 0.075) return colours > 2 ? 2 : 0;
	if (r < 0.2 + 0.085 * Math.cos(5 * a)) return 1;
	const leafX = x * 0.8 + y * 0.6;
	const leafY = -x * 0.6 + y * 0.8 - pitch * 0.36;
	if (colours > 3 && (leafX / 0.17) ** 2 + (leafY / 0.07) ** 2 < pitch * pitch) return 3;
	return 0;
}

/** @param seed moves the noise of irregular patterns */
export function patternAt(pattern: Pattern, seed: number): PatternAt {
	switch (pattern.kind) {
		case 'solid':
			return () => pattern.index;
		case 'stripe':
			return pattern.vertical
				? (u) => bandAt(pattern.bands, u + 1000)
				: (_u, v) => bandAt(pattern.bands, v);
		case 'gingham':
			return (u, v) => {
				const warp = wrap(u, pattern.size * 2) < pattern.size;
				const weft = wrap(v, pattern.size * 2) < pattern.size;
				if (warp && weft) return 1;
				return warp || weft ? (twillOver(u, v) ? 1 : 0) : 0;
			};
		case 'tartan':
			return (u, v) => {
				const thread = (t: number) => {
					const p = wrap(t, pattern.size) / pattern.size;
					if (pattern.colours > 2 && p > 0.7 && p < 0.76) return 2;
					if (pattern.colours > 3 && p > 0.18 && p < 0.22) return 3;
					return p < 0.4 ? 1 : 0;
				};
				return twillOver(u, v) ? thread(u) : thread(v);
			};
		case 'window':
			return (u, v) =>
				wrap(u, pattern.size) < pattern.line || wrap(v, pattern.size) < pattern.line ? 1 : 0;
		case 'dot':
			return (u, v) => {
				const row = Math.floor(v / pattern.pitch);
				const x = wrap(u + (row % 2) * pattern.pitch * 0.5, pattern.pitch) - pattern.pitch / 2;
				const y = wrap(v, pattern.pitch) - pattern.pitch / 2;
				return x * x + y * y < pattern.radius * pattern.radius ? 1 : 0;
			};
		case 'floral':
			return (u, v) => petals(u, v, pattern.pitch, pattern.colours);
		case 'camo':
			return (u, v) => {
				for (let i = pattern.colours - 1; i > 0; i--) {
					const [x, y] = [u / pattern.size, (v * 1.5) / pattern.size];
					const field = noise(x, y, seed + i) + 0.45 * noise(x * 2.3, y * 2.3, seed + 9 + i);
					if (field > 0.28) return i;
				}
				return 0;
			};
		case 'panel':
			return (u, v) => {
				const place = pattern.vertical ? u : v;
				let index = 0;
				while (place > (pattern.edges[index] ?? Infinity)) index++;
				return index;
			};
	}
}
