/** Dense arrays as `.npy` files (NumPy format 1.0), so that any scientist can open a snapshot. */

import { SnapshotFormatError } from './snapshot-errors';

export type NpyArray =
	| { readonly type: 'int8'; readonly shape: readonly number[]; readonly data: Int8Array }
	| { readonly type: 'float32'; readonly shape: readonly number[]; readonly data: Float32Array };

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] as const; // \x93NUMPY
const PREFIX_BYTES = 10; // magic, two version bytes, header length as uint16
const ALIGNMENT = 64;
const DESCR = { int8: '|i1', float32: '<f4' } as const;

const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/**
 * The bytes `numpy.save` writes for a C-ordered array.
 * @throws RangeError when shape and data disagree
 */
export function encodeNpy({ type, shape, data }: NpyArray): Uint8Array<ArrayBuffer> {
	if (product(shape) !== data.length) {
		throw new RangeError(`shape ${shape.join('×')} does not hold ${data.length} values`);
	}
	const tuple = shape.length === 1 ? `${shape.join('')},` : shape.join(', ');
	const text = `{'descr': '${DESCR[type]}', 'fortran_order': False, 'shape': (${tuple}), }`;
	// NumPy wants the data at a multiple of 64 and the header to end with a line feed.
	const dataAt = Math.ceil((PREFIX_BYTES + text.length + 1) / ALIGNMENT) * ALIGNMENT;
	const header = `${text.padEnd(dataAt - PREFIX_BYTES - 1)}\n`;

	const bytes = new Uint8Array(dataAt + data.byteLength);
	bytes.set([...MAGIC, 1, 0, header.length & 0xff, header.length >> 8]);
	bytes.set(new TextEncoder().encode(header), PREFIX_BYTES);
	bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), dataAt);
	return bytes;
}

function readHeader(bytes: Uint8Array): { readonly text: string; readonly dataAt: number } {
	if (bytes.length < PREFIX_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) {
		throw new SnapshotFormatError('not an npy file');
	}
	if (bytes[6] !== 1) throw new SnapshotFormatError(`npy version ${bytes[6] ?? 0} is not read`);
	const dataAt = PREFIX_BYTES + ((bytes[8] ?? 0) | ((bytes[9] ?? 0) << 8));
	if (bytes.length < dataAt) throw new SnapshotFormatError('npy header is cut short');
	return { text: new TextDecoder('latin1').decode(bytes.subarray(PREFIX_BYTES, dataAt)), dataAt };
}

function readShape(text: string): readonly number[] {
	const tuple = /'shape':\s*\(([\d,\s]*)\)/.exec(text)?.[1];
	if (tuple === undefined) throw new SnapshotFormatError('npy header has no shape');
	return tuple
		.split(',')
		.filter((part) => part.trim() !== '')
		.map(Number);
}

/**
 * Reads an int8 or float32 array; the data is a copy of its own.
 * @throws SnapshotFormatError for anything else
 */
export function decodeNpy(bytes: Uint8Array): NpyArray {
	const { text, dataAt } = readHeader(bytes);
	const descr = /'descr':\s*'([^']*)'/.exec(text)?.[1];
	const shape = readShape(text);
	if (/'fortran_order':\s*False/.exec(text) === null) {
		throw new SnapshotFormatError('npy array is not in C order');
	}
	const width = descr === DESCR.float32 ? 4 : 1;
	const byteLength = product(shape) * width;
	if (bytes.length - dataAt !== byteLength) {
		throw new SnapshotFormatError(
			`npy data has ${bytes.length - dataAt} bytes where ${byteLength} belong`
		);
	}
	const { buffer } = new Uint8Array(bytes.subarray(dataAt));
	if (descr === DESCR.float32) return { type: 'float32', shape, data: new Float32Array(buffer) };
	if (descr === DESCR.int8) return { type: 'int8', shape, data: new Int8Array(buffer) };
	throw new SnapshotFormatError(`npy type ${descr ?? 'none'} is not read`);
}
