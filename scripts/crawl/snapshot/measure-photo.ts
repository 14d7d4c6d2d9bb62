/** Photo file → what a catalog keeps of it: the garment it sells, measured by the app's own code, and two pictures. */

import { chooseGarment, wornBy } from '../../../src/lib/catalog/collect/choose-garment';
import {
	describeGarment,
	describePerson,
	type Described,
	type DescribedPerson
} from '../../../src/lib/catalog/collect/describe';
import type { LabelMeaning } from '../../../src/lib/catalog/collect/label-meaning';
import type { PersonSigns } from '../../../src/lib/vision/analysis';
import { analysePhoto, type AnalyseOptions } from '../../../src/lib/vision/analyse-photo';
import type { Raster } from '../../../src/lib/vision/image/raster';
import type { RunModel } from '../../../src/lib/vision/models';
import { addKeyPoints } from '../../../src/lib/vision/person/person-signs';
import { estimatePose } from '../../../src/lib/vision/pose/estimate-pose';
import type { NodePose } from '../../eval/node-pose';
import type { NodeRuntime } from '../../eval/node-runtime';
import type { ReadPhoto } from '../../eval/read-photo';

/** The photo can be read, but shows nothing to sell. */
export class NoGarmentError extends Error {
	override name = 'NoGarmentError';
}

export type Wanted = LabelMeaning & {
	/** Somebody says that the garment is in this photo: then its foreground is a better answer than none. */
	readonly isSure: boolean;
};

/** Judged by both networks where the pose network runs, else by skin and hair alone. */
async function judgePerson(
	signs: PersonSigns,
	raster: Raster,
	pose: NodePose | null
): Promise<DescribedPerson> {
	if (!pose) return { hasModel: wornBy(signs) };
	const keyPoints = await estimatePose(raster, pose.entry, pose.run);
	return describePerson(addKeyPoints(signs, keyPoints, raster));
}

/** The parser sees the same photo when it is looked at as a whole: its answer is kept for the second look. */
function parseOnce(run: RunModel): RunModel {
	let parsed: ReturnType<RunModel> | null = null;
	return (role, input) => (role === 'parse' ? (parsed ??= run(role, input)) : run(role, input));
}

/**
 * The garment that fits what is wanted, else the largest.
 *
 * @throws NoGarmentError when the photo shows none
 */
export async function measurePhoto(
	{ raster, photo }: ReadPhoto,
	wanted: Wanted,
	{ manifest, run: runModel }: NodeRuntime,
	pose: NodePose | null
): Promise<Described> {
	const { categories, isSure } = wanted;
	const run = parseOnce(runModel);
	const analyse = (options: AnalyseOptions) =>
		analysePhoto(
			raster,
			{ photo, firstOf: categories, ...options },
			{ manifest, run, step: () => Promise.resolve() }
		);
	let analysis = await analyse({});
	const isArticle = analysis.found === 'whole-photo';
	let garment = chooseGarment(analysis.garments, wanted);
	if (!garment && isSure && categories.length > 0 && !isArticle) {
		analysis = await analyse({ wholePhoto: true });
	}
	garment ??= analysis.garments[0];
	if (!garment) throw new NoGarmentError('no garment found');
	return {
		...describeGarment(garment, wanted),
		// Unasked, the whole photo is taken only where nobody wears the article.
		...(isArticle ? { hasModel: 'no' } : await judgePerson(analysis.person, raster, pose))
	};
}
