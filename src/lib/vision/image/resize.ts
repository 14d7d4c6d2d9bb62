/** Resizes and crops RGBA rasters, the same to the last bit in every engine. */

import { clampBox, type PixelBox } from './pixel-box';
import type { Raster } from './raster';
import { axisTaps, type AxisTaps } from './resample-taps';

/** The pixels as whole words, 0xAABBGGRR: one read in place of four. */
function wordsOf({ rgba }: Raster): Int32Array {
	// Every platform that runs WebAssembly is little-endian; only alignment has to be seen to.
	const aligned = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
	// Signed: engines keep such words in a register, where unsigned ones become floats.
	return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

function isOpaque(words: Int32Array): boolean {
	let all = -1;
	for (let i = 0; i < words.length; i++) all &= words[i] ?? 0;
	return all >>> 24 === 255;
}

/** Bytes 0 and 2 of a word: two channels that are summed in one go. */
const PAIR = 0x00ff00ff;
/** So many bytes sum to less than 2^16. */
const PAIR_RUN = 257;

/** Source row along the x taps, opaque: [targetPx × 3], R, G, B. */
function resampleOpaqueRow(
	words: Int32Array,
	rowStart: number,
	{ starts, counts, weights, stride }: AxisTaps,
	row: Float32Array
): void {
	for (let x = 0, to = 0, tap = 0; x < starts.length; x++, to += 3, tap += stride) {
		const first = rowStart + (starts[x] ?? 0);
		const count = counts[x] ?? 0;
		const last = first + count - 1;
		let r = 0;
		let g = 0;
		let b = 0;
		// Between the two ends all weights are equal: whole sums, weighted once.
		for (let at = first + 1; at < last;) {
			const end = Math.min(last, at + PAIR_RUN);
			let redBlue = 0;
			let green = 0;
			for (; at < end; at++) {
				const word = words[at] ?? 0;
				redBlue = (redBlue + (word & PAIR)) | 0;
				green = (green + ((word >>> 8) & 255)) | 0;
			}
			r += redBlue & 0xffff;
			b += redBlue >>> 16;
			g += green;
		}
		const inner = count > 2 ? (weights[tap + 1] ?? 0) : 0;
		const head = weights[tap] ?? 0;
		const tail = count > 1 ? (weights[tap + count - 1] ?? 0) : 0;
		const from = words[first] ?? 0;
		const end = words[last] ?? 0;
		row[to] = r * inner + (from & 255) * head + (end & 255) * tail;
		row[to + 1] = g * inner + ((from >>> 8) & 255) * head + ((end >>> 8) & 255) * tail;
		row[to + 2] = b * inner + ((from >>> 16) & 255) * head + ((end >>> 16) & 255) * tail;
	}
}

/** The same with light let through: [targetPx × 4], colour × opacity, and the opacity (0..1). */
function resampleClearRow(
	words: Int32Array,
	rowStart: number,
	{ starts, counts, weights, stride }: AxisTaps,
	row: Float32Array
): void {
	for (let x = 0; x < starts.length; x++) {
		let r = 0;
		let g = 0;
		let b = 0;
		let a = 0;
		for (let i = 0; i < (counts[x] ?? 0); i++) {
			const word = words[rowStart + (starts[x] ?? 0) + i] ?? 0;
			const weight = ((weights[x * stride + i] ?? 0) * (word >>> 24)) / 255;
			r += weight * (word & 255);
			g += weight * ((word >>> 8) & 255);
			b += weight * ((word >>> 16) & 255);
			a += weight;
		}
		row[x * 4] = r;
		row[x * 4 + 1] = g;
		row[x * 4 + 2] = b;
		row[x * 4 + 3] = a;
	}
}

function addScaled(sums: Float32Array, row: Float32Array, weight: number): void {
	for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + weight * (row[i] ?? 0);
}

/** Halves round up, as Pillow does. */
const toByte = (value: number): number => Math.floor(value + 0.5);

/** Sums back to straight 8-bit RGBA. */
function writeOpaqueRow(sums: Float32Array, rgba: Uint8ClampedArray, start: number): void {
	for (let i = 0, out = start; i < sums.length; i += 3, out += 4) {
		rgba[out] = toByte(sums[i] ?? 0);
		rgba[out + 1] = toByte(sums[i + 1] ?? 0);
		rgba[out + 2] = toByte(sums[i + 2] ?? 0);
		rgba[out + 3] = 255;
	}
}

function writeClearRow(sums: Float32Array, rgba: Uint8ClampedArray, start: number): void {
	for (let i = 0, out = start; i < sums.length; i += 4, out += 4) {
		const alpha = sums[i + 3] ?? 0;
		if (alpha <= 0) continue;
		rgba[out] = toByte((sums[i] ?? 0) / alpha);
		rgba[out + 1] = toByte((sums[i + 1] ?? 0) / alpha);
		rgba[out + 2] = toByte((sums[i + 2] ?? 0) / alpha);
		rgba[out + 3] = toByte(alpha * 255);
	}
}

/**
 * A raster at another size: exact area average on an axis that shrinks, bilinear on one that
 * grows, both with pixel centres at halves. Colours are weighted by their opacity.
 *
 * @param widthPx target width, a whole number of at least 1
 * @param heightPx target height, a whole number of at least 1
 * @throws RangeError when the source is empty or a target side is not a whole number above 0
 */
export function resizeRaster(raster: Raster, widthPx: number, heightPx: number): Raster {
	const sides = [raster.widthPx, raster.heightPx, widthPx, heightPx];
	if (!sides.every((side) => Number.isInteger(side) && side > 0)) {
		throw new RangeError(`Cannot resize with sides ${sides.join(', ')}.`);
	}
	const words = wordsOf(raster);
	const opaque = isOpaque(words);
	const channels = opaque ? 3 : 4;
	const resampleRow = opaque ? resampleOpaqueRow : resampleClearRow;
	const writeRow = opaque ? writeOpaqueRow : writeClearRow;
	const xTaps = axisTaps(raster.widthPx, widthPx);
	const yTaps = axisTaps(raster.heightPx, heightPx);
	const rgba = new Uint8ClampedArray(widthPx * heightPx * 4);
	const sums = new Float32Array(widthPx * channels);
	// Neighbouring target rows share at most two source rows: two slots, by parity, spare the rest.
	const slots = [
		new Float32Array(widthPx * channels),
		new Float32Array(widthPx * channels)
	] as const;
	const held = [-1, -1];
	for (let y = 0; y < heightPx; y++) {
		sums.fill(0);
		const first = yTaps.starts[y] ?? 0;
		for (let i = 0; i < (yTaps.counts[y] ?? 0); i++) {
			const source = first + i;
			const parity = source & 1;
			const row = parity ? slots[1] : slots[0];
			if (held[parity] !== source) resampleRow(words, source * raster.widthPx, xTaps, row);
			held[parity] = source;
			addScaled(sums, row, yTaps.weights[y * yTaps.stride + i] ?? 0);
		}
		writeRow(sums, rgba, y * widthPx * 4);
	}
	return { widthPx, heightPx, rgba };
}

/**
 * A copy of the part of a raster within a box; what lies outside the raster is left off.
 *
 * @throws RangeError when nothing of the box lies within the raster
 */
export function cropRaster(raster: Raster, box: PixelBox): Raster {
	const { xPx, yPx, widthPx, heightPx } = clampBox(box, raster);
	if (widthPx === 0 || heightPx === 0) throw new RangeError('The box lies outside the raster.');
	const rgba = new Uint8ClampedArray(widthPx * heightPx * 4);
	for (let y = 0; y < heightPx; y++) {
		const start = ((yPx + y) * raster.widthPx + xPx) * 4;
		rgba.set(raster.rgba.subarray(start, start + widthPx * 4), y * widthPx * 4);
	}
	return { widthPx, heightPx, rgba };
}
