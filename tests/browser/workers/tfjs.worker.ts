/** Runs the pose network on a chosen backend and counts the tensors that are left. */

import * as tf from '@tensorflow/tfjs';
import type { Raster } from '../../../src/lib/vision/image/raster';
import { modelFor } from '../../../src/lib/vision/models';
import { estimatePose } from '../../../src/lib/vision/pose/estimate-pose';
import type { KeyPoint } from '../../../src/lib/vision/pose/key-points';
import type {
	BackendChoice,
	Method,
	NoOptions,
	RuntimeReport
} from '../../../src/workers/contract';
import { createModelRoom } from '../../../src/workers/runtime/model-room';
import { createModelStore } from '../../../src/workers/runtime/model-store';
import { createTfjsRuntime } from '../../../src/workers/runtime/tfjs';
import { serve } from '../../../src/workers/serve';

type PoseInput = {
	readonly manifestUrl: string;
	readonly backend: BackendChoice;
	readonly raster: Raster;
	readonly runs: number;
	/** Makes the worker one of a browser without WebGPU and WebGL. */
	readonly hideGpus?: boolean;
};

export type PoseOutput = {
	readonly points: readonly KeyPoint[];
	readonly report: RuntimeReport;
	/** Tensors alive after each run. */
	readonly tensors: readonly number[];
};

export interface TfjsTestWorker {
	pose: Method<PoseInput, NoOptions, PoseOutput>;
	release: Method<null, NoOptions, { readonly tensors: number }>;
}

const runtime = createTfjsRuntime();
const room = createModelRoom(runtime, createModelStore());

const api: TfjsTestWorker = {
	async pose({ manifestUrl, backend, raster, runs, hideGpus }, _options, signal, onProgress) {
		if (hideGpus) {
			Object.defineProperty(navigator, 'gpu', { value: undefined });
			OffscreenCanvas.prototype.getContext = () => null;
		}
		const report = await room.prepare(
			{ manifestUrl, roles: ['pose'] },
			{ backend },
			signal,
			onProgress
		);
		const entry = modelFor(room.manifest(), 'pose');
		const tensors: number[] = [];
		let points: readonly KeyPoint[] = [];
		for (let i = 0; i < runs; i++) {
			points = await estimatePose(raster, entry, runtime.run);
			tensors.push(tf.memory().numTensors);
		}
		return { points, report, tensors };
	},

	async release() {
		await runtime.release();
		return { tensors: tf.memory().numTensors };
	}
};

serve<TfjsTestWorker>(api);
