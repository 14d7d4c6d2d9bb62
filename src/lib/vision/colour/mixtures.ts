/** What the mixtures of some dyes look like in more or less light, and how far a colour is from all of them. */

import { nearestCentre } from './kmeans';
import { toClusterSpace } from './nearest-bin';
import { oklabFromRgb, type Rgb } from './spaces';

const STEPS = 10;
/** Parts of the second and the third of three dyes, where a line crosses a ground of two. */
const SIXTHS = [1, 2, 3, 4];
const TRIPLE = SIXTHS.flatMap((b) =>
	SIXTHS.filter((c) => b + c < 6).map((c) => [b / 6, c / 6] as const)
);

/** Light on the cloth from deep folds to shine, as a factor on sRGB levels. */
export const ALL_LIGHT = [0.4, 0.5, 0.58, 0.66, 0.74, 0.8, 0.86, 0.92, 0.96, 1, 1.04, 1.08];
/** Light that makes no dye look like another. */
export const EVEN_LIGHT = ALL_LIGHT.slice(5);

/** sRGB of two threads side by side, `part` of which is the second, in some light. */
export function mixed(a: Rgb, b: Rgb, part: number, light: number): Rgb {
	const level = (x: number, y: number) => Math.min(255, light * (x + (y - x) * part));
	return [level(a[0], b[0]), level(a[1], b[1]), level(a[2], b[2])];
}

/** The space that gaps are measured in: `toClusterSpace` of sRGB values. [n × 3] */
export const pointsOf = (colours: readonly Rgb[]): Float64Array =>
	toClusterSpace(Float64Array.from(colours.flatMap((rgb) => [...oklabFromRgb(rgb)])));

/**
 * The dyes and all mixtures of two or three of them, in each light. [n × 3]
 *
 * Threads side by side mix by their levels: a camera blurs light, but what scales its pictures blurs sRGB.
 */
export function mixturesOf(dyes: readonly Rgb[], lights: readonly number[]): Float64Array {
	const pairs = dyes.flatMap((a, i) => dyes.slice(i + 1).map((b) => [a, b] as const));
	const parts = Array.from({ length: STEPS - 1 }, (_, k) => (k + 1) / STEPS);
	const lit = (a: Rgb, b: Rgb, part: number) => lights.map((light) => mixed(a, b, part, light));
	const triples = pairs.flatMap(([a, b]) =>
		dyes.slice(dyes.indexOf(b) + 1).map((c) => [a, b, c] as const)
	);
	return pointsOf([
		...dyes.flatMap((dye) => lit(dye, dye, 0)),
		...pairs.flatMap(([a, b]) => parts.flatMap((part) => lit(a, b, part))),
		...triples.flatMap(([a, b, c]) =>
			TRIPLE.flatMap(([ofB, ofC]) => lit(mixed(a, b, ofB / (1 - ofC), 1), c, ofC))
		)
	]);
}

/**
 * From each colour's nearest mixture to the colour. [n × 3]
 *
 * @param colours [n × 3]
 * @param mixtures [m × 3] of `mixturesOf`
 */
export function gapsOf(colours: Float64Array, mixtures: Float64Array): Float64Array {
	const gaps = new Float64Array(colours.length);
	for (let i = 0; i * 3 < colours.length; i++) {
		const nearest = nearestCentre(colours, i, mixtures);
		for (let c = 0; c < 3; c++) {
			gaps[i * 3 + c] = (colours[i * 3 + c] ?? 0) - (mixtures[nearest * 3 + c] ?? 0);
		}
	}
	return gaps;
}
