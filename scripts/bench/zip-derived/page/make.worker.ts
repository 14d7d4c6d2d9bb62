/** Makes all that is derived of a photo, by the app's own models and drawing. */

import { expose } from 'comlink';
import { annotationMeter } from '../../../../src/lib/export/zip/annotation-bytes';
import { cocoAnnotations } from '../../../../src/lib/export/zip/coco';
import { outlineGarment } from '../../../../src/lib/vision/outline-garment';
import { decodePhoto } from '../../../../src/workers/decode-photo';
import { drawGarment } from '../../../../src/workers/draw-garment';
import { createModelRoom } from '../../../../src/workers/runtime/model-room';
import { createModelStore } from '../../../../src/workers/runtime/model-store';
import { createOnnxRuntime } from '../../../../src/workers/runtime/onnx';
import type { MadeAnswer } from '../made-photo';

const { signal } = new AbortController();
const runtime = createOnnxRuntime();
const room = createModelRoom(runtime, createModelStore());
const manifestUrl = new URL('/models/manifest.json', location.origin).href;
const ready = room.prepare(
	{ manifestUrl, roles: ['parse'] },
	{ backend: 'wasm' },
	signal,
	() => undefined
);
/** A little within the photo: what fills it all is its ground. */
const WHOLE = { x: 0.02, y: 0.02, width: 0.96, height: 0.96 };

const meter = annotationMeter();

async function make(url: string): Promise<MadeAnswer> {
	await ready;
	const photo = await (await fetch(url)).blob();
	const { raster } = await decodePhoto(photo, signal);
	const { widthPx, heightPx } = raster;
	const garment = await outlineGarment(raster, WHOLE, {
		manifest: room.manifest(),
		run: runtime.run
	});
	const about = { photoBytes: photo.size, widthPx, heightPx };
	if (!garment) return { ...about, box: null, bytes: {} };
	const { box } = garment;
	const png = await drawGarment(
		photo,
		{ box, garment },
		{ kinds: ['cutout', 'crop', 'mask'], format: 'png' }
	);
	const webp = await drawGarment(photo, { box, garment }, { kinds: ['cutout'], format: 'webp' });
	const subject = { widthPx, heightPx, category: 'top' as const, box, garment, keyPoints: null };
	const image = { id: 1, file_name: 'images/1.jpg', width: widthPx, height: heightPx };
	return {
		...about,
		box,
		bytes: {
			...(png.cutout && { cutoutPng: png.cutout.size }),
			...(webp.cutout && { cutoutWebp: webp.cutout.size }),
			...(png.crop && { crop: png.crop.size }),
			...(png.mask && { mask: png.mask.size }),
			outline: await meter(image, cocoAnnotations(subject, image.id, 1))
		}
	};
}

expose({ make });
