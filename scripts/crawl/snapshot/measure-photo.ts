/** Photo file → what a catalog keeps of it: the garment it sells, measured by the app's own code, and two pictures. */

import type { CatalogItem } from '../../../src/lib/catalog/records';
import { chooseGarment, wornBy } from '../../../src/lib/catalog/collect/choose-garment';
import type { LabelMeaning } from '../../../src/lib/catalog/collect/label-meaning';
import type { PersonSigns } from '../../../src/lib/vision/analysis';
import { analysePhoto, type AnalyseOptions } from '../../../src/lib/vision/analyse-photo';
import type { AttributeScore, KnownAttributes } from '../../../src/lib/vision/embed/attributes';
import type { Raster } from '../../../src/lib/vision/image/raster';
import type { RunModel } from '../../../src/lib/vision/models';
import { addKeyPoints } from '../../../src/lib/vision/person/person-signs';
import { estimatePose } from '../../../src/lib/vision/pose/estimate-pose';
import type { NodePose } from '../../eval/node-pose';
import type { NodeRuntime } from '../../eval/node-runtime';
import type { ReadPhoto } from '../../eval/read-photo';
import type { Truth } from './photo-source';

/** The photo can be read, but shows nothing to sell. */
export class NoGarmentError extends Error {
	override name = 'NoGarmentError';
}

export type Wanted = LabelMeaning & {
	/** Somebody says that the garment is in this photo: then its foreground is a better answer than none. */
	readonly isSure: boolean;
};

export type Described = Truth &
	Pick<CatalogItem, 'framing'> & {
		readonly attributes: KnownAttributes;
		/** Unit vector [256]. */
		readonly vector: Float32Array;
	};

const stored = ({ hex, share, label, runnerUp, oklab }: Truth['colours'][number]) => ({
	hex,
	share,
	label,
	runnerUp,
	oklab
});

export const known = (scores: readonly AttributeScore[]): KnownAttributes =>
	Object.fromEntries(scores.map(({ attribute, value }) => [attribute, value]));

/** Which way the person is turned and how much of them is seen, as far as it is known. */
const seenOf = ({ pose, framing }: PersonSigns): Pick<Described, 'pose' | 'framing'> => ({
	...(pose && pose.pose !== 'unknown' ? { pose: pose.pose } : {}),
	...(framing && framing !== 'unknown' ? { framing } : {})
});

/** Judged by both networks where the pose network runs, else by skin and hair alone. */
async function judgePerson(
	signs: PersonSigns,
	raster: Raster,
	pose: NodePose | null
): Promise<Pick<Described, 'hasModel' | 'pose' | 'framing'>> {
	if (!pose) return { hasModel: wornBy(signs) };
	const keyPoints = await estimatePose(raster, pose.entry, pose.run);
	const seen = addKeyPoints(signs, keyPoints, raster);
	if (!seen.presence) return { hasModel: wornBy(signs) };
	return { hasModel: seen.presence.hasModel ? 'yes' : 'no', ...seenOf(seen) };
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
	const { categories, kind, isSure } = wanted;
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
	const isFitting = categories.length === 0 || categories.includes(garment.category);
	return {
		category: isFitting ? garment.category : (categories[0] ?? garment.category),
		kind: kind ?? (isFitting ? (garment.kinds[0]?.kind ?? null) : null),
		attributes: known(garment.attributes),
		colours: garment.colours.map(stored),
		box: garment.box,
		// Unasked, the whole photo is taken only where nobody wears the article.
		...(isArticle ? { hasModel: 'no' } : await judgePerson(analysis.person, raster, pose)),
		vector: garment.vector
	};
}
