/** Picks the pixels that a garment is measured by: opaque, spread evenly, each safe or near the outline. */

import type { Mask, Raster } from '../image/raster';
import { MIN_ALPHA, requireSameSize } from './bins';

/** Shares are then right within half a percent, and a larger photo takes no longer. */
const MOST_SAMPLES = 16_384;
/** Distance that is safe from the outline, as a part of the photo's longer side: 5 px at 512. */
const MARGIN = 0.01;
/** A mask that has less than this inside its margin is a strap or a far figure: all of it is safe. */
const MIN_LEFT = 0.2;
const MIN_LEFT_PX = 64;
/** The golden ratio shifts each row against those before it, so that no stripe falls between samples. */
const SHIFT = 0.6180339887498949;

export type GarmentSamples = {
	/** [n] number of each sampled pixel in the raster, rising. */
	readonly pixels: Uint32Array;
	/** [n] 1 where the pixel is safe to measure, 0 near the outline. */
	readonly safe: Uint8Array;
};

/** Rows that are counted to know about how large the mask is. */
const COUNTED_ROWS = 4;

function roughArea({ data, widthPx, heightPx }: Mask): number {
	let areaPx = 0;
	for (let y = 0; y < heightPx; y += COUNTED_ROWS) {
		for (let i = y * widthPx; i < (y + 1) * widthPx; i++) areaPx += data[i] ? COUNTED_ROWS : 0;
	}
	return areaPx;
}

/**
 * Opaque pixels under the mask, every one of a small garment and an even part of a large one.
 *
 * A mask that leaks a few pixels brings in the ground as a colour of its own, so those near the
 * outline are told apart; where hardly any is away from it, all count as safe.
 *
 * @throws RangeError when raster and mask differ in size
 */
export function sampleGarment(raster: Raster, mask: Mask): GarmentSamples {
	requireSameSize(raster, mask);
	const { rgba, widthPx, heightPx } = raster;
	const { data } = mask;
	const isIn = (pixel: number): boolean =>
		data[pixel] !== 0 && (rgba[pixel * 4 + 3] ?? 0) >= MIN_ALPHA;
	const step = Math.max(1, Math.ceil(roughArea(mask) / MOST_SAMPLES));
	const radiusPx = Math.ceil(MARGIN * Math.max(widthPx, heightPx));
	const most = Math.ceil(widthPx / step) * heightPx;
	const pixels = new Uint32Array(most);
	const safe = new Uint8Array(most);
	let count = 0;
	let safePx = 0;
	for (let y = 0; y < heightPx; y++) {
		const row = y * widthPx;
		// The picture's own border is no outline.
		const up = y < radiusPx ? 0 : radiusPx * widthPx;
		const down = y + radiusPx < heightPx ? radiusPx * widthPx : 0;
		let next = Math.floor(((y * SHIFT) % 1) * step);
		for (let x = 0; x < widthPx; x++) {
			if (!data[row + x]) continue;
			const start = x;
			while (x < widthPx && data[row + x]) x++;
			const from = start === 0 ? 0 : start + radiusPx;
			const to = x === widthPx ? x : x - radiusPx;
			while (next < start) next += step;
			for (; next < x; next += step) {
				const pixel = row + next;
				if (!isIn(pixel)) continue;
				pixels[count] = pixel;
				const left = next < radiusPx ? 0 : radiusPx;
				const ahead = next + radiusPx < widthPx ? radiusPx : 0;
				if (
					next >= from &&
					next < to &&
					isIn(pixel - up) &&
					isIn(pixel + down) &&
					isIn(pixel - up - left) &&
					isIn(pixel - up + ahead) &&
					isIn(pixel + down - left) &&
					isIn(pixel + down + ahead)
				) {
					safe[count] = 1;
					safePx += 1;
				}
				count += 1;
			}
		}
	}
	const enough = safePx * step >= MIN_LEFT_PX && safePx >= MIN_LEFT * count;
	return {
		pixels: pixels.subarray(0, count),
		safe: enough ? safe.subarray(0, count) : new Uint8Array(count).fill(1)
	};
}
