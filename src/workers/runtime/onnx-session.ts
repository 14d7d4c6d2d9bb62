/** One ONNX model on one backend: started, run, released. */

import type { ModelEntry, TensorData } from '../../lib/vision/models';
import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { ModelNotReadyError, RuntimeStartError } from './model-errors';
import { reasonOf } from './runtime';
import type { OnnxBackend, OnnxBuild } from './onnx-build';

export type OnnxSession = {
	readonly entry: ModelEntry;
	readonly run: (input: TensorData) => Promise<Record<string, TensorData>>;
	readonly release: () => Promise<void>;
};

async function toData(tensor: Tensor): Promise<TensorData> {
	const data = await tensor.getData();
	const floats = data instanceof Float32Array ? data : Float32Array.from(data, Number);
	return { dims: tensor.dims, data: floats };
}

async function takeOutputs(
	names: readonly string[],
	values: InferenceSession.ReturnType
): Promise<Record<string, TensorData>> {
	const outputs: Record<string, TensorData> = {};
	for (const name of names) {
		const tensor = values[name];
		if (!tensor) throw new ModelNotReadyError(`the graph has no output ${name}`);
		outputs[name] = await toData(tensor);
	}
	return outputs;
}

/** The library gives up for good when its WASM file could not be had once. */
function startError(error: unknown): unknown {
	const reason = reasonOf(error);
	return reason.includes('no available backend') ? new RuntimeStartError(reason) : error;
}

/**
 * @param graph the ONNX file
 * @throws RuntimeStartError when the library itself does not start
 * @throws Error of the library when the graph is broken or the backend refuses it
 */
export async function startOnnxSession(
	ort: OnnxBuild,
	backend: OnnxBackend,
	entry: ModelEntry,
	graph: Uint8Array
): Promise<OnnxSession> {
	// Operators that WebGPU lacks run on the CPU anyway; naming WASM beside it would hide a WebGPU
	// that does not start.
	const options = { executionProviders: [backend], graphOptimizationLevel: 'all' } as const;
	const session = await ort.InferenceSession.create(graph, options).catch((error: unknown) => {
		throw startError(error);
	});
	return {
		entry,
		async run({ data, dims }) {
			const input = new ort.Tensor('float32', data, dims);
			let values: InferenceSession.ReturnType = {};
			try {
				values = await session.run({ [entry.input.name]: input }, entry.outputs);
				return await takeOutputs(entry.outputs, values);
			} finally {
				input.dispose();
				for (const tensor of Object.values(values)) tensor.dispose();
			}
		},
		release: () => session.release()
	};
}
