import { describe, expect, it } from 'vitest';
import { decodeNpy, encodeNpy, type NpyArray } from '../../../src/lib/catalog/snapshot/npy';
import { seededRandom } from './seeded-random';

const hex = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const header = (text: string): string => hex(new TextEncoder().encode(text));

describe('encodeNpy', () => {
	// Golden bytes: `numpy.save` of NumPy 2.4.6 for the same arrays, compared byte by byte.
	it('writes an int8 matrix as NumPy does', () => {
		const bytes = encodeNpy({
			type: 'int8',
			shape: [2, 3],
			data: Int8Array.of(-128, -1, 0, 1, 2, 127)
		});
		const text = "{'descr': '|i1', 'fortran_order': False, 'shape': (2, 3), }".padEnd(117);
		expect(hex(bytes)).toBe(`934e554d505901007600${header(`${text}\n`)}80ff0001027f`);
	});

	it('writes a float32 vector as NumPy does', () => {
		const bytes = encodeNpy({ type: 'float32', shape: [2], data: Float32Array.of(1, -0.5) });
		const text = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }".padEnd(117);
		expect(hex(bytes)).toBe(`934e554d505901007600${header(`${text}\n`)}0000803f000000bf`);
	});

	it('refuses a shape that does not hold the data', () => {
		const array: NpyArray = { type: 'int8', shape: [2, 2], data: new Int8Array(3) };
		expect(() => encodeNpy(array)).toThrow(RangeError);
	});
});

describe('decodeNpy', () => {
	it('gives back what was written, for any shape and at any alignment', () => {
		const random = seededRandom(7);
		for (let round = 0; round < 100; round += 1) {
			const shape = Array.from({ length: 1 + (round % 3) }, () => Math.floor(random() * 9));
			const length = shape.reduce((a, b) => a * b, 1);
			const array: NpyArray =
				round % 2 === 0
					? { type: 'int8', shape, data: new Int8Array(length).map(() => random() * 256 - 128) }
					: { type: 'float32', shape, data: new Float32Array(length).map(() => random() - 0.5) };
			const bytes = encodeNpy(array);
			expect(bytes.length - array.data.byteLength).toSatisfy((at: number) => at % 64 === 0);
			const shifted = new Uint8Array(bytes.length + 1);
			shifted.set(bytes, 1);
			expect(decodeNpy(shifted.subarray(1))).toEqual(array);
		}
	});

	it('reads a file that Node hands over in its shared buffer', () => {
		const bytes = encodeNpy({ type: 'float32', shape: [1], data: Float32Array.of(3) });
		expect([...decodeNpy(Buffer.from(bytes)).data]).toEqual([3]);
	});

	const good = encodeNpy({ type: 'int8', shape: [2, 2], data: new Int8Array(4) });
	const withText = (from: string, to: string): Uint8Array =>
		Buffer.from(Buffer.from(good).toString('latin1').replace(from, to), 'latin1');

	it.each([
		['nothing', new Uint8Array(), /not an npy/],
		['another file', new TextEncoder().encode('PK and some more text'), /not an npy/],
		['a later version', Uint8Array.from(good, (b, i) => (i === 6 ? 2 : b)), /version 2/],
		['a header cut short', good.subarray(0, 40), /cut short/],
		['data cut short', good.subarray(0, -1), /3 bytes where 4/],
		['data too long', new Uint8Array([...good, 0]), /5 bytes where 4/],
		['Fortran order', withText('False', 'True '), /C order/],
		['another type', withText('|i1', '|u1'), /type \|u1/],
		['no shape', withText('shape', 'shade'), /no shape/]
	])('refuses %s', (_, bytes, message) => {
		expect(() => decodeNpy(bytes)).toThrow(
			expect.objectContaining({
				name: 'SnapshotFormatError',
				message: expect.stringMatching(message)
			})
		);
	});
});
