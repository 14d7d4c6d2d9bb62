/** Runs the shipped ONNX models in Node by the same runtime and bits as the browser. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
// In Node this is the package's own Node build: plain WebAssembly, threads included, no jsep.
import * as ort from 'onnxruntime-web';
import {
	modelFor,
	readModelManifest,
	type ModelEntry,
	type ModelManifest,
	type ModelRole,
	type RunModel,
	type TensorData
} from '../../src/lib/vision/models';

/** A model file is missing, or is not the one the manifest names. */
export class ModelFileError extends Error {
	override name = 'ModelFileError';
}

export type NodeRuntime = {
	readonly manifest: ModelManifest;
	readonly run: RunModel;
	/** Frees the models; the runtime cannot be used afterwards. */
	readonly release: () => Promise<void>;
};

async function readChecked(folder: string, entry: ModelEntry): Promise<Uint8Array> {
	const [file] = entry.files;
	if (!file || entry.runtime !== 'onnx') {
		throw new ModelFileError(`${entry.id} does not run on ONNX Runtime.`);
	}
	const bytes = await readFile(path.join(folder, file.file)).catch(() => {
		throw new ModelFileError(`${path.join(folder, file.file)} is missing.`);
	});
	if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
		throw new ModelFileError(`${file.file} does not match the SHA-256 in the manifest.`);
	}
	return bytes;
}

/** @throws ModelFileError when the folder has no manifest */
export async function readManifest(folder: string): Promise<ModelManifest> {
	const file = path.join(folder, 'manifest.json');
	const text = await readFile(file, 'utf8').catch(() => {
		throw new ModelFileError(`${file} is missing.`);
	});
	return readModelManifest(JSON.parse(text));
}

function toTensorData(tensor: ort.Tensor): TensorData {
	if (!(tensor.data instanceof Float32Array)) {
		throw new ModelFileError(`The model answers in ${tensor.type}, not in float32.`);
	}
	return { dims: tensor.dims, data: tensor.data };
}

/**
 * Opens the models of a folder with `manifest.json`, each when it is first run.
 *
 * @param options.threads of the WebAssembly backend, 2 unless given
 * @throws ModelFileError when the manifest or a file is missing or altered
 */
export async function createNodeRun(
	folder: string,
	{ threads = 2 }: { readonly threads?: number } = {}
): Promise<NodeRuntime> {
	const manifest = await readManifest(folder);
	ort.env.wasm.numThreads = threads;
	const sessions = new Map<ModelRole, Promise<ort.InferenceSession>>();

	const open = async (entry: ModelEntry) =>
		ort.InferenceSession.create(await readChecked(folder, entry), { executionProviders: ['wasm'] });
	const sessionFor = (entry: ModelEntry) => {
		const known = sessions.get(entry.role);
		if (known) return known;
		const session = open(entry);
		sessions.set(entry.role, session);
		session.catch(() => sessions.delete(entry.role));
		return session;
	};

	return {
		manifest,
		async run(role, input) {
			const entry = modelFor(manifest, role);
			const session = await sessionFor(entry);
			const tensor = new ort.Tensor('float32', input.data, [...input.dims]);
			const outputs = await session.run({ [entry.input.name]: tensor });
			const names = Object.keys(outputs);
			return Object.fromEntries(
				names.flatMap((name) => {
					const output = outputs[name];
					return output ? [[name, toTensorData(output)]] : [];
				})
			);
		},
		async release() {
			const open = await Promise.allSettled(sessions.values());
			sessions.clear();
			for (const result of open) if (result.status === 'fulfilled') await result.value.release();
		}
	};
}
