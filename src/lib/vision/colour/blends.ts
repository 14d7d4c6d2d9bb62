/** Finds the mixtures that lens and JPEG make of two dyes along their edges. */

import type { Cluster } from './clusters';
import { LIGHTNESS_WEIGHT } from './nearest-bin';
import { hueApart, isShade } from './shade';
import type { Oklab } from './spaces';

/** A cluster with a smaller part of its pixels inside patches is woven, mottled or a mixture. */
const MIN_INTERIOR = 0.1;
/** How near the line between two colours their mixtures lie, in the clusters' space. */
const NEAR_LINE = 0.05;
const ENDS = 0.1;
/** A mixture has at least this part of what its two colours are apart in hue from each of them. */
const OWN_HUE = 0.1;

type Point = readonly [number, number, number];

const pointOf = ([l, a, b]: Oklab): Point => [LIGHTNESS_WEIGHT * l, a, b];
const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function liesBetween(point: Point, a: Point, b: Point): boolean {
	const line = minus(b, a);
	const away = minus(point, a);
	const along = dot(away, line) / dot(line, line);
	if (!(along > ENDS && along < 1 - ENDS)) return false;
	return Math.sqrt(Math.max(0, dot(away, away) - along * along * dot(line, line))) < NEAR_LINE;
}

/**
 * Half-tones between a dye and its shadow are no mixture: they are what shows that both are one. Nor
 * is one of two hues in other light; between shades of one hue (black and white) the place alone tells.
 */
function isBlendOf({ oklab }: Cluster, a: Oklab, b: Oklab): boolean {
	if (isShade(a, b)) return false;
	const limit = OWN_HUE * hueApart(a, b);
	if (hueApart(oklab, a) < limit || hueApart(oklab, b) < limit) return false;
	return liesBetween(pointOf(oklab), pointOf(a), pointOf(b));
}

function isBlend(cluster: Cluster, all: readonly Cluster[]): boolean {
	if (cluster.interior >= MIN_INTERIOR) return false;
	const others = all.filter((other) => other !== cluster);
	return others.some((a, i) =>
		others.slice(i + 1).some((b) => isBlendOf(cluster, a.oklab, b.oklab))
	);
}

/**
 * The clusters without the mixtures of others. They go one after another, those with least inside
 * first, so that no two are thrown out as mixtures of each other.
 */
export function withoutBlends(clusters: readonly Cluster[]): readonly Cluster[] {
	const byInterior = [...clusters].sort((a, b) => a.interior - b.interior);
	return byInterior.reduce<readonly Cluster[]>(
		(kept, cluster) => (isBlend(cluster, kept) ? kept.filter((other) => other !== cluster) : kept),
		clusters
	);
}
