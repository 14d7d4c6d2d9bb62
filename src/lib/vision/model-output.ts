/** Reads a model's answer: the named output in the expected shape, or an error that says what came. */

import type { TensorData } from './models';

/** The weights answered in another form than the manifest promises. */
export class ModelOutputError extends Error {
	override name = 'ModelOutputError';
}

/**
 * One output of a model run.
 *
 * @param dims expected shape; `null` where any length will do
 * @throws ModelOutputError when the output is missing or shaped otherwise
 */
export function readOutput(
	outputs: Readonly<Record<string, TensorData>>,
	name: string,
	dims: readonly (number | null)[]
): TensorData {
	const output = outputs[name];
	if (!output) {
		throw new ModelOutputError(`No output "${name}" among ${Object.keys(outputs).join(', ')}.`);
	}
	const fits =
		output.dims.length === dims.length &&
		dims.every((length, axis) => length === null || length === output.dims[axis]) &&
		output.data.length === output.dims.reduce((product, length) => product * length, 1);
	if (fits) return output;
	const wanted = dims.map((length) => length ?? 'any').join(' × ');
	throw new ModelOutputError(`Output "${name}" is ${output.dims.join(' × ')}, not ${wanted}.`);
}
