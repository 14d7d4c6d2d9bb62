/** MobileNetV2-1.0 (Sandler et al. 2018) as a graph: a picture in, its 1,280 pooled features out. */

import { EvalInputError } from '../eval-error';
import type { FloatArray } from './npz';
import type { OnnxGraph, OnnxNode } from './onnx-writer';

/** Expansion, channels, blocks, stride of the first: table 2 of the paper. */
const STAGES = [
	[1, 16, 1, 1],
	[6, 24, 2, 2],
	[6, 32, 3, 2],
	[6, 64, 4, 2],
	[6, 96, 3, 1],
	[6, 160, 3, 2],
	[6, 320, 1, 1]
] as const;
export const FEATURES = 1280;

type Convolution = { size: 1 | 3; stride: number; groups: number; activate: boolean };

/**
 * @param arrays `NN.weight` [out, in / groups, h, w] and `NN.bias` [out] in layer order, batch norm
 *   folded; stride-2 convolutions pad at the right and the bottom only
 * @throws EvalInputError when a layer is missing
 */
export function mobilenetGraph(arrays: ReadonlyMap<string, FloatArray>): OnnxGraph {
	const nodes: OnnxNode[] = [];
	const weights = new Map<string, FloatArray>([
		['zero', { dims: [], data: Float32Array.of(0) }],
		['six', { dims: [], data: Float32Array.of(6) }]
	]);
	let layer = 0;

	const add = (operator: string, inputs: string[], attributes: OnnxNode['attributes'] = {}) => {
		const output = `${operator}${nodes.length}`;
		nodes.push({ operator, inputs, output, attributes });
		return output;
	};
	const convolve = (input: string, { size, stride, groups, activate }: Convolution) => {
		const index = String(layer++).padStart(2, '0');
		const names = [`${index}.weight`, `${index}.bias`];
		for (const name of names) {
			const array = arrays.get(name);
			if (!array) throw new EvalInputError(`The network file has no array ${name}.`);
			weights.set(name, array);
		}
		const after = (size - 1) / 2;
		const before = stride === 2 ? 0 : after;
		const output = add('Conv', [input, ...names], {
			kernel_shape: [size, size],
			strides: [stride, stride],
			group: groups,
			pads: [before, before, after, after]
		});
		return activate ? add('Clip', [output, 'zero', 'six']) : output;
	};

	let channels = 32;
	let at = convolve('input', { size: 3, stride: 2, groups: 1, activate: true });
	for (const [expansion, outputs, blocks, firstStride] of STAGES) {
		for (let block = 0; block < blocks; block++) {
			const stride = block === 0 ? firstStride : 1;
			const hidden = channels * expansion;
			const narrow = { size: 1, stride: 1, groups: 1 } as const;
			const wide = expansion === 1 ? at : convolve(at, { ...narrow, activate: true });
			const deep = convolve(wide, { size: 3, stride, groups: hidden, activate: true });
			const flat = convolve(deep, { ...narrow, activate: false });
			at = stride === 1 && channels === outputs ? add('Add', [at, flat]) : flat;
			channels = outputs;
		}
	}
	at = convolve(at, { size: 1, stride: 1, groups: 1, activate: true });
	const output = add('GlobalAveragePool', [at]);
	return {
		nodes,
		weights,
		input: { name: 'input', dims: [1, 3, 'height', 'width'] },
		output: { name: output, dims: [1, FEATURES, 1, 1] }
	};
}
