/** Photo source → snapshot entry: read, analysed by the app's own code or drawn with its truth, encoded. */

import { ITEM_VERSION } from '../../../src/lib/catalog/records';
import { knownAttributes, type Described } from '../../../src/lib/catalog/collect/describe';
import { meaningOf } from '../../../src/lib/catalog/collect/label-meaning';
import type { SnapshotEntry } from '../../../src/lib/catalog/snapshot/write-snapshot';
import { embedGarment } from '../../../src/lib/vision/embed/embed-garment';
import { attributesOf } from '../../../src/lib/vision/embed/rank-attributes';
import { modelFor } from '../../../src/lib/vision/models';
import type { NodePose } from '../../eval/node-pose';
import type { NodeRuntime } from '../../eval/node-runtime';
import { readPhoto, type ReadPhoto } from '../../eval/read-photo';
import { measurePhoto } from './measure-photo';
import type { PhotoSource, Truth } from './photo-source';
import { encodePictures } from './pictures';

async function describeDrawn(
	truth: Truth,
	{ raster }: ReadPhoto,
	{ manifest, run }: NodeRuntime
): Promise<Described> {
	const embedder = modelFor(manifest, 'embed');
	const { vector, attributes } = await embedGarment(raster, truth.box, embedder, run);
	return {
		...truth,
		attributes: knownAttributes(attributesOf(truth.category, attributes)),
		vector
	};
}

/**
 * @param pose null: pose and framing of whoever wears the garment stay unknown
 * @throws NoGarmentError when the photo shows no garment
 * @throws UnreadablePhotoError when it is no picture
 */
export async function describePhoto(
	source: PhotoSource,
	runtime: NodeRuntime,
	pose: NodePose | null = null
): Promise<SnapshotEntry> {
	const photo = await readPhoto(source.file);
	const wanted = { ...meaningOf(source.label), isSure: true };
	const [{ vector, ...described }, { thumbnail, photo: picture, widthPx, heightPx }] =
		await Promise.all([
			source.truth
				? describeDrawn(source.truth, photo, runtime)
				: measurePhoto(photo, wanted, runtime, pose),
			encodePictures(source.file)
		]);
	const { number, name, link, shop, price, labels, project, collectedAt } = source;
	return {
		item: {
			version: ITEM_VERSION,
			number,
			name,
			link,
			shop,
			price,
			labels,
			...(project ? { project } : {}),
			...(collectedAt ? { collectedAt } : {}),
			...described,
			photo: { widthPx, heightPx, type: 'image/webp' }
		},
		vector,
		thumbnail,
		photo: picture
	};
}
