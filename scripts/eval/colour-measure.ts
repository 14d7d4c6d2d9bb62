/** Measures how often a garment's main colour gets a label that its shop would accept. */

import path from 'node:path';
import { analysePhoto } from '../../src/lib/vision/analyse-photo';
import type { Garment } from '../../src/lib/vision/analysis';
import { nearestLabels } from '../../src/lib/vision/colour/labels32';
import { labFromRgb } from '../../src/lib/vision/colour/spaces';
import { toPixelBox } from '../../src/lib/vision/image/pixel-box';
import type { Raster } from '../../src/lib/vision/image/raster';
import { cropRaster } from '../../src/lib/vision/image/resize';
import type { Category } from '../../src/lib/vision/parse/classes';
import { meanOf, medianOf } from './averages';
import { bothPalettes } from './colour-figures';
import { EvalInputError } from './eval-error';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import type { EvalOptions } from './options';
import { readPhoto } from './read-photo';
import { readTable, rowsOfSplit, type Row } from './read-table';

const UPPER: readonly Category[] = ['top', 'outer', 'dress'];
const LOWER: readonly Category[] = ['pants', 'skirt'];
const LONG: readonly Category[] = ['dress', 'top', 'skirt'];

/**
 * What a shop's part of the range, or kind within it, is to the parser; the largest such garment is
 * the one for sale.
 */
const SOLD: Readonly<Record<string, readonly Category[]>> = {
	Topwear: UPPER,
	Bottomwear: LOWER,
	Dress: LONG,
	Saree: LONG,
	'Kurta Sets': UPPER,
	Bra: UPPER,
	Camisoles: UPPER,
	'Innerwear Vests': UPPER,
	Nightdress: LONG,
	'Night suits': UPPER,
	Boxers: LOWER,
	Briefs: LOWER,
	Trunk: LOWER,
	'Lounge Pants': LOWER,
	'Lounge Shorts': LOWER
};

/** The labels that a shop's colour name may get, by the name. */
async function readAcceptable(options: EvalOptions): Promise<ReadonlyMap<string, Set<string>>> {
	const file = path.join(options.data, '../colour/basecolour-to-labels32.csv');
	const rows = await readTable(file, ['baseColour', 'acceptable']);
	return new Map(
		rows.map(({ baseColour = '', acceptable = '' }) => [baseColour, new Set(acceptable.split('|'))])
	);
}

/** The rows that are garments; a table without splits or parts of the range counts whole. */
async function readRows(options: EvalOptions): Promise<Row[]> {
	const rows = await readTable(path.join(options.data, 'labels.csv'), ['id', 'baseColour']);
	const garments = rows.filter(({ masterCategory = 'Apparel' }) => masterCategory === 'Apparel');
	const isSplit = rows[0] !== undefined && 'split' in rows[0];
	return rowsOfSplit(garments, isSplit ? options.split : 'all', options.limit);
}

/** The garment for sale; the whole photo's where the app finds none. */
async function findSold(raster: Raster, row: Row, { runtime }: MeasureContext) {
	const { manifest, run } = runtime;
	const tools = { manifest, run, step: () => Promise.resolve() };
	const { garments } = await analysePhoto(raster, {}, tools);
	const { articleType = '', subCategory = '' } = row;
	const wanted = SOLD[articleType] ?? SOLD[subCategory] ?? [];
	const sold = garments.find(({ category }) => wanted.includes(category)) ?? garments[0];
	if (sold) return sold;
	return (await analysePhoto(raster, { wholePhoto: true }, tools)).garments[0];
}

function palettesOf(raster: Raster, { box, mask }: Garment) {
	return bothPalettes(cropRaster(raster, toPixelBox(box, raster)), mask);
}

/**
 * The garment for sale is found as the app finds it; of its first colour, the one it is named by, the first label, or one of
 * the first two, must be among those that the shop's colour name may get.
 *
 * @returns `acceptable`, `acceptableTop2`, `mainShare` (mean share of the main colour), `n`, `found`
 *   (photos in which a garment was found), `msMedian` of a palette, and the same three of the
 *   extcolors method on the same pixels
 */
export async function measureColour(context: MeasureContext): Promise<MeasureResult> {
	const { options, say } = context;
	const acceptable = await readAcceptable(options);
	const shares: number[] = [];
	const [ours, theirs]: [number[], number[]] = [[], []];
	const right = { first: 0, second: 0, theirs: 0, theirSecond: 0 };
	let n = 0;
	for (const row of await readRows(options)) {
		const { id = '', baseColour = '' } = row;
		const accepted = acceptable.get(baseColour);
		if (!accepted) continue;
		n += 1;
		const { raster } = await readPhoto(path.join(options.data, 'photos', `${id}.jpg`));
		const garment = await findSold(raster, row, context);
		if (!garment) continue;
		const both = palettesOf(raster, garment);
		ours.push(both.ours.ms);
		theirs.push(both.theirs.ms);
		const [main] = both.ours.result.colours;
		const [theirMain] = both.theirs.result;
		if (!main || !theirMain) continue;
		shares.push(main.share);
		const theirLabels = nearestLabels(labFromRgb(theirMain.rgb));
		const isFirst = accepted.has(main.label);
		if (isFirst) right.first += 1;
		if (isFirst || accepted.has(main.runnerUp)) right.second += 1;
		if (accepted.has(theirLabels.label)) right.theirs += 1;
		if (accepted.has(theirLabels.label) || accepted.has(theirLabels.runnerUp))
			right.theirSecond += 1;
		if (!isFirst) say(`${id} ${baseColour}: ${main.label} or ${main.runnerUp} ${main.hex}`);
	}
	if (n === 0)
		throw new EvalInputError('No row has a colour that basecolour-to-labels32.csv names.');
	return {
		acceptable: round4(right.first / n),
		acceptableTop2: round4(right.second / n),
		mainShare: round4(meanOf(shares)),
		n,
		found: shares.length,
		msMedian: round4(medianOf(ours)),
		extcolorsAcceptable: round4(right.theirs / n),
		extcolorsAcceptableTop2: round4(right.theirSecond / n),
		extcolorsMsMedian: round4(medianOf(theirs))
	};
}
