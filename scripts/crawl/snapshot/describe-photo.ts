/** Photo file → snapshot entry: read, analysed by the app's own code, encoded. */

import { chooseGarment, wornBy } from '../../../src/lib/catalog/collect/choose-garment';
import {
	describeGarment,
	describePerson,
	knownAttributes,
	type Described,
	type DescribedPerson
} from '../../../src/lib/catalog/collect/describe';
import { meaningOf } from '../../../src/lib/catalog/collect/label-meaning';
import { ITEM_VERSION } from '../../../src/lib/catalog/records';
import type { SnapshotEntry } from '../../../src/lib/catalog/snapshot/write-snapshot';
import { analysePhoto, type AnalyseOptions } from '../../../src/lib/vision/analyse-photo';
import { embedGarment } from '../../../src/lib/vision/embed/embed-garment';
import { attributesOf } from '../../../src/lib/vision/embed/rank-attributes';
import type { PersonSigns } from '../../../src/lib/vision/analysis';
import type { Raster } from '../../../src/lib/vision/image/raster';
import { modelFor } from '../../../src/lib/vision/models';
import { addKeyPoints } from '../../../src/lib/vision/person/person-signs';
import { estimatePose } from '../../../src/lib/vision/pose/estimate-pose';
import type { NodePose } from '../../eval/node-pose';
import type { NodeRuntime } from '../../eval/node-runtime';
import { readPhoto, type ReadPhoto } from '../../eval/read-photo';
import type { PhotoSource, Truth } from './photo-source';
import { encodePictures } from './pictures';

/** The photo can be read, but shows nothing to sell. */
export class NoGarmentError extends Error {
	override name = 'NoGarmentError';
}

/** Judged by both networks where the pose network runs, else by skin and hair alone. */
async function judgePerson(
	signs: PersonSigns,
	raster: Raster,
	pose: NodePose | null
): Promise<DescribedPerson> {
	if (!pose) return { hasModel: wornBy(signs) };
	return describePerson(
		addKeyPoints(signs, await estimatePose(raster, pose.entry, pose.run), raster)
	);
}

async function measure(
	source: PhotoSource,
	{ raster, photo }: ReadPhoto,
	{ manifest, run }: NodeRuntime,
	pose: NodePose | null
): Promise<Described> {
	const meaning = meaningOf(source.label);
	const analyse = (options: AnalyseOptions) =>
		analysePhoto(raster, { photo, ...options }, { manifest, run, step: () => Promise.resolve() });
	let analysis = await analyse({});
	const isArticle = analysis.found === 'whole-photo';
	let garment = chooseGarment(analysis.garments, meaning);
	// The label says that a garment is there: then the photo as a whole is a better answer than none.
	if (!garment && meaning.categories.length > 0 && !isArticle) {
		analysis = await analyse({ wholePhoto: true });
	}
	garment ??= analysis.garments[0];
	if (!garment) throw new NoGarmentError('no garment found');
	return {
		...describeGarment(garment, meaning),
		// Unasked, the whole photo is taken only where nobody wears the article.
		...(isArticle ? { hasModel: 'no' } : await judgePerson(analysis.person, raster, pose))
	};
}

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
	const [{ vector, ...described }, { thumbnail, photo: picture, widthPx, heightPx }] =
		await Promise.all([
			source.truth
				? describeDrawn(source.truth, photo, runtime)
				: measure(source, photo, runtime, pose),
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
