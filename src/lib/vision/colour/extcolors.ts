/**
 * The method of the Python package extcolors 1.0.0, for comparison only: exact colours counted,
 * and the commoner ones taking in all that look like them. Nothing else here builds on it.
 */

import type { Mask, Raster } from '../image/raster';
import { requireSameSize } from './bins';
import { hexFromRgb, linearOf, type Lab, type Rgb } from './spaces';

/** The package's own default. */
const TOLERANCE = 32;

export type ExtColour = {
	readonly hex: string;
	readonly rgb: Rgb;
	/** Part of the counted pixels, 0..1. */
	readonly share: number;
	readonly pixels: number;
};

const compress = (ratio: number): number =>
	ratio > 0.008856 ? ratio ** 0.3333333 : (ratio * 903.3 + 16) / 116;

/** CIELAB (D65) in the rounding of convcolors 2.2.0, which decides who is near whom. */
function labOf([red, green, blue]: Rgb): Lab {
	const [r, g, b] = [linearOf(red), linearOf(green), linearOf(blue)];
	const x = compress(((r * 0.4124564 + g * 0.3575761 + b * 0.1804375) * 100) / 95.047);
	const y = compress(r * 0.2126729 + g * 0.7151522 + b * 0.072175);
	const z = compress(((r * 0.0193339 + g * 0.119192 + b * 0.9503041) * 100) / 108.883);
	return [Math.max(0, 116 * y - 16), (x - y) * 500, (y - z) * 200];
}

function cie76([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
	const [l, a, b] = [l2 - l1, a2 - a1, b2 - b1];
	return Math.sqrt(l * l + a * a + b * b);
}

/** Pixels of each exact colour, in the order of their first pixels; what is wholly clear does not count. */
function countColours({ rgba }: Raster, mask: Mask): Map<number, number> {
	const counts = new Map<number, number>();
	for (let i = 0, at = 0; i < mask.data.length; i++, at += 4) {
		if (!mask.data[i] || !rgba[at + 3]) continue;
		const colour = ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
		counts.set(colour, (counts.get(colour) ?? 0) + 1);
	}
	return counts;
}

/**
 * The palette that extcolors gives for the pixels under a mask, commonest first.
 *
 * @param tolerance CIE76 distance under which a rarer colour is taken in (0..100; 0 takes in none)
 * @throws RangeError when raster and mask differ in size
 */
export function extcolors(raster: Raster, mask: Mask, tolerance = TOLERANCE): ExtColour[] {
	requireSameSize(raster, mask);
	const found: { readonly rgb: Rgb; readonly lab: Lab; pixels: number }[] = [];
	let totalPx = 0;
	const byCount = [...countColours(raster, mask)].sort(([, a], [, b]) => b - a);
	for (const [colour, pixels] of byCount) {
		const rgb: Rgb = [colour >> 16, (colour >> 8) & 255, colour & 255];
		const lab = labOf(rgb);
		totalPx += pixels;
		const near = found.find((other) => cie76(other.lab, lab) < tolerance);
		if (near) near.pixels += pixels;
		else found.push({ rgb, lab, pixels });
	}
	return found
		.sort((a, b) => b.pixels - a.pixels)
		.map(({ rgb, pixels }) => ({ hex: hexFromRgb(rgb), rgb, pixels, share: pixels / totalPx }));
}
