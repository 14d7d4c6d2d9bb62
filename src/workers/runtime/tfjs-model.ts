/** One TensorFlow.js graph model: built from verified bytes, run, disposed of. */

import * as tf from '@tensorflow/tfjs';
import type { ModelEntry, TensorData } from '../../lib/vision/models';
import { ModelNotReadyError } from './model-errors';

export type TfjsModel = {
	readonly entry: ModelEntry;
	readonly run: (input: TensorData) => Promise<Record<string, TensorData>>;
	readonly release: () => void;
};

type GraphFile = {
	readonly modelTopology: object;
	readonly signature?: object;
	readonly weightsManifest: readonly { readonly weights: tf.io.WeightsManifestEntry[] }[];
};

function isGraphFile(value: unknown): value is GraphFile {
	return (
		typeof value === 'object' &&
		value !== null &&
		'modelTopology' in value &&
		'weightsManifest' in value &&
		Array.isArray(value.weightsManifest)
	);
}

/** What a converter wrote: the graph as JSON, then the shards, laid end to end. */
function toArtifacts(
	entry: ModelEntry,
	[graph, ...shards]: readonly Uint8Array<ArrayBuffer>[]
): tf.io.ModelArtifacts {
	const value: unknown = JSON.parse(new TextDecoder().decode(graph));
	if (!isGraphFile(value)) throw new ModelNotReadyError(`${entry.id}: not a graph model`);
	return {
		format: 'graph-model',
		modelTopology: value.modelTopology,
		...(value.signature ? { signature: value.signature } : {}),
		weightSpecs: value.weightsManifest.flatMap((group) => group.weights),
		weightData: shards.map((shard) => shard.buffer)
	};
}

/**
 * Builds the model on the backend that is set.
 * @param files the graph's JSON, then its weight shards
 */
export async function startTfjsModel(
	entry: ModelEntry,
	files: readonly Uint8Array<ArrayBuffer>[]
): Promise<TfjsModel> {
	const model = await tf.loadGraphModel(tf.io.fromMemory(toArtifacts(entry, files)));
	const inputType = model.inputs[0]?.dtype === 'int32' ? 'int32' : 'float32';

	async function run({ data, dims }: TensorData): Promise<Record<string, TensorData>> {
		const values = inputType === 'int32' ? Int32Array.from(data) : data;
		const input = tf.tensor(values, [...dims], inputType);
		let outputs: tf.Tensor[] = [];
		try {
			// Graphs with loops would need `executeAsync`, which complains about all others.
			const result = model.execute({ [entry.input.name]: input }, [...entry.outputs]);
			outputs = Array.isArray(result) ? result : [result];
			const named: Record<string, TensorData> = {};
			for (const [index, name] of entry.outputs.entries()) {
				const tensor = outputs[index];
				if (!tensor) throw new ModelNotReadyError(`the graph has no output ${name}`);
				named[name] = { dims: tensor.shape, data: Float32Array.from(await tensor.data()) };
			}
			return named;
		} finally {
			tf.dispose([input, ...outputs]);
		}
	}
	return { entry, run, release: () => model.dispose() };
}
