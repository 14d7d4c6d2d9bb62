/** The fixed words that a project may ask a shop for: what the README lists, in Korean and English. */

import { ACCESSORIES } from './terms/accessories';
import { BAGS } from './terms/bags';
import { DRESSES } from './terms/dresses';
import { HATS } from './terms/hats';
import { OUTERS } from './terms/outers';
import { PANTS } from './terms/pants';
import { SHOES } from './terms/shoes';
import { SKIRTS } from './terms/skirts';
import { TOPS } from './terms/tops';

export type { Term } from './terms/terms-of';

/** In the order in which a person is shown them: by category, the general word first. */
export const VOCABULARY = [
	...SKIRTS,
	...DRESSES,
	...TOPS,
	...OUTERS,
	...PANTS,
	...SHOES,
	...BAGS,
	...HATS,
	...ACCESSORIES
] as const;

export type TermId = (typeof VOCABULARY)[number]['id'];

export const TERM_IDS: readonly TermId[] = VOCABULARY.map(({ id }) => id);

/** Undefined for an id that is not in the vocabulary. */
export const termOf = (id: string) => VOCABULARY.find((term) => term.id === id);
