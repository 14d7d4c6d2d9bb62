/** Measures the parser: intersection over union of each class, over all pixels of a split. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Mask } from '../../src/lib/vision/image/raster';
import { modelFor } from '../../src/lib/vision/models';
import { PARSE_CLASSES } from '../../src/lib/vision/parse/classes';
import type { LabelMap } from '../../src/lib/vision/parse/label-map';
import { parsePhoto } from '../../src/lib/vision/parse/parse-photo';
import { ConfidenceCurve } from './confidence-curve';
import { Confusion } from './confusion';
import { EvalInputError } from './eval-error';
import { foldTable } from './fold-labels';
import { readIndexPng } from './index-png';
import { round4, type MeasureContext, type MeasureResult } from './measure';
import { readPhoto } from './read-photo';
import { readTable, readText, rowsOfSplit } from './read-table';
import { writeFigures } from './write-figures';

type Counts = { readonly confusion: Confusion; readonly curve: ConfidenceCurve };

async function readMask(file: string): Promise<Mask> {
	try {
		return readIndexPng(await readFile(file));
	} catch (cause) {
		throw new EvalInputError(`${file}: ${cause instanceof Error ? cause.message : 'no mask'}`);
	}
}

/** Counts every mask pixel against the label map's nearest. */
function compare(map: LabelMap, mask: Mask, fold: Uint8Array, { confusion, curve }: Counts): void {
	for (let y = 0, i = 0; y < mask.heightPx; y++) {
		const row = Math.floor(((y + 0.5) * map.heightPx) / mask.heightPx) * map.widthPx;
		for (let x = 0; x < mask.widthPx; x++, i++) {
			const column = Math.floor(((x + 0.5) * map.widthPx) / mask.widthPx);
			const truth = fold[mask.data[i] ?? 0] ?? 0;
			const guess = map.labels[row + column] ?? 0;
			confusion.add(truth, guess);
			curve.add(truth, guess, (map.confidence[row + column] ?? 0) / 255);
		}
	}
}

async function readFold(file: string): Promise<Uint8Array> {
	const labels: unknown = JSON.parse(await readText(file));
	if (Array.isArray(labels)) return foldTable(labels.map(String));
	throw new EvalInputError(`${file} is not a list of label names.`);
}

/**
 * @returns `miou` over all twelve classes, `iou` of each, `foreground`: IoU of all classes but
 *   the background taken together, `baseline`: `miou` of calling every pixel background and
 *   `foreground` of calling none so, `pixelAccuracy`, `images`, `msPerImage` (resize, network and
 *   upsampling, without reading the file)
 * @throws EvalInputError when the folder does not have the layout
 */
export async function measureParse({
	options,
	runtime,
	say
}: MeasureContext): Promise<MeasureResult> {
	const root = options.data;
	const rows = await readTable(path.join(root, 'split.csv'), ['id', 'split']);
	const chosen = rowsOfSplit(rows, options.split, options.limit);
	const fold = await readFold(path.join(root, 'labels.json'));
	const parser = modelFor(runtime.manifest, 'parse');
	const confusion = new Confusion(PARSE_CLASSES.length);
	const curve = new ConfidenceCurve(PARSE_CLASSES.length);
	let spentMs = 0;
	for (const { id = '' } of chosen) {
		const mask = await readMask(path.join(root, 'masks', `${id}.png`));
		const { raster } = await readPhoto(path.join(root, 'photos', `${id}.jpg`));
		const started = performance.now();
		const map = await parsePhoto(raster, parser, runtime.run);
		spentMs += performance.now() - started;
		compare(map, mask, fold, { confusion, curve });
	}
	const iou = Object.fromEntries(PARSE_CLASSES.map((name, i) => [name, round4(confusion.iou(i))]));
	const miou = Object.values(iou).reduce((sum, value) => sum + value, 0) / PARSE_CLASSES.length;
	for (const [name, value] of Object.entries(iou)) say(`${name.padEnd(12)} ${value.toFixed(3)}`);
	say(`mean         ${miou.toFixed(3)} over ${chosen.length} photos of ${options.split}`);
	if (options.tables !== undefined) {
		await writeFigures(options.tables, 'parse', { confusion, curve, names: PARSE_CLASSES });
	}
	const ground = confusion.truths(0) / confusion.total;
	return {
		miou: round4(miou),
		iou,
		foreground: round4(confusion.foregroundIou()),
		baseline: { miou: round4(ground / PARSE_CLASSES.length), foreground: round4(1 - ground) },
		pixelAccuracy: round4(confusion.accuracy()),
		images: chosen.length,
		msPerImage: Math.round((spentMs / chosen.length) * 10) / 10
	};
}
