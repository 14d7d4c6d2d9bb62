/** Measures palettes on drawn garments, whose colours are known to the last bit. */

import sharp from 'sharp';
import { ciede2000 } from '../../src/lib/vision/colour/ciede2000';
import { isMulticolour, type PatternFlag } from '../../src/lib/vision/colour/flags';
import { labFromRgb, rgbFromHex, type Rgb } from '../../src/lib/vision/colour/spaces';
import type { Raster } from '../../src/lib/vision/image/raster';
import type { ItemColour } from '../crawl/demo/item';
import { PHOTO } from '../crawl/demo/placement';
import type { Rendering } from '../crawl/demo/render';
import type { PatternName } from '../crawl/demo/surface';
import { products } from '../crawl/demo/shop';
import { meanOf, medianOf } from './averages';
import { bothPalettes } from './colour-figures';
import { FlagTally } from './flag-figures';
import { round4, type MeasureContext, type MeasureResult } from './measure';

/** As many garments as tell 95 % from 98 %. */
const GARMENTS = 240;
/** In the map of the sold item; its trim has colours that are not listed. */
const CLOTH = 1;
/** Fewer of a garment's pixels are no colour of it: what `extractColours` keeps to as well. */
const LEAST_SHARE = 0.02;
/** Shares this near to the largest are as much the main colour. */
const TIE = 0.02;
/** What the drawn shop calls a pattern, as a flag; blocks and mottled yarn are none. */
const FLAG: Readonly<Record<PatternName, PatternFlag>> = {
	plain: 'plain',
	melange: 'plain',
	block: 'plain',
	stripe: 'stripe',
	check: 'check',
	dot: 'dot',
	print: 'print'
};

/** Shops deliver JPEG, and its blocks are part of the task. */
const QUALITY = 82;

async function deliver({ photo }: Rendering): Promise<Raster> {
	const { width, height } = PHOTO;
	const raw = { width, height, channels: 3 } as const;
	const jpeg = await sharp(photo, { raw }).jpeg({ quality: QUALITY }).toBuffer();
	const rgba = await sharp(jpeg).ensureAlpha().raw().toBuffer();
	return { widthPx: width, heightPx: height, rgba: new Uint8ClampedArray(rgba) };
}

/** The first names the garment, and need not be the largest. */
const largestOf = <T extends { readonly share: number }>(colours: readonly T[]): T | undefined =>
	colours.toSorted((a, b) => b.share - a.share)[0];

class Tally {
	readonly deltaE: number[] = [];
	readonly ms: number[] = [];
	exact = 0;

	add(main: Rgb | undefined, count: number, truth: readonly ItemColour[]): void {
		const largest = Math.max(...truth.map(({ share }) => share));
		const wanted = truth.filter(({ share }) => share >= largest - TIE);
		const apart = wanted.map(({ hex }) =>
			main ? ciede2000(labFromRgb(rgbFromHex(hex)), labFromRgb(main)) : 100
		);
		this.deltaE.push(Math.min(...apart));
		if (count === truth.length) this.exact += 1;
	}

	result(n: number) {
		return {
			mainDeltaE: round4(meanOf(this.deltaE)),
			countExact: round4(this.exact / n),
			msMedian: round4(medianOf(this.ms))
		};
	}
}

/**
 * Garments of the demo shop by `--seed`, delivered as JPEG, under the exact masks of their cloth.
 * Colours of less than 2 % are not asked for; of shares within 2 % of the largest each is the main one.
 *
 * @returns `mainDeltaE`: mean ΔE2000 of the main colour, `countExact`: share of garments with the
 *   right number of colours, `msMedian`, `n`, `byPattern`, `flags` (F1 of each; a pattern of which less
 *   than 2 % shows counts as plain), and `extcolors`: the same by that method
 */
export async function measureColourSynthetic({
	options,
	say
}: MeasureContext): Promise<MeasureResult> {
	const count = Number.isFinite(options.limit) ? options.limit : GARMENTS;
	const [ours, theirs] = [new Tally(), new Tally()];
	const flags = new FlagTally();
	const patterns = new Map<string, Tally>();
	for await (const { item, rendering } of products(options.seed, count)) {
		const raster = await deliver(rendering);
		const data = rendering.sold.map((part) => (part === CLOTH ? 1 : 0));
		const mask = { widthPx: PHOTO.width, heightPx: PHOTO.height, data };
		const both = bothPalettes(raster, mask);
		const { colours } = both.ours.result;
		const truth = item.colours.filter(({ share }) => share >= LEAST_SHARE);
		flags.add(both.ours.result.flags, {
			pattern: truth.length > 1 ? FLAG[item.pattern] : 'plain',
			multicolour: isMulticolour(truth)
		});
		const pattern = patterns.get(item.pattern) ?? new Tally();
		patterns.set(item.pattern, pattern);
		for (const tally of [ours, pattern]) {
			tally.add(largestOf(colours)?.rgb, colours.length, truth);
			tally.ms.push(both.ours.ms);
		}
		if (colours.length !== truth.length) {
			const [wanted, found] = [truth, colours].map((list) =>
				list.map(({ hex, share }) => `${hex} ${(100 * share).toFixed(1)} %`).join(', ')
			);
			say(
				`${item.number} ${item.kind ?? item.category} ${item.pattern}: ${wanted} found as ${found}`
			);
		}
		theirs.add(both.theirs.result[0]?.rgb, both.theirs.result.length, truth);
		theirs.ms.push(both.theirs.ms);
	}
	const byPattern = [...patterns].map(([name, tally]) => {
		const n = tally.deltaE.length;
		return [name, { ...tally.result(n), n }];
	});
	return {
		...ours.result(count),
		n: count,
		seed: options.seed,
		byPattern: Object.fromEntries(byPattern),
		flags: flags.result(),
		extcolors: theirs.result(count)
	};
}
