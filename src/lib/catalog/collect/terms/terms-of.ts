/** How the lists of terms are written: an id, Korean, English, then other ways of saying it. */

import type { Category } from '../../../vision/parse/classes';

/** A garment that a project may ask a shop for. */
export type Term = {
	readonly id: string;
	readonly ko: string;
	readonly en: string;
	/** What the analysis calls such a garment. */
	readonly category: Category;
	/** Other ways in which shops write it, lower case. */
	readonly synonyms: readonly string[];
};

type Words = readonly [ko: string, en: string, ...synonyms: string[]];

/** The terms of one category, their ids kept as literal types. */
export function termsOf<Id extends string>(
	category: Category,
	words: Readonly<Record<Id, Words>>
): readonly (Term & { readonly id: Id })[] {
	const ids = Object.keys(words) as Id[];
	return ids.map((id) => {
		const [ko, en, ...synonyms] = words[id];
		return { id, ko, en, category, synonyms };
	});
}
