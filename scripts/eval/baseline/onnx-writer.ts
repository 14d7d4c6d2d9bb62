/** Writes a float32 network as an ONNX file (field numbers of onnx.proto, IR version 8). */

import type { FloatArray } from './npz';
import { bytesField, message, messageField, numberField, textField, type Field } from './protobuf';

const IR_VERSION = 8;
const OPSET = 17;
const FLOAT = 1;
/** `AttributeProto.type` of a whole number and of a list of them. */
const [INT, INTS] = [2, 7];

export type OnnxNode = {
	readonly operator: string;
	readonly inputs: readonly string[];
	readonly output: string;
	readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
};

export type OnnxGraph = {
	readonly nodes: readonly OnnxNode[];
	readonly weights: ReadonlyMap<string, FloatArray>;
	/** Dimensions that are not fixed are named. */
	readonly input: { readonly name: string; readonly dims: readonly (number | string)[] };
	readonly output: { readonly name: string; readonly dims: readonly (number | string)[] };
};

function attribute(name: string, value: number | readonly number[]): Field[] {
	return typeof value === 'number'
		? [textField(1, name), numberField(3, value), numberField(20, INT)]
		: [textField(1, name), ...value.map((one) => numberField(8, one)), numberField(20, INTS)];
}

const node = ({ operator, inputs, output, attributes = {} }: OnnxNode): Field[] => [
	...inputs.map((name) => textField(1, name)),
	textField(2, output),
	textField(4, operator),
	...Object.entries(attributes).map(([name, value]) => messageField(5, attribute(name, value)))
];

const tensor = (name: string, { dims, data }: FloatArray): Field[] => [
	...dims.map((length) => numberField(1, length)),
	numberField(2, FLOAT),
	textField(8, name),
	bytesField(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
];

function valueInfo({ name, dims }: OnnxGraph['input']): Field[] {
	const shape = dims.map((length) =>
		messageField(1, [typeof length === 'number' ? numberField(1, length) : textField(2, length)])
	);
	const type = messageField(1, [numberField(1, FLOAT), messageField(2, shape)]);
	return [textField(1, name), messageField(2, [type])];
}

/** The bytes of an ONNX model. */
export function writeOnnx({ nodes, weights, input, output }: OnnxGraph): Uint8Array {
	const graph = [
		...nodes.map((one) => messageField(1, node(one))),
		textField(2, 'graph'),
		...[...weights].map(([name, values]) => messageField(5, tensor(name, values))),
		messageField(11, valueInfo(input)),
		messageField(12, valueInfo(output))
	];
	const opset = messageField(8, [textField(1, ''), numberField(2, OPSET)]);
	return message([numberField(1, IR_VERSION), messageField(7, graph), opset]);
}
