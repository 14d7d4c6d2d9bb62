/** Picks the pixels that a garment is measured by: opaque, spread evenly, each safe or near the outline. */

import { maskBounds } from '../image/mask';
import type { PixelBox } from '../image/pixel-box';
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

function areaWithin({ data, widthPx }: Mask, box: PixelBox): number {
	let areaPx = 0;
	for (let y = box.yPx; y < box.yPx + box.heightPx; y++) {
		const row = y * widthPx + box.xPx;
		for (let i = row; i < row + box.widthPx; i++) areaPx += data[i] ? 1 : 0;
	}
	return areaPx;
}

/** Whether the mask reaches `radiusPx` far in all eight directions; the picture's border is no outline. */
function isWithin(
	isOpaque: (pixel: number) => boolean,
	{ widthPx, heightPx }: Mask,
	pixel: number,
	radiusPx: number
): boolean {
	const x = pixel % widthPx;
	const y = (pixel - x) / widthPx;
	const left = x < radiusPx ? 0 : radiusPx;
	const right = x + radiusPx < widthPx ? radiusPx : 0;
	const up = pixel - (y < radiusPx ? 0 : radiusPx * widthPx);
	const down = pixel + (y + radiusPx < heightPx ? radiusPx * widthPx : 0);
	return (
		isOpaque(pixel - left) &&
		isOpaque(pixel + right) &&
		isOpaque(up) &&
		isOpaque(down) &&
		isOpaque(up - left) &&
		isOpaque(up + right) &&
		isOpaque(down - left) &&
		isOpaque(down + right)
	);
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
	const box = maskBounds(mask);
	if (!box) return { pixels: new Uint32Array(0), safe: new Uint8Array(0) };
	const { rgba, widthPx, heightPx } = raster;
	const { data } = mask;
	const isOpaque = (pixel: number): boolean =>
		data[pixel] !== 0 && (rgba[pixel * 4 + 3] ?? 0) >= MIN_ALPHA;
	const step = Math.ceil(areaWithin(mask, box) / MOST_SAMPLES);
	const radiusPx = Math.round(MARGIN * Math.max(widthPx, heightPx));
	const most = Math.ceil(box.widthPx / step) * box.heightPx;
	const pixels = new Uint32Array(most);
	const safe = new Uint8Array(most);
	let count = 0;
	let safePx = 0;
	for (let y = box.yPx; y < box.yPx + box.heightPx; y++) {
		const shift = Math.floor(((y * SHIFT) % 1) * step);
		for (let x = box.xPx + shift; x < box.xPx + box.widthPx; x += step) {
			const i = y * widthPx + x;
			if (!isOpaque(i)) continue;
			pixels[count] = i;
			if (isWithin(isOpaque, mask, i, radiusPx)) {
				safe[count] = 1;
				safePx += 1;
			}
			count += 1;
		}
	}
	const enough = safePx * step >= MIN_LEFT_PX && safePx >= MIN_LEFT * count;
	return {
		pixels: pixels.subarray(0, count),
		safe: enough ? safe.subarray(0, count) : new Uint8Array(count).fill(1)
	};
}
