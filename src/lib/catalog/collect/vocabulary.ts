/** The fixed words that a project may ask a shop for: what the README lists, in Korean and English. */

import type { Category } from '../../vision/parse/classes';

export type Term = {
	readonly id: string;
	readonly ko: string;
	readonly en: string;
	/** What the analysis calls such a garment. */
	readonly category: Category;
	/** Other ways in which shops write it, lower case. */
	readonly synonyms: readonly string[];
};

export const VOCABULARY = [
	{
		id: 'flare-skirt',
		ko: '플레어스커트',
		en: 'flare skirt',
		category: 'skirt',
		synonyms: ['플레어 스커트', '후레아 스커트', 'flared skirt', 'a-line skirt', 'skater skirt']
	},
	{
		id: 'pencil-skirt',
		ko: '펜슬스커트',
		en: 'pencil skirt',
		category: 'skirt',
		synonyms: ['펜슬 스커트', 'h라인 스커트', 'tube skirt']
	}
] as const satisfies readonly Term[];

export type TermId = (typeof VOCABULARY)[number]['id'];

export const TERM_IDS: readonly TermId[] = VOCABULARY.map(({ id }) => id);
