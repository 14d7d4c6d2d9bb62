/** The 5-bit bins of sRGB that everything is decided by, and what counts as a pixel of a garment. */

import type { Mask, Raster } from '../image/raster';

export const BIN_COUNT = 32 ** 3;

/** Less opaque pixels are the soft edge of a cut-out, not cloth. */
export const MIN_ALPHA = 128;

/**
 * A raster's pixels as one number each, R in the lowest byte: one read where three would cost the
 * inner loops most of their time (every machine that browsers run on has this order). Shares the raster's memory where it lies on a word's border.
 */
export function pixelWords({ rgba }: Raster): Uint32Array {
	const { buffer, byteOffset, length } = rgba.byteOffset % 4 === 0 ? rgba : rgba.slice();
	return new Uint32Array(buffer, byteOffset, length >> 2);
}

/** Bin of 8 × 8 × 8 sRGB levels of such a number: 5 bits each of R, G, B. */
export const binOfWord = (word: number): number =>
	((word & 0xf8) << 7) | ((word & 0xf800) >> 6) | ((word >>> 19) & 31);

/** sRGB value in the middle of the levels that the last five of some bits stand for. */
export const binMiddle = (bits: number): number => (bits & 31) * 8 + 3.5;

/** @throws RangeError when raster and mask differ in size */
export function requireSameSize(raster: Raster, mask: Mask): void {
	if (raster.widthPx !== mask.widthPx || raster.heightPx !== mask.heightPx) {
		throw new RangeError(
			`Raster ${raster.widthPx} × ${raster.heightPx} px and mask ` +
				`${mask.widthPx} × ${mask.heightPx} px differ.`
		);
	}
}
