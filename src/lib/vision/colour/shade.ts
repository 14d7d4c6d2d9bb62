/** Tells a dye in less light from another dye. */

import type { Cluster } from './clusters';
import type { HalfTones } from './half-tones';
import { LIGHTNESS_WEIGHT } from './nearest-bin';
import type { Oklab } from './spaces';

/** Clusters nearer than this are one dye. */
const SAME_DYE = 0.075;
/** Chroma counts more than in the space of the clusters, and more in the dark, where there is less of it. */
const CHROMA_WEIGHT = { at: 1.4, lightness: 0.75, growth: 0.3, least: 0.25 } as const;
/** Part of the difference in chroma that counts from the nearest shade, not from the colour itself. */
const FROM_SHADE = 0.3;
/** A shadow keeps at least this part of its cloth's lightness. */
const LEAST_LIGHT = 0.55;
/** The same where half-tones run from the light down into it, as on folded cloth. */
const FOLD = { light: 0.4, most: 0.4, halfTones: 0.2 } as const;
/** The inside of an open coat ends sharply, but keeps the hue of its dye; greys have none to tell by. */
const INSIDE = { light: 0.45, most: 0.42, apart: 0.01, chroma: 0.04 } as const;
/** What is left of chroma beside lightness: stray light greys a shadow, and dye deepens in it. */
const CHROMA = { least: 0.6, most: 1.15 } as const;
/** Farther in chroma than this from any shade of the dye is another. */
const APART = 0.035;
/** A shadow is the smaller part of its cloth, and lies in patches; a fine print does not. */
const MOST_SHADOW = 0.3;
const LEAST_INTERIOR = 0.05;
/** Shine adds white: at most half of the way there, on a small part of the cloth. */
const SHINE = { most: 0.12, way: 0.5, apart: 0.04 } as const;
/** What is a shadow or shine costs a little less than what separates two dyes. */
const LIGHT_COST = 0.9;

const byLight = <T>(one: T, other: T, lightness: (value: T) => number): readonly [T, T] =>
	lightness(one) < lightness(other) ? [one, other] : [other, one];

/**
 * Distance in chroma of a colour from the shades of a lighter one. Light scales L, a and b alike (the
 * cube root of linear light), so shades lie on the ray to black.
 */
function chromaApart([dark, a, b]: Oklab, [light, a0, b0]: Oklab): number {
	// Beside pure black, which has no chroma, any part kept is the same.
	const dim = light > 0 ? dark / light : 0;
	const squared = a0 * a0 + b0 * b0;
	const along = squared > 0 ? (a * a0 + b * b0) / squared : 0;
	const kept = Math.min(Math.max(along, CHROMA.least * dim), CHROMA.most * dim);
	return Math.hypot(a - kept * a0, b - kept * b0);
}

/** Distance in chroma of two colours that light cannot explain; 0 for one dye. */
export const hueApart = (one: Oklab, other: Oklab): number =>
	chromaApart(...byLight(one, other, ([lightness]) => lightness));

/** Whether one colour may be the other in less light. */
export function isShade(one: Oklab, other: Oklab): boolean {
	const [dark, light] = byLight(one, other, ([lightness]) => lightness);
	return dark[0] >= LEAST_LIGHT * light[0] && hueApart(one, other) < APART;
}

function isShadow(one: Cluster, other: Cluster, halfTones: HalfTones): boolean {
	const [dark, light] = byLight(one, other, ({ oklab }) => oklab[0]);
	const apart = hueApart(dark.oklab, light.oklab);
	if (apart >= APART) return false;
	const kept = dark.oklab[0] / light.oklab[0];
	const part = dark.weight / (dark.weight + light.weight);
	if (dark.interior >= LEAST_INTERIOR) {
		if (kept >= LEAST_LIGHT && part <= MOST_SHADOW) return true;
		const isDyed = Math.hypot(light.oklab[1], light.oklab[2]) >= INSIDE.chroma;
		const isInside = kept >= INSIDE.light && part <= INSIDE.most && apart < INSIDE.apart;
		if (isDyed && isInside) return true;
	}
	return kept >= FOLD.light && part <= FOLD.most && halfTones(dark, light) >= FOLD.halfTones;
}

/** Whether the smaller of two is the other with the lamp's white over it (Shafer's dichromatic model, 1985). */
function isShine(one: Cluster, other: Cluster): boolean {
	const [cloth, shine] = byLight(one, other, ({ oklab }) => oklab[0]);
	if (shine.weight > SHINE.most * (shine.weight + cloth.weight)) return false;
	if (shine.interior < LEAST_INTERIOR) return false;
	const [l, a, b] = cloth.oklab;
	// Nothing shines on pure white.
	if (l >= 1) return false;
	const way = (shine.oklab[0] - l) / (1 - l);
	const left = 1 - way;
	return (
		way < SHINE.way &&
		Math.hypot(shine.oklab[1] - left * a, shine.oklab[2] - left * b) < SHINE.apart
	);
}

/** How clearly two clusters are two dyes: above 1 they are, below they are one in other light. */
export function dyeCost(one: Cluster, other: Cluster, halfTones: HalfTones): number {
	const [l, a, b] = one.oklab;
	const [l2, a2, b2] = other.oklab;
	const chroma =
		FROM_SHADE * hueApart(one.oklab, other.oklab) + (1 - FROM_SHADE) * Math.hypot(a - a2, b - b2);
	const { at, lightness, growth, least } = CHROMA_WEIGHT;
	const weight = at * (lightness / Math.max(least, (l + l2) / 2)) ** growth;
	const distance = Math.hypot(LIGHTNESS_WEIGHT * (l - l2), weight * chroma) / SAME_DYE;
	if (distance <= LIGHT_COST) return distance;
	return isShadow(one, other, halfTones) || isShine(one, other) ? LIGHT_COST : distance;
}
