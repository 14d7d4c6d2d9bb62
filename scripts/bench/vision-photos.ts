/** The photos of the vision bench, each with what the networks would hand to the steps. */

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { analysePhoto } from '../../src/lib/vision/analyse-photo';
import { toPixelBox } from '../../src/lib/vision/image/pixel-box';
import type { Mask, Raster } from '../../src/lib/vision/image/raster';
import { resizeRaster } from '../../src/lib/vision/image/resize';
import type { RunModel, TensorData } from '../../src/lib/vision/models';
import { PHOTO } from '../crawl/demo/placement';
import { products } from '../crawl/demo/shop';
import type { NodeRuntime } from '../eval/node-runtime';
import { readPhoto } from '../eval/read-photo';
import { BenchInputError } from './bench-error';

export type VisionPhoto = {
	/** At working resolution. */
	readonly raster: Raster;
	/** The parser's answer: logits [1, classes, h, w]. */
	readonly logits: TensorData;
	/** The photo squeezed to 512 × 512 px, and its one garment. */
	readonly square: { readonly raster: Raster; readonly mask: Mask };
};

const WORKING = { widthPx: 768, heightPx: 1024 };
const SQUARE_PX = 512;

/** Drawn photos, enlarged to a phone photo's shape. */
export async function drawnPhotos(count: number): Promise<Raster[]> {
	const rasters: Raster[] = [];
	for await (const { rendering } of products(1, count)) {
		const rgba = new Uint8ClampedArray(PHOTO.width * PHOTO.height * 4).fill(255);
		for (let from = 0, to = 0; from < rendering.photo.length; from += 3, to += 4) {
			rgba.set(rendering.photo.subarray(from, from + 3), to);
		}
		const drawn = { widthPx: PHOTO.width, heightPx: PHOTO.height, rgba };
		rasters.push(resizeRaster(drawn, WORKING.widthPx, WORKING.heightPx));
	}
	return rasters;
}

/** @throws BenchInputError when the folder has no photos */
export async function realPhotos(folder: string, limit: number): Promise<Raster[]> {
	const names = await readdir(folder).catch(() => {
		throw new BenchInputError(`${folder} is no folder.`);
	});
	const files = names.filter((name) => /\.(jpe?g|png|webp)$/i.test(name)).sort();
	if (files.length === 0) throw new BenchInputError(`${folder} has no photos.`);
	const photos = files.slice(0, limit).map((name) => readPhoto(path.join(folder, name)));
	return (await Promise.all(photos)).map(({ raster }) => raster);
}

/** A mask within its box → the whole photo's, at 512 × 512 px, by the nearest pixel. */
function squareMask(mask: Mask, xPx: number, yPx: number, { widthPx, heightPx }: Raster): Mask {
	const data = new Uint8Array(SQUARE_PX * SQUARE_PX);
	for (let y = 0, i = 0; y < SQUARE_PX; y++) {
		const row = Math.floor(((y + 0.5) * heightPx) / SQUARE_PX) - yPx;
		for (let x = 0; x < SQUARE_PX; x++, i++) {
			const column = Math.floor(((x + 0.5) * widthPx) / SQUARE_PX) - xPx;
			const inside = row >= 0 && row < mask.heightPx && column >= 0 && column < mask.widthPx;
			data[i] = inside ? (mask.data[row * mask.widthPx + column] ?? 0) : 0;
		}
	}
	return { widthPx: SQUARE_PX, heightPx: SQUARE_PX, data };
}

/** Analyses a photo once, keeping what the parser said; undefined where it shows no garment. */
export async function prepare(
	raster: Raster,
	{ manifest, run }: NodeRuntime
): Promise<VisionPhoto | undefined> {
	let logits: TensorData | undefined;
	const listening: RunModel = async (role, input) => {
		const outputs = await run(role, input);
		if (role === 'parse') [logits] = Object.values(outputs);
		return outputs;
	};
	const tools = { manifest, run: listening, step: () => Promise.resolve() };
	const { garments } = await analysePhoto(raster, { wholePhoto: true }, tools);
	const [garment] = garments;
	if (!garment || !logits) return undefined;
	const { xPx, yPx } = toPixelBox(garment.box, raster);
	return {
		raster,
		logits,
		square: {
			raster: resizeRaster(raster, SQUARE_PX, SQUARE_PX),
			mask: squareMask(garment.mask, xPx, yPx, raster)
		}
	};
}
