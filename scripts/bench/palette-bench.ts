/** Times palettes of masked photos of 512 × 512 px: ours, the extcolors method's, and k-means over all pixels. */

import { availableParallelism } from 'node:os';
import sharp from 'sharp';
import { extcolors } from '../../src/lib/vision/colour/extcolors';
import { weightedKmeans } from '../../src/lib/vision/colour/kmeans';
import { extractPalette } from '../../src/lib/vision/colour/palette';
import { writeOklab } from '../../src/lib/vision/colour/spaces';
import type { Mask, Raster } from '../../src/lib/vision/image/raster';
import { resizeRaster } from '../../src/lib/vision/image/resize';
import { PHOTO } from '../crawl/demo/placement';
import type { Rendering } from '../crawl/demo/render';
import { products } from '../crawl/demo/shop';
import type { Bench } from './bench';
import { timeStep, timeSteps } from './timing';

type Masked = { readonly raster: Raster; readonly mask: Mask };

const SIZE_PX = 512;
const QUALITY = 82;
/** In the map of the sold item. */
const CLOTH = 1;
/** As many as our own method starts from. */
const CLUSTERS = 10;
/** It takes some hundred times as long as the others. */
const KMEANS_ROUNDS = 2;

async function squareOf({ photo, sold }: Rendering): Promise<Masked> {
	const raw = { width: PHOTO.width, height: PHOTO.height, channels: 3 } as const;
	const jpeg = await sharp(photo, { raw }).jpeg({ quality: QUALITY }).toBuffer();
	const rgba = new Uint8ClampedArray(await sharp(jpeg).ensureAlpha().raw().toBuffer());
	const delivered = { widthPx: PHOTO.width, heightPx: PHOTO.height, rgba };
	const data = new Uint8Array(SIZE_PX * SIZE_PX);
	for (let i = 0; i < data.length; i++) {
		const x = Math.floor((((i % SIZE_PX) + 0.5) * PHOTO.width) / SIZE_PX);
		const y = Math.floor(((Math.floor(i / SIZE_PX) + 0.5) * PHOTO.height) / SIZE_PX);
		data[i] = sold[y * PHOTO.width + x] === CLOTH ? 1 : 0;
	}
	return {
		raster: resizeRaster(delivered, SIZE_PX, SIZE_PX),
		mask: { widthPx: SIZE_PX, heightPx: SIZE_PX, data }
	};
}

/** The control: every pixel under the mask is a point. */
function kmeansOfAll({ raster, mask }: Masked): unknown {
	const points = new Float64Array(mask.data.length * 3);
	let count = 0;
	for (let i = 0; i < mask.data.length; i++) {
		if (!mask.data[i]) continue;
		const [r = 0, g = 0, b = 0] = raster.rgba.subarray(i * 4, i * 4 + 3);
		writeOklab(r, g, b, points, count * 3);
		count += 1;
	}
	return weightedKmeans(points.subarray(0, count * 3), new Float64Array(count).fill(1), CLUSTERS);
}

const ratio = (slow: number, fast: number): number => Math.round((10 * slow) / fast) / 10;

/** Drawn photos only, so that everyone measures the same ones. */
export const benchPalette: Bench = async ({ options: { limit, rounds }, say }) => {
	const photos: Masked[] = [];
	for await (const { rendering } of products(1, limit)) photos.push(await squareOf(rendering));
	const [ours, theirs] = timeSteps<Masked>(photos, rounds, [
		({ raster, mask }) => extractPalette(raster, mask),
		({ raster, mask }) => extcolors(raster, mask)
	]);
	if (!ours || !theirs) throw new RangeError('Two steps have two timings.');
	const kmeans = timeStep(photos, KMEANS_ROUNDS, kmeansOfAll);
	const steps = { palette: ours, extcolors: theirs, 'kmeans-all-pixels': kmeans };
	for (const [name, { medianMs, p95Ms }] of Object.entries(steps)) {
		say(`${name.padEnd(20)} ${medianMs.toFixed(2).padStart(8)} ms  p95 ${p95Ms.toFixed(2)} ms`);
	}
	return {
		bench: 'palette',
		photos: photos.length,
		rounds,
		node: process.version,
		cores: availableParallelism(),
		steps,
		timesFasterThan: {
			extcolors: ratio(theirs.medianMs, ours.medianMs),
			kmeans: ratio(kmeans.medianMs, ours.medianMs)
		}
	};
};
