/** Times the steps beside the networks, each on the same photos. */

import { availableParallelism } from 'node:os';
import path from 'node:path';
import { assignPixels, extractColours } from '../../src/lib/vision/colour/palette';
import { isBlank } from '../../src/lib/vision/image/blank';
import { findRegions } from '../../src/lib/vision/detect/find-regions';
import { findForeground } from '../../src/lib/vision/detect/foreground';
import { overviewOf } from '../../src/lib/vision/detect/overview';
import { normaliseRaster } from '../../src/lib/vision/image/normalise';
import { resizeRaster } from '../../src/lib/vision/image/resize';
import { PARSE_CLASSES } from '../../src/lib/vision/parse/classes';
import { guidedLabels } from '../../src/lib/vision/parse/guided-labels';
import type { LabelMap } from '../../src/lib/vision/parse/label-map';
import { softmaxCells } from '../../src/lib/vision/parse/softmax';
import { createNodeRun } from '../eval/node-runtime';
import type { Bench } from './bench';
import { BenchInputError } from './bench-error';
import { timeStep, type Timing } from './timing';
import { drawnPhotos, prepare, realPhotos, type VisionPhoto } from './vision-photos';

const MODELS = path.join(import.meta.dirname, '../../static/models');
const PARSER = { widthPx: 224, heightPx: 320 };
/** What a phone delivers. */
const DELIVERED = { widthPx: 3024, heightPx: 4032 };

function labelMap({ raster, logits }: VisionPhoto): LabelMap {
	const classes = PARSE_CLASSES.length;
	const [, , heightPx = 0, widthPx = 0] = logits.dims;
	const data = softmaxCells(logits.data, classes);
	return guidedLabels({ widthPx, heightPx, classes, data }, raster);
}

function timeAll(photos: readonly VisionPhoto[], rounds: number): Record<string, Timing> {
	const maps = photos.map(labelMap);
	const rasters = photos.map(({ raster }) => raster);
	const delivered = rasters
		.slice(0, 1)
		.map((raster) => resizeRaster(raster, DELIVERED.widthPx, DELIVERED.heightPx));
	const squares = photos.map(({ square: { raster, mask } }) => ({
		raster,
		mask,
		colours: extractColours(raster, mask)
	}));
	return {
		'resize-delivered': timeStep(delivered, Math.ceil(rounds / 3), (raster) =>
			resizeRaster(raster, 768, 1024)
		),
		'resize-parser': timeStep(rasters, rounds, (raster) =>
			resizeRaster(raster, PARSER.widthPx, PARSER.heightPx)
		),
		normalise: timeStep(
			rasters.map((raster) => resizeRaster(raster, PARSER.widthPx, PARSER.heightPx)),
			rounds,
			(raster) => normaliseRaster(raster)
		),
		labels: timeStep(photos, rounds, labelMap),
		blank: timeStep(rasters, rounds, isBlank),
		regions: timeStep(maps, rounds, findRegions),
		overview: timeStep(rasters, rounds, overviewOf),
		foreground: timeStep(rasters.map(overviewOf), rounds, findForeground),
		palette: timeStep(squares, rounds, ({ raster, mask }) => extractColours(raster, mask)),
		'palette-pixels': timeStep(squares, rounds, ({ raster, mask, colours }) =>
			assignPixels(raster, mask, colours)
		)
	};
}

/** @throws BenchInputError when the folder has no photos, or none that shows a garment */
export const benchVision: Bench = async ({ options: { data, limit, rounds }, say }) => {
	const rasters = data === null ? await drawnPhotos(limit) : await realPhotos(data, limit);
	const runtime = await createNodeRun(MODELS);
	const photos: VisionPhoto[] = [];
	try {
		for (const raster of rasters) {
			const photo = await prepare(raster, runtime);
			if (photo) photos.push(photo);
		}
	} finally {
		await runtime.release();
	}
	if (photos.length === 0) throw new BenchInputError('No photo shows a garment.');
	const steps = timeAll(photos, rounds);
	for (const [name, { medianMs, p95Ms }] of Object.entries(steps)) {
		say(`${name.padEnd(20)} ${medianMs.toFixed(2).padStart(8)} ms  p95 ${p95Ms.toFixed(2)} ms`);
	}
	return {
		bench: 'vision',
		photos: photos.length,
		rounds,
		node: process.version,
		cores: availableParallelism(),
		steps
	};
};
