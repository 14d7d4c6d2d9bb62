/** The language that is shown now; components read it and follow when it changes. */

import type { Dictionary } from './dictionary';
import { en } from './en';
import { formatsFor, type Formats } from './format';
import { ko } from './ko';
import { colourName, localName } from './colour-name';
import type { Language } from './language';

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { ko, en };

const FORMATS: Readonly<Record<Language, Formats>> = {
	ko: formatsFor('ko'),
	en: formatsFor('en')
};

let current = $state<Language>('en');

export const language = (): Language => current;

export function setLanguage(next: Language): void {
	current = next;
	if (typeof document !== 'undefined') document.documentElement.lang = next;
}

/** All texts of the current language. */
export const text = (): Dictionary => DICTIONARIES[current];

/** Number, byte, price and date formats of the current language. */
export const formats = (): Formats => FORMATS[current];

/** A colour label by its name in the current language. */
export const nameOfColour = (id: string): string => colourName(id, current);

/** A stored name in the current language. */
export const nameOf = (names: Readonly<Record<string, string>>): string =>
	localName(names, current);
