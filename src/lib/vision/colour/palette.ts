/** The colours of a garment: up to five, measured under its mask, each named by its label. */

import type { Mask, Raster } from '../image/raster';
import { findClusters, sumByCluster, toClusterSpace } from './clusters';
import { safePixels } from './garment-pixels';
import { colourHistogram, requireSameSize, type ColourPoints } from './histogram';
import { assignToNearest } from './kmeans';
import { nearestLabels, type LabelMatch } from './labels32';
import { unmixedCounts } from './mixtures';
import {
	hexFromRgb,
	labFromRgb,
	oklabFromRgb,
	rgbFromOklab,
	type Lab,
	type Oklab,
	type Rgb
} from './spaces';
import { typicalTone } from './typical-tone';

export { assignPixels } from './assign-pixels';

export type GarmentColour = LabelMatch & {
	readonly hex: string;
	readonly rgb: Rgb;
	readonly oklab: Oklab;
	readonly lab: Lab;
	/** Part of the garment, 0..1; the shares of its colours sum to 1. */
	readonly share: number;
};

export type PaletteOptions = {
	/** 1..5; 5 when left out */
	readonly maxColours?: number;
};

const MAX_COLOURS = 5;
/** The first round keeps every cluster: blends must be seen to be left out. */
const MAX_PATCHES = 8;
/** Lace and tiny prints have hardly a pixel of one colour: then all pixels count. */
const MIN_UNMIXED = 0.2;

/** The points with only their pixels of one colour counted. */
function secondRound(points: ColourPoints, features: Float64Array, widthPx: number): ColourPoints {
	const clusters = findClusters(features, points.counts, MAX_PATCHES);
	const counts = unmixedCounts(points, features, clusters, widthPx);
	let totalPx = 0;
	for (let i = 0; i < counts.length; i++) totalPx += counts[i] ?? 0;
	return totalPx >= MIN_UNMIXED * points.totalPx ? { ...points, counts, totalPx } : points;
}

function toColour(tone: Oklab, share: number): GarmentColour {
	// All figures describe the very colour that the hex shows.
	const rgb = rgbFromOklab(tone);
	const lab = labFromRgb(rgb);
	const oklab = oklabFromRgb(rgb);
	return { hex: hexFromRgb(rgb), rgb, oklab, lab, share, ...nearestLabels(lab) };
}

/**
 * The colours of a garment, by falling share.
 *
 * Two rounds of clustering in OKLab: the first finds the patches, the second counts only pixels
 * that show one colour. Each colour is the typical tone of its cluster, not its mean.
 *
 * @param mask the garment; pixels near its outline are left out, as is what lets light through
 * @returns at most `maxColours`; none when the mask has no opaque pixel
 * @throws RangeError when raster and mask differ in size
 */
export function extractColours(
	raster: Raster,
	mask: Mask,
	{ maxColours = MAX_COLOURS }: PaletteOptions = {}
): GarmentColour[] {
	requireSameSize(raster, mask);
	const garment = safePixels(raster, mask);
	if (!garment) return [];
	const all = colourHistogram(garment.raster, garment.mask);
	if (all.totalPx === 0) return [];
	const features = toClusterSpace(all.oklab);
	const clean = secondRound(all, features, garment.raster.widthPx);
	const { centres, weights } = findClusters(features, clean.counts, maxColours);
	const assignment = assignToNearest(features, centres);
	// Mixed pixels count towards the share of the colour they are nearest to.
	const sharesPx = sumByCluster(assignment, all.counts, weights.length);
	return Array.from(sharesPx, (sharePx, c) =>
		toColour(typicalTone(clean, assignment, c), sharePx / all.totalPx)
	).sort((a, b) => b.share - a.share);
}
