import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import JSZip from 'jszip';
import * as ort from 'onnxruntime-web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { borderMask } from '../../../scripts/eval/baseline/border-mask';
import { colourHistogram, intersection } from '../../../scripts/eval/baseline/histogram';
import { openImagenet } from '../../../scripts/eval/baseline/imagenet';
import { mobilenetGraph } from '../../../scripts/eval/baseline/mobilenet-graph';
import { halfToFloat, readNpz, type FloatArray } from '../../../scripts/eval/baseline/npz';
import { writeOnnx } from '../../../scripts/eval/baseline/onnx-writer';
import { EvalInputError } from '../../../scripts/eval/eval-error';
import { wholePlace } from '../../../scripts/eval/locate-garment';
import { maskBounds } from '../../../src/lib/vision/image/mask';
import { drawPhoto } from '../vision/drawing';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'otlens-baseline-'))));
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** The bytes `numpy.save` writes, without its alignment. */
function npy(descr: string, shape: string, data: Uint8Array): Uint8Array {
	const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape}), }\n`;
	const head = Uint8Array.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]);
	return Buffer.concat([head, Buffer.from(header), data]);
}

describe('readNpz', () => {
	it.each([
		['one', 0x3c00, 1],
		['the largest', 0x7bff, 65504],
		['the smallest', 0x0001, 2 ** -24],
		['a third', 0x3555, 0.333251953125],
		['minus two', 0xc000, -2]
	])('reads half precision: %s', (_, bits, value) => {
		expect(halfToFloat(bits)).toBe(value);
	});

	it('gives arrays by name, of half or single precision', async () => {
		const zip = new JSZip();
		zip.file('a.npy', npy('<f2', '2, 1', Uint8Array.from([0x00, 0x3c, 0x00, 0xc0])));
		zip.file('b.npy', npy('<f4', '1,', new Uint8Array(Float32Array.of(0.1).buffer)));
		const file = path.join(folder, 'weights.npz');
		writeFileSync(file, await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }));
		const arrays = await readNpz(file);
		expect(arrays.get('a')).toEqual({ dims: [2, 1], data: Float32Array.of(1, -2) });
		expect(arrays.get('b')).toEqual({ dims: [1], data: Float32Array.of(0.1) });
	});

	it('says which file is no such thing', async () => {
		const file = path.join(folder, 'damaged.npz');
		writeFileSync(file, 'not a zip');
		await expect(readNpz(file)).rejects.toThrow(EvalInputError);
		await expect(openImagenet({ data: folder, init: path.join(folder, 'gone') })).rejects.toThrow(
			/gone is missing/
		);
	});
});

describe('writeOnnx', () => {
	it('writes a network that the runtime computes as meant', async () => {
		const weights = new Map<string, FloatArray>([
			['w', { dims: [2, 1, 2, 2], data: Float32Array.of(1, 1, 1, 1, -1, 0, 0, 0) }],
			['b', { dims: [2], data: Float32Array.of(0.5, 0) }],
			['zero', { dims: [], data: Float32Array.of(0) }],
			['six', { dims: [], data: Float32Array.of(6) }]
		]);
		const bytes = writeOnnx({
			nodes: [
				{
					operator: 'Conv',
					inputs: ['x', 'w', 'b'],
					output: 'c',
					attributes: { kernel_shape: [2, 2], strides: [2, 2], pads: [0, 0, 1, 1], group: 1 }
				},
				{ operator: 'Clip', inputs: ['c', 'zero', 'six'], output: 'r' },
				{ operator: 'GlobalAveragePool', inputs: ['r'], output: 'y' }
			],
			weights,
			input: { name: 'x', dims: [1, 1, 'height', 'width'] },
			output: { name: 'y', dims: [1, 2, 1, 1] }
		});
		ort.env.wasm.numThreads = 1;
		const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
		const x = new ort.Tensor('float32', Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), [1, 1, 3, 3]);
		const { y } = await session.run({ x });
		// Windows 1+2+4+5, 3+6, 7+8 and 9, each + 0.5 and cut at 6; the second channel is below 0.
		expect([...(y?.data as Float32Array)]).toEqual([6, 0]);
		await session.release();
	});

	it('names the layer that a network file lacks', () => {
		expect(() => mobilenetGraph(new Map())).toThrow(/00\.weight/);
	});
});

describe('controls', () => {
	const red = drawPhoto(
		40,
		40,
		[240, 240, 240],
		[
			[
				[200, 20, 20],
				[10, 8, 20, 24]
			]
		]
	);
	const blue = drawPhoto(
		40,
		40,
		[240, 240, 240],
		[
			[
				[20, 20, 200],
				[10, 8, 20, 24]
			]
		]
	);

	it('cuts out what differs from the border', () => {
		expect(maskBounds(borderMask(red))).toEqual({ xPx: 10, yPx: 8, widthPx: 20, heightPx: 24 });
	});

	it('finds the common part of two histograms', () => {
		const [a, b] = [red, blue].map((photo) => colourHistogram(photo, wholePlace(photo)));
		const ground = 1 - (20 * 24) / 1600;
		expect(a && intersection(a, a)).toBeCloseTo(1);
		expect(a && b && intersection(a, b)).toBeCloseTo(ground);
	});
});
