/** The worker that finds the key-points of the person in a photo. */

import { modelFor } from '../lib/vision/models';
import { estimatePose } from '../lib/vision/pose/estimate-pose';
import type { PoseWorker } from './contract';
import { readPixels } from './pixels';
import { createModelRoom } from './runtime/model-room';
import { createModelStore } from './runtime/model-store';
import { createTfjsRuntime } from './runtime/tfjs';
import { serve } from './serve';

const runtime = createTfjsRuntime();
const room = createModelRoom(runtime, createModelStore());

const api: PoseWorker = {
	prepare: room.prepare,

	async estimate(bitmap, _options, signal, onProgress) {
		try {
			const entry = modelFor(room.manifest(), 'pose');
			onProgress({ stage: 'pose', done: 0, total: 1 });
			signal.throwIfAborted();
			const keyPoints = await estimatePose(readPixels(bitmap), entry, runtime.run);
			return { keyPoints, model: entry.id };
		} finally {
			bitmap.close();
		}
	}
};

serve(api);
