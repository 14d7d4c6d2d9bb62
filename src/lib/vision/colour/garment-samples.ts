/** Picks the pixels that a garment is measured by: opaque, spread evenly, each safe or near the outline. */

import type { Mask, Raster } from '../image/raster';
import { MIN_ALPHA, requireSameSize } from './bins';
import { BODY_LIKE } from './wearer';

/** Shares are then right within a percent, and a larger photo takes no longer. */
const MOST_SAMPLES = 12_288;
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
	/** About how many pixels the garment has. */
	readonly areaPx: number;
};

/**
 * Some of the samples, spread over all of them however soon a reader stops, and in step with no row.
 *
 * @param most how many at most; some may come twice
 */
export function* spreadSamples(pixels: Uint32Array, most: number): Generator<number> {
	const count = Math.min(most, pixels.length);
	for (let k = 0; k < count; k++) yield pixels[Math.floor(((k * SHIFT) % 1) * pixels.length)] ?? 0;
}

/** Every so many rows and columns are counted to know about how large the mask is. */
const COUNTED = 4;

function roughArea({ data, widthPx, heightPx }: Mask): number {
	let counted = 0;
	for (let y = 0; y < heightPx; y += COUNTED) {
		// A step across keeps columns of checks and stripes from falling in with those counted.
		const from = y * widthPx + ((y / COUNTED) % COUNTED);
		for (let i = from; i < (y + 1) * widthPx; i += COUNTED) if (data[i] !== 0) counted += 1;
	}
	return counted * COUNTED * COUNTED;
}

/** The mask without what lets light through. */
const opaquePart = ({ rgba }: Raster, { data }: Mask): Uint8Array =>
	data.map((inside, i) => (inside !== 0 && (rgba[i * 4 + 3] ?? 0) >= MIN_ALPHA ? 1 : 0));

/** Pixels under the mask, spread evenly, and whether all of them are opaque. */
function pickPixels({ rgba }: Raster, mask: Mask, step: number) {
	const { data, widthPx, heightPx } = mask;
	const pixels = new Uint32Array(Math.ceil(widthPx / step) * heightPx);
	let count = 0;
	let isOpaque = true;
	for (let y = 0; y < heightPx; y++) {
		const end = (y + 1) * widthPx;
		for (let i = end - widthPx + Math.floor(((y * SHIFT) % 1) * step); i < end; i += step) {
			if (data[i] === 0 || data[i] === BODY_LIKE) continue;
			if ((rgba[i * 4 + 3] ?? 0) >= MIN_ALPHA) pixels[count++] = i;
			else isOpaque = false;
		}
	}
	return { pixels: pixels.subarray(0, count), isOpaque };
}

/**
 * 1 for each pixel that has the garment at all of the eight places at the margin's distance. The
 * picture's own border is no outline.
 */
function markSafe(
	pixels: Uint32Array,
	inside: Uint8Array,
	{ widthPx, heightPx }: Mask,
	radiusPx: number
): Uint8Array {
	const safe = new Uint8Array(pixels.length);
	const far = radiusPx * widthPx;
	for (let i = 0; i < pixels.length; i++) {
		const pixel = pixels[i] ?? 0;
		const x = pixel % widthPx;
		const above = pixel < far ? pixel : pixel - far;
		const below = pixel + far < widthPx * heightPx ? pixel + far : pixel;
		const left = x < radiusPx ? 0 : radiusPx;
		const right = x + radiusPx < widthPx ? radiusPx : 0;
		if (inside[pixel - left] === 0 || inside[pixel + right] === 0) continue;
		if (inside[above] === 0 || inside[below] === 0) continue;
		if (inside[above - left] === 0 || inside[above + right] === 0) continue;
		if (inside[below - left] === 0 || inside[below + right] === 0) continue;
		safe[i] = 1;
	}
	return safe;
}

/**
 * Opaque pixels under the mask that do not look like the wearer's body, every one of a small garment and an even part of a large one.
 *
 * A mask that leaks a few pixels brings in the ground as a colour of its own, so those near the
 * outline are told apart; where hardly any is away from it, all count as safe.
 *
 * @throws RangeError when raster and mask differ in size
 */
export function sampleGarment(raster: Raster, mask: Mask): GarmentSamples {
	requireSameSize(raster, mask);
	const step = Math.max(1, Math.ceil(roughArea(mask) / MOST_SAMPLES));
	const radiusPx = Math.ceil(MARGIN * Math.max(mask.widthPx, mask.heightPx));
	const { pixels, isOpaque } = pickPixels(raster, mask, step);
	const inside = isOpaque ? mask.data : opaquePart(raster, mask);
	const safe = markSafe(pixels, inside, mask, radiusPx);
	let safeCount = 0;
	// A loop: `reduce` alone would take a seventh of the whole palette's time.
	for (let i = 0; i < safe.length; i++) safeCount += safe[i] ?? 0;
	const enough = safeCount * step >= MIN_LEFT_PX && safeCount >= MIN_LEFT * pixels.length;
	return { pixels, safe: enough ? safe : safe.fill(1), areaPx: pixels.length * step };
}
