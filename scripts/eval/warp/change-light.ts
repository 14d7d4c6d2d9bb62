/** Another lamp, another exposure. */

import type { Raster } from '../../../src/lib/vision/image/raster';

export type Light = {
	readonly gamma: number;
	/** Factor of R, G and B. */
	readonly gains: readonly [number, number, number];
};

/** value ↦ gain × value^gamma, each in 0..1; opacity stays. */
export function changeLight(raster: Raster, { gamma, gains }: Light): Raster {
	const tables = gains.map((gain) =>
		Uint8ClampedArray.from({ length: 256 }, (_, value) => 255 * gain * (value / 255) ** gamma)
	);
	const rgba = raster.rgba.map((value, i) => tables[i % 4]?.[value] ?? value);
	return { ...raster, rgba };
}
