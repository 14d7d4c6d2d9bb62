/** The fine texture of a cloth, as a factor of brightness around 1. */
import { noise, speckle } from './noise';
import type { Weave } from './surface';

/** Brightness factor at (u, v) in garment units. */
export type WeaveAt = (u: number, v: number) => number;

const wave = (t: number) => Math.sin(t * 2 * Math.PI);

/** One column of knit stitches: small Vs. */
function stitchAt(u: number, v: number): number {
	const column = u / 5.2;
	const x = Math.abs(column - Math.floor(column) - 0.5) * 2;
	const rib = 1 - x * x;
	return 0.94 + 0.08 * rib + 0.035 * wave(v / 4.4 + x * 0.55);
}

/** @param seed tells two cloths of the same weave apart */
export function weaveAt(weave: Weave, seed: number): WeaveAt {
	switch (weave) {
		case 'smooth':
			return () => 1;
		case 'jersey':
			return (u, v) => 1 + 0.012 * noise(u * 0.9, v * 0.35, seed);
		case 'melange':
			return (u, v) =>
				1 + 0.075 * noise(u * 0.28, v * 0.85, seed) + 0.05 * speckle(u * 0.9, v * 0.9, seed);
		case 'twill':
			return (u, v) => 1 + 0.014 * wave((u + v) / 4.6) + 0.012 * noise(u * 0.5, v * 0.5, seed);
		case 'denim':
			return (u, v) =>
				1 +
				0.035 * wave((u - v) / 4) +
				0.045 * noise(u * 0.7, v * 0.1, seed) +
				0.05 * noise(u * 0.03, v * 0.02, seed + 3);
		case 'knit':
			return stitchAt;
		case 'rib':
			return (u) => 0.96 + 0.075 * wave(u / 7);
		case 'wool':
			return (u, v) =>
				1 + 0.04 * noise(u * 0.45, v * 0.45, seed) + 0.03 * speckle(u * 0.6, v * 0.6, seed);
		case 'cord':
			return (u) => 0.97 + 0.06 * wave(u / 5.4);
		case 'leather':
			return (u, v) =>
				1 + 0.03 * noise(u * 0.35, v * 0.35, seed) + 0.025 * noise(u * 0.12, v * 0.12, seed + 1);
		case 'satin':
			return (u, v) => 1 + 0.03 * noise(u * 0.03, v * 0.012, seed);
		case 'straw':
			return (u, v) => 0.97 + 0.06 * wave(v / 5 + 0.2 * wave(u / 9)) + 0.04 * wave(u / 4);
		case 'skin':
			return (u, v) => 1 + 0.018 * noise(u * 0.05, v * 0.04, seed);
		case 'hair':
			return (u, v) =>
				1 +
				0.16 * noise(u * 0.28, v * 0.02, seed) +
				0.1 * noise(u * 0.7, v * 0.03, seed + 1) +
				0.14 * noise(u * 0.05, v * 0.035, seed + 2);
	}
}
