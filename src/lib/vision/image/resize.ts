/** Resizes and crops RGBA rasters, the same to the last bit in every engine. */

import { clampBox, type PixelBox } from './pixel-box';
import type { Raster } from './raster';
import { axisTaps, type AxisTaps } from './resample-taps';

/** The pixels as whole words, 0xAABBGGRR: one read in place of four. */
function wordsOf({ rgba }: Raster): Uint32Array {
	// Every platform that runs WebAssembly is little-endian; only alignment has to be seen to.
	const aligned = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
	return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
}

function isOpaque(words: Uint32Array): boolean {
	let all = 0xffffffff;
	for (let i = 0; i < words.length; i++) all &= words[i] ?? 0;
	return all >>> 24 === 255;
}

/** Source row `y` along the x taps, opaque: [targetPx × 4], R, G, B; the fourth stays as it is. */
function resampleOpaqueRow(
	words: Uint32Array,
	rowStart: number,
	{ starts, counts, weights, stride }: AxisTaps,
	row: Float32Array
): void {
	for (let x = 0; x < starts.length; x++) {
		const first = rowStart + (starts[x] ?? 0);
		const count = counts[x] ?? 0;
		const last = first + count - 1;
		let r = 0;
		let g = 0;
		let b = 0;
		// Between the two ends all weights are equal: whole sums, weighted once.
		for (let at = first + 1; at < last; at++) {
			const word = words[at] ?? 0;
			r += word & 255;
			g += (word >>> 8) & 255;
			b += (word >>> 16) & 255;
		}
		const tap = x * stride;
		const inner = weights[tap + 1] ?? 0;
		const head = weights[tap] ?? 0;
		const tail = count > 1 ? (weights[tap + count - 1] ?? 0) : 0;
		const from = words[first] ?? 0;
		const to = words[last] ?? 0;
		row[x * 4] = r * inner + (from & 255) * head + (to & 255) * tail;
		row[x * 4 + 1] = g * inner + ((from >>> 8) & 255) * head + ((to >>> 8) & 255) * tail;
		row[x * 4 + 2] = b * inner + ((from >>> 16) & 255) * head + ((to >>> 16) & 255) * tail;
	}
}

/** The same with light let through: colour × opacity, and the opacity (0..1) as the fourth. */
function resampleClearRow(
	words: Uint32Array,
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

/** Sums back to straight 8-bit RGBA, halves rounding up as Pillow does. */
function writeRow(sums: Float32Array, opaque: boolean, rgba: Uint8ClampedArray, start: number) {
	for (let i = 0; i < sums.length; i += 4) {
		const alpha = opaque ? 1 : (sums[i + 3] ?? 0);
		if (alpha <= 0) continue;
		const out = start + i;
		rgba[out] = Math.floor((sums[i] ?? 0) / alpha + 0.5);
		rgba[out + 1] = Math.floor((sums[i + 1] ?? 0) / alpha + 0.5);
		rgba[out + 2] = Math.floor((sums[i + 2] ?? 0) / alpha + 0.5);
		rgba[out + 3] = Math.floor(alpha * 255 + 0.5);
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
	const resampleRow = opaque ? resampleOpaqueRow : resampleClearRow;
	const xTaps = axisTaps(raster.widthPx, widthPx);
	const yTaps = axisTaps(raster.heightPx, heightPx);
	const rgba = new Uint8ClampedArray(widthPx * heightPx * 4);
	const sums = new Float32Array(widthPx * 4);
	// Neighbouring target rows share at most two source rows: two slots, by parity, spare the rest.
	const slots = [new Float32Array(widthPx * 4), new Float32Array(widthPx * 4)] as const;
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
		writeRow(sums, opaque, rgba, y * widthPx * 4);
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
