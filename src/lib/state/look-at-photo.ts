/** One photo of a drop, from its file to what an item says of it. */

import { chooseGarment } from '$lib/catalog/collect/choose-garment';
import { describeGarment, describePerson } from '$lib/catalog/collect/describe';
import { meaningOf } from '$lib/catalog/collect/label-meaning';
import type { Candidate } from '$lib/catalog/drop/candidates';
import { OtherModelError } from '$lib/catalog/drop/drop-errors';
import type { LookedAt } from '../../workers/contract';
import type { DropServices } from './drop-services';

type Services = Pick<DropServices, 'drop' | 'photos' | 'runtime'>;

const NO_GARMENT = 'NoGarmentError';

/**
 * Decides as the snapshot builder does: the garment that fits the label, else the largest.
 *
 * @param embedModel the one that the vector has to be of; null: any
 * @returns the preview is the caller's to close
 * @throws OtherModelError; what the file, the models or the signal throw
 */
export async function lookAtPhoto(
	{ drop, photos, runtime }: Services,
	{ key, facts, photo }: Candidate,
	embedModel: string | null,
	signal: AbortSignal
): Promise<LookedAt> {
	const file = await drop.openPhoto(photo, { signal });
	await photos.check(file);
	await runtime.ready(signal);
	const job = { signal, priority: 'background' } as const;
	const meaning = meaningOf(facts.label);
	// One garment is all that an item tells of: the others of an outfit need no describing.
	let result = await photos.analyse(file, { firstOf: meaning.categories }, job);
	try {
		runtime.note(result.runtime);
		const isArticle = result.analysis.found === 'whole-photo';
		let garment = chooseGarment(result.analysis.garments, meaning);
		// The label says that a garment is there: then the photo as a whole is a better answer than none.
		if (!garment && meaning.categories.length > 0 && !isArticle) {
			result.preview.close();
			result = await photos.analyse(file, { wholePhoto: true }, job);
		}
		const { analysis, preview } = result;
		if (embedModel !== null && analysis.models.embed !== embedModel) {
			throw new OtherModelError(`${analysis.models.embed} in place of ${embedModel}`);
		}
		garment ??= analysis.garments[0];
		if (!garment) {
			preview.close();
			return { key, outcome: { state: 'failed', error: NO_GARMENT }, preview: null };
		}
		const { vector, ...described } = describeGarment(garment, meaning);
		return {
			key,
			outcome: {
				state: 'found',
				described: {
					...described,
					// Unasked, the whole photo is taken only where nobody wears the article.
					...(isArticle ? { hasModel: 'no' } : describePerson(analysis.person)),
					// Of its own: a view of a larger buffer would be stored with all of that.
					vector: vector.slice()
				},
				embedModel: analysis.models.embed
			},
			preview
		};
	} catch (error) {
		result.preview.close();
		throw error;
	}
}
