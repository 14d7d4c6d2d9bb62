/** The inner loops of the search where the engine has no SIMD: slower, with the same results. */

import { DIMS } from '../../snapshot/quantise';
import { blend } from '../blend';
import { addToHistogram, BINS } from '../histogram';
import { packedDistance } from '../palettes';
import type { ScanKernel } from './scan-kernel';

const { fround } = Math;

export function scriptKernel(memory: WebAssembly.Memory): ScanKernel {
	const itemsAt = (ordinals: number, count: number): Uint32Array | null =>
		ordinals === 0 ? null : new Uint32Array(memory.buffer, ordinals, count);

	return {
		kind: 'script',
		memory,

		dots(query, step, rows, scales, ordinals, count, out) {
			const steps = new Int16Array(memory.buffer, query, DIMS);
			const int8 = new Int8Array(memory.buffer, rows);
			const scaleOf = new Float32Array(memory.buffer, scales);
			const results = new Float32Array(memory.buffer, out, count);
			const items = itemsAt(ordinals, count);
			for (let n = 0; n < count; n += 1) {
				const i = items ? (items[n] ?? 0) : n;
				// Rounded wherever the SIMD lanes round.
				const scale = fround(fround(step) * (scaleOf[i] ?? 0));
				results[n] = scale * fround(dot(steps, int8, i * DIMS));
			}
		},

		colours(query, blocks, starts, colours, ordinals, count, out) {
			const palette = readBlocks(new Float32Array(memory.buffer, query, blocks * 16));
			const palettes = {
				starts: new Uint32Array(memory.buffer, starts),
				colours: new Float32Array(memory.buffer, colours)
			};
			const results = new Float32Array(memory.buffer, out, count);
			const items = itemsAt(ordinals, count);
			for (let n = 0; n < count; n += 1) {
				results[n] = packedDistance(palette, palettes, items ? (items[n] ?? 0) : n);
			}
		},

		blend(similarities, distances, weight, far, count, out) {
			const shapes = new Float32Array(memory.buffer, similarities, count);
			const colours = new Float32Array(memory.buffer, distances, count);
			const results = new Float32Array(memory.buffer, out, count);
			for (let n = 0; n < count; n += 1) {
				results[n] = blend(shapes[n] ?? 0, colours[n] ?? NaN, weight, far);
			}
		},

		histogram(keys, count, counts) {
			addToHistogram(
				new Float32Array(memory.buffer, keys, count),
				new Uint32Array(memory.buffer, counts, BINS)
			);
		},

		atLeast(keys, count, least, out) {
			const all = new Float32Array(memory.buffer, keys, count);
			const positions = new Uint32Array(memory.buffer, out, count);
			let found = 0;
			for (let n = 0; n < count; n += 1) {
				if ((all[n] ?? 0) < fround(least)) continue;
				positions[found] = n;
				found += 1;
			}
			return found;
		}
	};
}

function dot(steps: Int16Array, int8: Int8Array, at: number): number {
	// Four sums, so that the processor need not wait for one to be done.
	let s0 = 0;
	let s1 = 0;
	let s2 = 0;
	let s3 = 0;
	for (let d = 0; d < DIMS; d += 4) {
		s0 = (s0 + Math.imul(steps[d] ?? 0, int8[at + d] ?? 0)) | 0;
		s1 = (s1 + Math.imul(steps[d + 1] ?? 0, int8[at + d + 1] ?? 0)) | 0;
		s2 = (s2 + Math.imul(steps[d + 2] ?? 0, int8[at + d + 2] ?? 0)) | 0;
		s3 = (s3 + Math.imul(steps[d + 3] ?? 0, int8[at + d + 3] ?? 0)) | 0;
	}
	return (s0 + s1 + s2 + s3) | 0;
}

/** The colours of a query's blocks, back in a row. */
function readBlocks(blocks: Float32Array) {
	const colours = new Float32Array(blocks.length);
	for (let i = 0; i < blocks.length; i += 1) {
		const colour = (i >> 4) * 4 + (i & 3);
		colours[colour * 4 + ((i >> 2) & 3)] = blocks[i] ?? 0;
	}
	return { starts: Uint32Array.of(0, colours.length / 4), colours };
}
