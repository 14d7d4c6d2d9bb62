/** The name of a colour label in the person's language. */

import { LABELS32 } from '../vision/colour/labels32.data';
import type { Language } from './language';

const byId = new Map<string, Readonly<Record<Language, string>>>(
	LABELS32.map(({ id, en, ko }) => [id, { en, ko }])
);

/** The label's name, or the id itself for one that is not of the 32 (an import, an old record). */
export const colourName = (id: string, language: Language): string =>
	byId.get(id)?.[language] ?? id;

/** A text stored by language tag: the person's language, else English, else whatever there is. */
export function localName(names: Readonly<Record<string, string>>, language: Language): string {
	return names[language] ?? names.en ?? Object.values(names)[0] ?? '';
}
