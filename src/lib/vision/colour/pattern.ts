/** Tells from the pixels how a garment's colours lie: stripes, a check, dots, another print, or none. */

import type { Mask, Raster } from '../image/raster';
import { bandsOf } from './bands';
import { CELL_COUNT, cellsOf, spreadOver } from './cells';
import { colourLookup } from './colour-at';
import type { PatternFlag } from './flags';
import type { GarmentSamples } from './garment-samples';
import { roundBlobs } from './round-blobs';
import type { Oklab, Rgb } from './spaces';

type Shared = { readonly oklab: Oklab; readonly rgb: Rgb; readonly share: number };

/** A pixel is on an edge where the colours this far to its two sides differ. */
const REACH_PX = 2;
/** Edges show in a cell where they are at this part of it. */
const SHOWN = 0.05;
/** With edges in this part of the cells a pattern goes all over; a print on the chest does not. */
const ALL_OVER = 0.8;
/** Bands explain stripes and checks well; one way of two alone explains stripes. */
const BANDS = { stripe: 0.5, check: 0.75, lesser: 0.12 } as const;
/** Dots need not cover the garment; there are several, and most are round. */
const DOTS = { spread: 0.5, explained: 0.85, least: 10, round: 0.7 } as const;
/** Straight edges between large parts are a garment of blocks, not a print; a print leaves more of the main one. */
const BLOCKS = { explained: 0.75, main: 0.9 } as const;

/** Part of the garment's cells in which edges between colours show. */
function edgeSpread(
	{ widthPx, heightPx }: Raster,
	{ pixels, safe }: GarmentSamples,
	colourAt: (pixel: number) => number
): number {
	const cells = cellsOf(pixels, widthPx);
	const all = new Float64Array(CELL_COUNT);
	const edges = new Float64Array(CELL_COUNT);
	const far = REACH_PX * widthPx;
	const last = widthPx * heightPx - far;
	for (let i = 0; i < pixels.length; i++) {
		const pixel = pixels[i] ?? 0;
		if (!safe[i] || pixel < far || pixel >= last) continue;
		const cell = cells[i] ?? 0;
		all[cell] = (all[cell] ?? 0) + 1;
		const isEdge =
			colourAt(pixel - REACH_PX) !== colourAt(pixel + REACH_PX) ||
			colourAt(pixel - far) !== colourAt(pixel + far);
		if (isEdge) edges[cell] = (edges[cell] ?? 0) + 1;
	}
	return spreadOver(edges, all, SHOWN);
}

/**
 * How the colours of a palette lie on the garment.
 *
 * Bands are told by an analysis of variance, dots by the form of what lies on the main colour. What goes
 * all over and is neither is a print, as is a small part that straight edges do not bound. What the
 * palette does not hold (threads that run together, a print of less than 2 %) is not seen.
 *
 * @param palette by falling share
 */
export function patternOf(
	raster: Raster,
	mask: Mask,
	samples: GarmentSamples,
	palette: readonly Shared[]
): PatternFlag {
	const [main, second] = palette;
	if (!main || !second) return 'plain';
	const colourAt = colourLookup(raster, palette);
	const spread = edgeSpread(raster, samples, colourAt);
	const { explained, lesser } = bandsOf(raster, mask, samples, main.rgb, second.rgb);
	// What bands explain so well are none: their look would cost more than all the rest.
	if (spread >= DOTS.spread && explained < DOTS.explained) {
		const { count, round } = roundBlobs(mask, samples, colourAt);
		if (count >= DOTS.least && round >= DOTS.round) return 'dot';
	}
	if (spread >= ALL_OVER) {
		if (lesser < BANDS.lesser) return explained >= BANDS.stripe ? 'stripe' : 'print';
		return explained >= BANDS.check ? 'check' : 'print';
	}
	return explained >= BLOCKS.explained && main.share < BLOCKS.main ? 'plain' : 'print';
}
