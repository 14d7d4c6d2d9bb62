/** Runs single models on a chosen backend, and can take the GPU away in the middle. */

import { modelFor, type ModelRole, type TensorData } from '../../../src/lib/vision/models';
import type {
	BackendChoice,
	Method,
	NoOptions,
	RuntimeReport
} from '../../../src/workers/contract';
import { createModelRoom } from '../../../src/workers/runtime/model-room';
import { createModelStore } from '../../../src/workers/runtime/model-store';
import { createOnnxRuntime } from '../../../src/workers/runtime/onnx';
import { serve } from '../../../src/workers/serve';

type RunInput = {
	readonly manifestUrl: string;
	readonly backend: BackendChoice;
	readonly role: ModelRole;
	readonly input: TensorData;
	/** Loses the GPU device before the run, or while it goes on. */
	readonly lose?: 'before' | 'during';
};

export type RunOutput = {
	readonly outputs: Record<string, TensorData>;
	readonly report: RuntimeReport;
};

export interface OnnxTestWorker {
	run: Method<RunInput, NoOptions, RunOutput>;
	release: Method<null, NoOptions, null>;
}

const runtime = createOnnxRuntime();
const room = createModelRoom(runtime, createModelStore());

async function loseGpu(): Promise<void> {
	const ort = await import('onnxruntime-web/webgpu');
	const device = await ort.env.webgpu.device;
	device.destroy();
}

const api: OnnxTestWorker = {
	async run({ manifestUrl, backend, role, input, lose }, _options, signal, onProgress) {
		await room.prepare({ manifestUrl, roles: ['parse', 'embed'] }, { backend }, signal, onProgress);
		modelFor(room.manifest(), role);
		if (lose === 'before') await loseGpu();
		const running = runtime.run(role, input);
		if (lose === 'during') await loseGpu();
		return { outputs: await running, report: runtime.report() };
	},

	async release() {
		await runtime.release();
		return null;
	}
};

serve<OnnxTestWorker>(api);
