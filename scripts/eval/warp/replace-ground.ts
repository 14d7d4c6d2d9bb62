/** Lays a garment on other ground. */

import type { Place } from '../../../src/lib/vision/detect/region';
import type { Raster } from '../../../src/lib/vision/image/raster';

export type Ground =
	| { readonly kind: 'plain'; readonly rgb: readonly [number, number, number] }
	/** The strip along the top of another photo, repeated as in a mirror. */
	| { readonly kind: 'rim'; readonly photo: Raster };

/** Height of the strip, as part of its photo's. */
const RIM = 0.1;

/** 0, 1, …, n − 1, n − 1, …, 1, 0, 0, 1 and so on. */
function mirrored(at: number, length: number): number {
	const step = at % (2 * length);
	return step < length ? step : 2 * length - 1 - step;
}

function groundAt(ground: Ground, x: number, y: number): readonly [number, number, number] {
	if (ground.kind === 'plain') return ground.rgb;
	const { rgba, widthPx, heightPx } = ground.photo;
	const row = mirrored(y, Math.max(1, Math.round(heightPx * RIM)));
	const at = (row * widthPx + mirrored(x, widthPx)) * 4;
	return [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
}

/** Share of the 3 × 3 pixels around a place in the mask that are garment: a soft outline. */
function cover({ data, widthPx, heightPx }: Place['mask'], x: number, y: number): number {
	let sum = 0;
	for (let v = Math.max(y - 1, 0); v <= Math.min(y + 1, heightPx - 1); v++) {
		for (let u = Math.max(x - 1, 0); u <= Math.min(x + 1, widthPx - 1); u++) {
			sum += data[v * widthPx + u] ? 1 : 0;
		}
	}
	return sum / 9;
}

/** The garment at `place` on `ground`, the photo's other pixels gone. */
export function replaceGround(raster: Raster, { box, mask }: Place, ground: Ground): Raster {
	const { widthPx, heightPx } = raster;
	const rgba = raster.rgba.slice();
	for (let y = 0, at = 0; y < heightPx; y++) {
		for (let x = 0; x < widthPx; x++, at += 4) {
			const [u, v] = [x - box.xPx, y - box.yPx];
			const isNear = u >= 0 && v >= 0 && u < mask.widthPx && v < mask.heightPx;
			const share = isNear ? cover(mask, u, v) : 0;
			if (share === 1) continue;
			const colour = groundAt(ground, x, y);
			for (const c of [0, 1, 2] as const) {
				rgba[at + c] = (rgba[at + c] ?? 0) * share + colour[c] * (1 - share);
			}
		}
	}
	return { widthPx, heightPx, rgba };
}
