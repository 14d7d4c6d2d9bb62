/** The simplest cut-out: whatever differs from the mean colour of the photo's border. */

import { otsuThreshold } from '../../../src/lib/vision/detect/otsu';
import { keepLargeComponents } from '../../../src/lib/vision/image/mask';
import type { Mask, Raster } from '../../../src/lib/vision/image/raster';

/** Pieces under this part of the photo are noise. */
const SPECK = 0.01;
/** Distance of black from white in RGB. */
const LIMIT = Math.hypot(255, 255, 255);

function meanOfBorder({ rgba, widthPx, heightPx }: Raster): [number, number, number] {
	const sums: [number, number, number] = [0, 0, 0];
	let count = 0;
	for (let i = 0; i < widthPx * heightPx; i++) {
		const x = i % widthPx;
		const y = (i - x) / widthPx;
		if (x > 0 && y > 0 && x < widthPx - 1 && y < heightPx - 1) continue;
		for (const channel of [0, 1, 2] as const) sums[channel] += rgba[i * 4 + channel] ?? 0;
		count += 1;
	}
	return [sums[0] / count, sums[1] / count, sums[2] / count];
}

/** Distance to the border's mean colour, parted by Otsu's threshold; small pieces dropped. */
export function borderMask(raster: Raster): Mask {
	const { rgba, widthPx, heightPx } = raster;
	const [r, g, b] = meanOfBorder(raster);
	const distances = Float32Array.from({ length: widthPx * heightPx }, (_, i) =>
		Math.hypot((rgba[i * 4] ?? 0) - r, (rgba[i * 4 + 1] ?? 0) - g, (rgba[i * 4 + 2] ?? 0) - b)
	);
	const threshold = otsuThreshold(distances, LIMIT);
	const data = Uint8Array.from(distances, (distance) => (distance > threshold ? 1 : 0));
	return keepLargeComponents({ widthPx, heightPx, data }, SPECK * data.length);
}
