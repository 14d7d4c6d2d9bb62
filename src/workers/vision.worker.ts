/** The worker that finds and describes the garments of a photo. */

import { transfer } from 'comlink';
import { analyseBox } from '../lib/vision/analyse-box';
import { analysePhoto, type AnalyseTools } from '../lib/vision/analyse-photo';
import { outlineGarment } from '../lib/vision/outline-garment';
import type { GarmentAnalysis } from '../lib/vision/analysis';
import type { DerivedParts, PhotoResult, VisionWorker } from './contract';
import { decodePhoto } from './decode-photo';
import { drawGarment } from './draw-garment';
import { messageTurn } from './message-turn';
import { toBitmap } from './pixels';
import { createModelRoom } from './runtime/model-room';
import { createModelStore } from './runtime/model-store';
import { createOnnxRuntime } from './runtime/onnx';
import { serve } from './serve';
import { createStopwatch } from './stopwatch';

const runtime = createOnnxRuntime();
const room = createModelRoom(runtime, createModelStore());

/** What moves instead of being copied: masks, vectors, the preview. Two may share one buffer. */
function movables({ garments }: GarmentAnalysis, preview: ImageBitmap): Transferable[] {
	const buffers = garments.flatMap(({ mask, vector }) => [mask.data.buffer, vector.buffer]);
	return [preview, ...new Set(buffers.filter((buffer) => buffer instanceof ArrayBuffer))];
}

const api: VisionWorker = {
	prepare: room.prepare,

	async analyse(file, { box, ...options }, signal, onProgress) {
		const manifest = room.manifest();
		const watch = createStopwatch();
		watch.enter('decode');
		onProgress({ stage: 'decode', done: 0, total: 1 });
		const { raster, photo, notices } = await decodePhoto(file, signal);
		const tools: AnalyseTools = {
			manifest,
			run: runtime.run,
			async step(stage, done, total) {
				watch.enter(stage);
				onProgress({ stage, done, total });
				await messageTurn();
				signal.throwIfAborted();
			}
		};
		const settings = { ...options, photo };
		const analysis = await (box
			? analyseBox(raster, box, settings, tools)
			: analysePhoto(raster, settings, tools));
		const timings = watch.stop();
		const preview = await toBitmap(raster);
		const result: PhotoResult = { analysis, preview, notices, runtime: runtime.report(), timings };
		return transfer(result, movables(analysis, preview));
	},

	async derive(file, { box, kinds, format }, signal, onProgress) {
		const manifest = room.manifest();
		onProgress({ stage: 'decode', done: 0, total: 1 });
		const { raster } = await decodePhoto(file, signal);
		onProgress({ stage: 'parse', done: 0, total: 1 });
		await messageTurn();
		signal.throwIfAborted();
		const isOutlined = kinds.some((kind) => kind !== 'crop' && kind !== 'keyPoints');
		const tools = { manifest, run: runtime.run };
		const garment = isOutlined ? await outlineGarment(raster, box, tools) : null;
		signal.throwIfAborted();
		const pictures = await drawGarment(file, { box, garment }, { kinds, format });
		const preview = kinds.includes('keyPoints') ? await toBitmap(raster) : null;
		const parts: DerivedParts = { pictures, garment, preview };
		return preview ? transfer(parts, [preview]) : parts;
	}
};

serve(api);
