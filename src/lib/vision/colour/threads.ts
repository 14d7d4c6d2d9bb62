/** Finds the colours of a check's threads that are too thin to be seen unmixed. */

import type { Raster } from '../image/raster';
import { CELL_COUNT, spreadOver } from './cells';
import { clothOf, type Cloth } from './cloth';
import type { GarmentSamples } from './garment-samples';
import { ALL_LIGHT, EVEN_LIGHT, gapsOf, mixturesOf } from './mixtures';
import type { Rgb } from './spaces';

/** What is farther than this from all mixtures of the dyes has something else in it. */
const EXPLAINED = 0.015;
/** Such colours show in a cell where they are this part of it. */
const SHOWN = 0.02;
/** Threads run over the whole garment; a button, a fold, a logo do not. */
const ALL_OVER = 0.6;
/** Part of the cloth that the first thread, and a further one, at least tinges. */
const TINGED = { first: 0.05, further: 0.03 } as const;
/** The clearest of a thread's pixels stand for it. */
const CLEAREST = 0.05;
/** Another dye leaves at most this part of what was not explained before it. */
const LEFT = 0.7;
/** A dye is a mixture itself if without it no more of the cloth than this is left unexplained. */
const NEEDLESS = 0.03;
/** What fills this part of the cloth flatly, threads not being seen, is a dye all the same. */
const FLAT = 0.1;
const OCTANTS = 8;

/** Which eighth of the turn of hue a gap points to; neighbours differ by one, 7 and 0 are such. */
function octantOf(a: number, b: number): number {
	const quarter = b >= 0 ? (a >= 0 ? 0 : 1) : a < 0 ? 2 : 3;
	const isSteep = Math.abs(a) < Math.abs(b);
	return 2 * quarter + Number(isSteep === (quarter % 2 === 0));
}

/** [k] octant of each of the cloth's colours that the dyes do not explain; −1 for the others. */
function octantsOf(gaps: Float64Array): Int8Array {
	return Int8Array.from({ length: gaps.length / 3 }, (_, k) => {
		const [l = 0, a = 0, b = 0] = gaps.subarray(k * 3, k * 3 + 3);
		return l * l + a * a + b * b < EXPLAINED * EXPLAINED ? -1 : octantOf(a, b);
	});
}

/** Part of the cloth, from a little farther away, that is no mixture of the dyes, 0..1. */
function unexplained({ points, blurred }: Cloth, dyes: readonly Rgb[], light: readonly number[]) {
	const octants = octantsOf(gapsOf(points, mixturesOf(dyes, light)));
	return blurred.filter((colour) => (octants[colour] ?? -1) >= 0).length / blurred.length;
}

/** What the dyes do not explain, and the hues that most of it tends to. */
type Tinge = {
	readonly gaps: Float64Array;
	readonly isTinged: (colour: number) => boolean;
	readonly share: number;
	readonly spread: number;
	/** Part of the cloth that is unexplained in any hue. */
	readonly all: number;
};

function tingeOf({ points, blurred, cells, inCells }: Cloth, dyes: readonly Rgb[]): Tinge {
	const gaps = gapsOf(points, mixturesOf(dyes, ALL_LIGHT));
	const octants = octantsOf(gaps);
	const counts = Array.from({ length: OCTANTS }, () => new Float64Array(CELL_COUNT));
	let all = 0;
	for (const [i, colour] of blurred.entries()) {
		const inOctant = counts[octants[colour] ?? -1];
		if (!inOctant) continue;
		const cell = cells[i] ?? 0;
		inOctant[cell] = (inOctant[cell] ?? 0) + 1;
		all += 1;
	}
	const pairs = counts.map((own, octant) => {
		const next = (octant + 1) % OCTANTS;
		const both = own.map((count, cell) => count + (counts[next]?.[cell] ?? 0));
		const share = both.reduce((sum, count) => sum + count, 0) / blurred.length;
		const isTinged = (colour: number) => octants[colour] === octant || octants[colour] === next;
		return { share, spread: spreadOver(both, inCells, SHOWN), isTinged };
	});
	const most = pairs.reduce((a, b) => (b.share * b.spread > a.share * a.spread ? b : a));
	return { ...most, gaps, all: all / blurred.length };
}

/** The colour of the pixels in which what tinges the cloth is clearest. */
function clearest({ rgb, sharp, blurred }: Cloth, { gaps, isTinged }: Tinge): Rgb | null {
	const way = [0, 0, 0];
	for (const colour of blurred) {
		if (!isTinged(colour)) continue;
		for (let c = 0; c < 3; c++) way[c] = (way[c] ?? 0) + (gaps[colour * 3 + c] ?? 0);
	}
	const along = rgb.map((_, colour) =>
		way.reduce((sum, part, c) => sum + part * (gaps[colour * 3 + c] ?? 0), 0)
	);
	const tinged = [...sharp.filter(isTinged)].sort((a, b) => (along[b] ?? 0) - (along[a] ?? 0));
	const top = tinged.slice(0, Math.ceil(tinged.length * CLEAREST));
	if (top.length === 0) return null;
	const mean = (c: 0 | 1 | 2): number =>
		top.reduce((sum, colour) => sum + (rgb[colour]?.[c] ?? 0), 0) / top.length;
	return [mean(0), mean(1), mean(2)];
}

/** Whether the cloth shows a dye in patches, and not between threads of two others. */
function isFlat({ points, sharp, blurred }: Cloth, dye: Rgb): boolean {
	const octants = octantsOf(gapsOf(points, mixturesOf([dye], EVEN_LIGHT)));
	const isOfDye = (colour: number | undefined) => octants[colour ?? 0] === -1;
	const flat = blurred.filter((colour, i) => isOfDye(colour) && isOfDye(sharp[i]));
	return flat.length >= FLAT * blurred.length;
}

/** The dyes without those that are mixtures of the others; the last, just found, stays. */
function withoutNeedless(cloth: Cloth, dyes: readonly Rgb[]): readonly Rgb[] {
	let kept = dyes;
	let before = unexplained(cloth, kept, EVEN_LIGHT);
	while (kept.length > 2) {
		const fewer = kept
			.slice(0, -1)
			.filter((dye) => !isFlat(cloth, dye))
			.map((dye) => kept.filter((other) => other !== dye));
		const parts = fewer.map((rest) => unexplained(cloth, rest, EVEN_LIGHT));
		const least = Math.min(...parts);
		const rest = fewer[parts.indexOf(least)];
		if (!rest || least > before + NEEDLESS) break;
		[kept, before] = [rest, least];
	}
	return kept;
}

/**
 * The dyes of a woven check, with those of threads so thin that no pixel shows them alone.
 *
 * Seen from a little farther away, two dyes woven together are a mixture of them in some light. Where
 * the cloth has a tinge all over that no mixture explains there is a thread of another dye; the pixels
 * that have most of the tinge stand for it, and what was taken for a dye and turns out to be a mixture
 * goes. (Linear unmixing with endmembers found one after another.)
 *
 * @param dyes sRGB, at least two
 * @param most how many dyes there can be
 * @returns the very dyes given where there is nothing to add; found ones come last
 */
export function withThreads(
	raster: Raster,
	samples: GarmentSamples,
	dyes: readonly Rgb[],
	most: number
): readonly Rgb[] {
	const cloth = clothOf(raster, samples);
	if (!cloth) return dyes;
	let known = dyes;
	for (let tinged: number = TINGED.first; ; tinged = TINGED.further) {
		const tinge = tingeOf(cloth, known);
		if (tinge.spread <= ALL_OVER || tinge.share <= tinged) return known;
		const thread = clearest(cloth, tinge);
		if (!thread) return known;
		const next = withoutNeedless(cloth, [...known, thread]);
		if (next.length > most || tingeOf(cloth, next).all > LEFT * tinge.all) return known;
		known = next;
	}
}
