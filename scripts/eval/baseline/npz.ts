/** Reads the arrays of a NumPy `.npz` file as float32. */

import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import { EvalInputError } from '../eval-error';

export type FloatArray = { readonly dims: readonly number[]; readonly data: Float32Array };

/** IEC 60559 half precision as a number. */
export function halfToFloat(bits: number): number {
	const sign = bits & 0x8000 ? -1 : 1;
	const exponent = (bits >> 10) & 31;
	const fraction = bits & 1023;
	if (exponent === 0) return sign * fraction * 2 ** -24;
	if (exponent === 31) return fraction ? NaN : sign * Infinity;
	return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function readData(descr: string | undefined, view: DataView, at: number): Float32Array {
	const count = (width: number) => (view.byteLength - at) / width;
	if (descr === '<f2') {
		return Float32Array.from({ length: count(2) }, (_, i) =>
			halfToFloat(view.getUint16(at + 2 * i, true))
		);
	}
	if (descr === '<f4') {
		return Float32Array.from({ length: count(4) }, (_, i) => view.getFloat32(at + 4 * i, true));
	}
	throw new RangeError(`arrays of type ${descr ?? 'unknown'} are not read`);
}

/**
 * One array in C order.
 *
 * @throws RangeError when it is none, or of another type than half or single precision
 */
export function readNpy(bytes: Uint8Array): FloatArray {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 10 || view.getUint8(6) !== 1) throw new RangeError('not an npy file');
	const dataAt = 10 + view.getUint16(8, true);
	const header = new TextDecoder('latin1').decode(bytes.subarray(10, dataAt));
	const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1] ?? '';
	const dims = shape
		.split(',')
		.filter((part) => part.trim())
		.map(Number);
	const data = readData(/'descr':\s*'([^']*)'/.exec(header)?.[1], view, dataAt);
	if (!header.includes("'fortran_order': False")) throw new RangeError('not in C order');
	if (data.length === dims.reduce((product, length) => product * length, 1)) return { dims, data };
	throw new RangeError(`shape ${dims.join(' × ')} does not hold ${data.length} values`);
}

/**
 * All arrays of the file by name, without the ending `.npy`.
 *
 * @throws EvalInputError when the file cannot be read as such
 */
export async function readNpz(file: string): Promise<ReadonlyMap<string, FloatArray>> {
	try {
		const zip = await JSZip.loadAsync(await readFile(file));
		const entries = Object.values(zip.files).map(async (entry): Promise<[string, FloatArray]> => [
			entry.name.replace(/\.npy$/, ''),
			readNpy(await entry.async('uint8array'))
		]);
		return new Map(await Promise.all(entries));
	} catch (cause) {
		throw new EvalInputError(`${file}: ${cause instanceof Error ? cause.message : 'no npz file'}`);
	}
}
