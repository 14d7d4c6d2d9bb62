/** Turns a raster into the planar float tensor that the networks take. */

import type { Raster } from './raster';

type Triple = readonly [number, number, number];

/** Input = (value / 255 − mean) / std, for R, G, B. */
export type Normalisation = { readonly mean: Triple; readonly std: Triple };

/** value / 127.5 − 1, so −1..1: what MobileNetV2 was trained with. */
export const SIGNED_UNIT: Normalisation = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] };

/** The 256 possible inputs of a channel; a table, so that every engine rounds alike. */
function levels(mean: number, std: number): Float32Array {
	// Scaled before dividing: with the default this is exactly value / 127.5 − 1.
	return Float32Array.from({ length: 256 }, (_, value) => value / (255 * std) - mean / std);
}

/**
 * The raster as network input.
 *
 * Pixels that let light through are laid over white, the commonest ground of shop photos.
 *
 * @returns [1,3,heightPx,widthPx], RGB planes; −1..1 with the default normalisation
 */
export function normaliseRaster(
	raster: Raster,
	{ mean, std }: Normalisation = SIGNED_UNIT
): Float32Array {
	const { rgba } = raster;
	const planePx = raster.widthPx * raster.heightPx;
	const input = new Float32Array(3 * planePx);
	for (const channel of [0, 1, 2] as const) {
		const table = levels(mean[channel], std[channel]);
		const plane = channel * planePx;
		for (let i = 0, at = 0; i < planePx; i++, at += 4) {
			const value = rgba[at + channel] ?? 0;
			const alpha = rgba[at + 3] ?? 0;
			const shown = alpha === 255 ? value : overWhite(value, alpha);
			input[plane + i] = table[shown] ?? 0;
		}
	}
	return input;
}

const overWhite = (value: number, alpha: number): number =>
	Math.floor(255 + ((value - 255) * alpha) / 255 + 0.5);
