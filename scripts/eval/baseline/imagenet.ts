/** ImageNet features of a garment: what a network knows that was never shown a wardrobe. */

import { access } from 'node:fs/promises';
import path from 'node:path';
// In Node this is the package's own Node build: plain WebAssembly, threads included, no jsep.
import * as ort from 'onnxruntime-web';
import { cropGarment } from '../../../src/lib/vision/embed/crop-garment';
import { normaliseRaster } from '../../../src/lib/vision/image/normalise';
import type { Box, Raster } from '../../../src/lib/vision/image/raster';
import { EvalInputError } from '../eval-error';
import { mobilenetGraph } from './mobilenet-graph';
import { readNpz } from './npz';
import { writeOnnx } from './onnx-writer';

export type ImagenetNetwork = {
	/** Unit vector [1280] of the square crop that the embedder would get. */
	readonly features: (raster: Raster, box: Box, sidePx: number) => Promise<Float32Array>;
	readonly release: () => Promise<void>;
};

/** Length 1; a zero vector stays as it is. */
function toUnit(vector: Float32Array): Float32Array {
	const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
	return length > 0 ? vector.map((value) => value / length) : vector;
}

/** Where the weights lie: the file named, or `init/` beside the data's folder; undefined for none. */
async function findWeights(data: string, named: string | undefined): Promise<string | undefined> {
	const file = named ?? path.join(data, '..', 'init', 'mobilenet_v2_imagenet.npz');
	const isThere = await access(file).then(
		() => true,
		() => false
	);
	if (isThere) return file;
	if (named === undefined) return undefined;
	throw new EvalInputError(`${named} is missing.`);
}

/** The network of one npz file. */
export async function openNetwork(file: string): Promise<ImagenetNetwork> {
	const graph = mobilenetGraph(await readNpz(file));
	const session = await ort.InferenceSession.create(writeOnnx(graph), {
		executionProviders: ['wasm']
	});
	return {
		async features(raster, box, sidePx) {
			// [1,3,side,side], RGB, −1..1
			const data = normaliseRaster(cropGarment(raster, box, sidePx));
			const input = new ort.Tensor('float32', data, [1, 3, sidePx, sidePx]);
			const answer = (await session.run({ input }))[graph.output.name]?.data;
			if (!(answer instanceof Float32Array)) throw new TypeError('no features');
			return toUnit(answer.slice());
		},
		release: () => session.release()
	};
}

/**
 * Opens the network where its weights are found.
 *
 * @throws EvalInputError when the file named is not there or is damaged
 */
export async function openImagenet(options: {
	readonly data: string;
	readonly init: string | undefined;
}): Promise<ImagenetNetwork | undefined> {
	const file = await findWeights(options.data, options.init);
	return file === undefined ? undefined : openNetwork(file);
}
