/** What an item says of its garment and of who wears it, from the analysis of its photo. */

import type { Garment, PersonSigns } from '../../vision/analysis';
import type { AttributeScore, KnownAttributes } from '../../vision/embed/attributes';
import type { CatalogItem } from '../records';
import { wornBy } from './choose-garment';
import type { LabelMeaning } from './label-meaning';

type DescribedGarment = Pick<CatalogItem, 'category' | 'kind' | 'colours' | 'box'> & {
	readonly attributes: KnownAttributes;
	/** Unit vector [256]. */
	readonly vector: Float32Array;
};

export type DescribedPerson = Pick<CatalogItem, 'hasModel' | 'pose' | 'framing'>;

export type Described = DescribedGarment & DescribedPerson;

export const knownAttributes = (scores: readonly AttributeScore[]): KnownAttributes =>
	Object.fromEntries(scores.map(({ attribute, value }) => [attribute, value]));

/** @param meaning what the source calls the garment: it wins over what the networks take it for */
export function describeGarment(
	garment: Garment,
	{ categories, kind }: LabelMeaning
): DescribedGarment {
	const isFitting = categories.length === 0 || categories.includes(garment.category);
	return {
		category: isFitting ? garment.category : (categories[0] ?? garment.category),
		kind: kind ?? (isFitting ? (garment.kinds[0]?.kind ?? null) : null),
		attributes: knownAttributes(garment.attributes),
		colours: garment.colours.map(({ hex, share, label, runnerUp, oklab }) => ({
			hex,
			share,
			label,
			runnerUp,
			oklab
		})),
		box: garment.box,
		vector: garment.vector
	};
}

/** Which way somebody is turned and how much of them is seen, as far as it is known. */
export function describePerson(person: PersonSigns): DescribedPerson {
	const { presence, pose, framing } = person;
	if (!presence) return { hasModel: wornBy(person) };
	return {
		hasModel: presence.hasModel ? 'yes' : 'no',
		...(pose && pose.pose !== 'unknown' ? { pose: pose.pose } : {}),
		...(framing && framing !== 'unknown' ? { framing } : {})
	};
}
