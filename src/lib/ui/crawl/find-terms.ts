/** Finds the words of the vocabulary that a person means, in Korean or English, half typed or by initials. */

import { VOCABULARY, type Term, type TermId } from '$lib/catalog/collect/vocabulary';
import { foldWord, initialsOf, isInitials } from '$lib/catalog/text/fold-word';
import type { Language } from '$lib/messages/language';

export type VocabularyTerm = Term & { readonly id: TermId };

const plain = (words: string): string => words.replace(/[\s-]+/g, '');

const KNOWN = VOCABULARY.map((term: VocabularyTerm) => ({
	term,
	names: [term.ko, term.en, ...term.synonyms].map((name) => foldWord(plain(name))),
	initials: initialsOf(plain(term.ko))
}));

/** All where nothing is typed; those that begin with it first. */
export function findTerms(typed: string): readonly VocabularyTerm[] {
	const bare = plain(typed);
	if (bare === '') return KNOWN.map(({ term }) => term);
	const wanted = foldWord(bare);
	const byInitials = isInitials(bare);
	const rank = ({ names, initials }: (typeof KNOWN)[number]): number => {
		if (byInitials) return initials.startsWith(bare) ? 0 : initials.includes(bare) ? 1 : 2;
		if (names.some((name) => name.startsWith(wanted))) return 0;
		return names.some((name) => name.includes(wanted)) ? 1 : 2;
	};
	return KNOWN.map((known) => ({ term: known.term, rank: rank(known) }))
		.filter((found) => found.rank < 2)
		.toSorted((a, b) => a.rank - b.rank)
		.map(({ term }) => term);
}

/** A project's attribute in a language; empty for one that is not in the vocabulary. */
export function termName(id: string, language: Language): string {
	return VOCABULARY.find((term) => term.id === id)?.[language] ?? '';
}
