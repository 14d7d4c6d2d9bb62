/** The colours of a garment: up to five, measured under its mask, each named by its label. */

import type { Mask, Raster } from '../image/raster';
import { withoutBlends } from './blends';
import { startClusters } from './clusters';
import { isMulticolour, NO_FLAGS, type PaletteFlags } from './flags';
import { sampleGarment } from './garment-samples';
import { groupPoints } from './group-points';
import { halfTonesOf } from './half-tones';
import { colourHistogram } from './histogram';
import { nearestLabels, type LabelMatch } from './labels32';
import { leftOutOf, type LeftOut } from './left-out';
import { mergeSteps, type MergeStep } from './merge';
import { namedColour } from './named-colour';
import { patternOf } from './pattern';
import { shareOut } from './share-out';
import {
	hexFromRgb,
	labFromRgb,
	oklabFromRgb,
	rgbFromOklab,
	type Lab,
	type Oklab,
	type Rgb
} from './spaces';
import { withThreads } from './threads';
import { typicalTone } from './typical-tone';
import { shareWoven } from './woven';

export { assignPixels } from './assign-pixels';

export type GarmentColour = LabelMatch & {
	readonly hex: string;
	readonly rgb: Rgb;
	readonly oklab: Oklab;
	readonly lab: Lab;
	/** Part of the garment, 0..1; the shares of its colours sum to 1. */
	readonly share: number;
	/** Points whose nearest pixels are its own; none where that is its own tone alone. */
	readonly seeds?: readonly Oklab[];
};

export type PaletteOptions = {
	/** 1..5; 5 when left out */
	readonly maxColours?: number;
	/** A person's number of colours, in place of the evidence's; fewer where there are no more. */
	readonly count?: number;
};

/** How clear the number of colours is: at each number, the cost of making it one less. */
export type CountEvidence = { readonly count: number; readonly cost: number };

export type Palette = {
	/** First the one that people name the garment by, then by falling share. */
	readonly colours: readonly GarmentColour[];
	/** From most to one; the number chosen is the first whose cost is 1 or more. A check's threads are not in it. */
	readonly evidence: readonly CountEvidence[];
	/** What the colours are not measured from. */
	readonly leftOut: LeftOut;
	readonly flags: PaletteFlags;
};

const MAX_COLOURS = 5;
/** Logos of a fiftieth of the garment still count. */
const MIN_SHARE = 0.02;
/** Before their tones are known, shares are rougher: a colour with this part of its least share stays for now. */
const ROUGHLY = 0.9;
const NOTHING: Palette = {
	colours: [],
	evidence: [],
	leftOut: { shadow: 0, highlight: 0, edge: 0 },
	flags: NO_FLAGS
};

function toColour(tone: Oklab): Omit<GarmentColour, 'share' | 'seeds'> {
	// All figures describe the very colour that the hex shows.
	const rgb = rgbFromOklab(tone);
	const lab = labFromRgb(rgb);
	const oklab = oklabFromRgb(rgb);
	return { hex: hexFromRgb(rgb), rgb, oklab, lab, ...nearestLabels(lab) };
}

/** The step that the evidence, or a person, chooses. */
function chooseStep(steps: readonly MergeStep[], count: number | undefined): MergeStep {
	const chosen = steps.find(({ clusters, cost }) =>
		count === undefined ? cost >= 1 : clusters.length <= count
	);
	return chosen ?? { clusters: [], cost: Infinity };
}

/**
 * The colours of a garment, and the evidence for their number.
 *
 * Clusters in OKLab are first more than there can be colours. Mixtures along the edges of a pattern
 * are left out, then the two most alike are joined again and again while they are one dye in other
 * light. Each colour is the typical tone of its cleanest pixels, not a mean. In a woven check the dyes
 * of threads too thin to be seen alone come on top, and what proves a mixture of them goes.
 *
 * @param mask the garment; pixels near its outline are left out, as is what lets light through
 * @returns no colours when the mask has no opaque pixel
 * @throws RangeError when raster and mask differ in size
 */
export function extractPalette(
	raster: Raster,
	mask: Mask,
	{ maxColours = MAX_COLOURS, count }: PaletteOptions = {}
): Palette {
	const samples = sampleGarment(raster, mask);
	if (samples.pixels.length === 0) return NOTHING;
	const points = colourHistogram(raster, samples);
	const start = startClusters(raster, samples, points);
	const steps = mergeSteps(withoutBlends(start.clusters), halfTonesOf(points, start));
	const { clusters } = chooseStep(steps, count);
	const most = Math.min(maxColours, count ?? MAX_COLOURS);
	const minShare = count === undefined ? MIN_SHARE : 0;
	const { groups, clean, size } = groupPoints(points, start, clusters, most, ROUGHLY * minShare);
	const tones = Array.from({ length: size }, (_, k) => typicalTone(points, clean, groups, k));
	const seen = shareOut(tones.map(toColour), points, minShare);
	const pattern = patternOf(raster, mask, samples, seen.colours);
	const dyes = seen.colours.map(({ rgb }) => rgb);
	const isWoven = pattern === 'check' && count === undefined;
	const woven = isWoven ? withThreads(raster, samples, dyes, most) : dyes;
	const { colours: bySize, nearest } =
		woven === dyes
			? seen
			: shareWoven(
					seen.colours.filter(({ rgb }) => woven.includes(rgb)),
					woven.filter((rgb) => !dyes.includes(rgb)).map((rgb) => toColour(oklabFromRgb(rgb))),
					points
				);
	const evidence = steps.map(({ clusters: { length }, cost }) => ({ count: length, cost }));
	const leftOut = leftOutOf(points, clean, groups, tones);
	const named = namedColour(bySize, {
		pixels: samples.pixels,
		pointOf: points.pointOf,
		nearest,
		widthPx: raster.widthPx
	});
	const flags = {
		multicolour: isMulticolour(bySize),
		pattern
	};
	const naming = bySize[named];
	const colours = naming ? [naming, ...bySize.filter((colour) => colour !== naming)] : bySize;
	return { colours, evidence, leftOut, flags };
}

/** The colours of `extractPalette` alone, the one that names the garment first. */
export const extractColours = (
	raster: Raster,
	mask: Mask,
	options: PaletteOptions = {}
): GarmentColour[] => [...extractPalette(raster, mask, options).colours];
