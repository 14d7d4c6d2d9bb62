/** Reads the pixel values of a grey or palette PNG as they are stored: a palette's index is the label. */

import { inflateSync } from 'node:zlib';
import type { Mask } from '../../src/lib/vision/image/raster';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREY = 0;
const PALETTE = 3;

function chunksOf(file: Buffer): { type: string; data: Buffer }[] {
	if (!file.subarray(0, 8).equals(SIGNATURE)) throw new RangeError('not a PNG');
	const chunks: { type: string; data: Buffer }[] = [];
	for (let at = 8; at + 12 <= file.length;) {
		const length = file.readUInt32BE(at);
		const type = file.toString('latin1', at + 4, at + 8);
		chunks.push({ type, data: file.subarray(at + 8, at + 8 + length) });
		at += 12 + length;
	}
	return chunks;
}

/** The Paeth predictor of PNG, section 9.4. */
function paeth(left: number, up: number, upLeft: number): number {
	const guess = left + up - upLeft;
	const toLeft = Math.abs(guess - left);
	const toUp = Math.abs(guess - up);
	const toUpLeft = Math.abs(guess - upLeft);
	if (toLeft <= toUp && toLeft <= toUpLeft) return left;
	return toUp <= toUpLeft ? up : upLeft;
}

/** Undoes the row filters of one-byte pixels, [heightPx × widthPx]. */
function unfilter(packed: Buffer, widthPx: number, heightPx: number): Uint8Array {
	const out = new Uint8Array(widthPx * heightPx);
	for (let y = 0; y < heightPx; y++) {
		const filter = packed[y * (widthPx + 1)] ?? 0;
		for (let x = 0; x < widthPx; x++) {
			const i = y * widthPx + x;
			const left = x > 0 ? (out[i - 1] ?? 0) : 0;
			const up = y > 0 ? (out[i - widthPx] ?? 0) : 0;
			const upLeft = x > 0 && y > 0 ? (out[i - widthPx - 1] ?? 0) : 0;
			const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter];
			if (predicted === undefined) throw new RangeError(`unknown row filter ${filter}`);
			out[i] = (packed[y * (widthPx + 1) + 1 + x] ?? 0) + predicted;
		}
	}
	return out;
}

/**
 * @returns one value a pixel
 * @throws RangeError when the file is no 8-bit grey or palette PNG without interlacing
 */
export function readIndexPng(file: Buffer): Mask {
	const chunks = chunksOf(file);
	const header = chunks.find(({ type }) => type === 'IHDR')?.data;
	if (!header || header.length < 13) throw new RangeError('no header');
	const [widthPx, heightPx] = [header.readUInt32BE(0), header.readUInt32BE(4)];
	const [depth, colourType, interlace] = [header[8], header[9], header[12]];
	if (depth !== 8 || (colourType !== GREY && colourType !== PALETTE) || interlace !== 0) {
		throw new RangeError('not an 8-bit grey or palette PNG without interlacing');
	}
	const packed = inflateSync(
		Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
	);
	if (packed.length < (widthPx + 1) * heightPx) throw new RangeError('cut short');
	return { widthPx, heightPx, data: unfilter(packed, widthPx, heightPx) };
}
