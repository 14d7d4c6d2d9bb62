/** Times the whole analysis of a photo, as the app runs it once the photo is decoded. */

import { availableParallelism } from 'node:os';
import path from 'node:path';
import { analysePhoto } from '../../src/lib/vision/analyse-photo';
import type { Raster } from '../../src/lib/vision/image/raster';
import { resizeRaster } from '../../src/lib/vision/image/resize';
import type { ModelRole, RunModel } from '../../src/lib/vision/models';
import { meanOf } from '../eval/averages';
import { createNodeRun, type NodeRuntime } from '../eval/node-runtime';
import type { Bench } from './bench';
import { summarise, type Timing } from './timing';
import { drawnPhotos, realPhotos } from './vision-photos';

const MODELS = path.join(import.meta.dirname, '../../static/models');
const LONG_SIDE_PX = 1000;
const THREADS = 2;

/** ms of one analysis: all of it, and each part; `steps` is what runs beside the networks. */
type Spent = Record<'whole' | 'parse' | 'embed' | 'steps', number>;

function toLongSide(raster: Raster): Raster {
	const scale = LONG_SIDE_PX / Math.max(raster.widthPx, raster.heightPx);
	const [widthPx, heightPx] = [raster.widthPx, raster.heightPx].map((px) => Math.round(px * scale));
	return resizeRaster(raster, widthPx ?? 1, heightPx ?? 1);
}

/** Analyses one photo; what each part of it took, and how many garments it found. */
async function timeAnalysis(raster: Raster, { manifest, run }: NodeRuntime) {
	const networks: Record<ModelRole, number> = { parse: 0, embed: 0, pose: 0 };
	const timed: RunModel = async (role, input) => {
		const started = performance.now();
		const outputs = await run(role, input);
		networks[role] += performance.now() - started;
		return outputs;
	};
	const started = performance.now();
	const tools = { manifest, run: timed, step: () => Promise.resolve() };
	const { garments } = await analysePhoto(raster, {}, tools);
	const whole = performance.now() - started;
	const { parse, embed } = networks;
	const spent: Spent = { whole, parse, embed, steps: whole - parse - embed };
	return { garments: garments.length, spent };
}

/** @throws BenchInputError when the folder has no photos */
export const benchAnalyse: Bench = async ({ options: { data, limit, rounds }, say }) => {
	const found = data === null ? await drawnPhotos(limit) : await realPhotos(data, limit);
	const photos = found.map(toLongSide);
	const runtime = await createNodeRun(MODELS, { threads: THREADS });
	const all: Spent[] = [];
	const garments: number[] = [];
	try {
		for (const photo of photos) await timeAnalysis(photo, runtime);
		for (let round = 0; round < rounds; round++) {
			for (const photo of photos) {
				const analysis = await timeAnalysis(photo, runtime);
				all.push(analysis.spent);
				garments.push(analysis.garments);
			}
		}
	} finally {
		await runtime.release();
	}
	const parts: Record<string, Timing> = {};
	for (const part of ['whole', 'parse', 'embed', 'steps'] as const) {
		const timing = summarise(all.map((spent) => spent[part]));
		parts[part] = timing;
		say(`${part.padEnd(8)} ${timing.medianMs.toFixed(0)} ms  p95 ${timing.p95Ms.toFixed(0)} ms`);
	}
	return {
		bench: 'analyse',
		photos: photos.length,
		rounds,
		garmentsEach: meanOf(garments),
		threads: THREADS,
		node: process.version,
		cores: availableParallelism(),
		ms: parts
	};
};
