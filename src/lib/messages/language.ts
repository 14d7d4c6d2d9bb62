/** The languages the app speaks, and which one a browser asks for. */

export const LANGUAGES = ['ko', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name, the same in every language. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ko: '한국어', en: 'English' };

export function isLanguage(value: unknown): value is Language {
	return LANGUAGES.some((language) => language === value);
}

/**
 * The first language of the list the app speaks; English where it speaks none.
 * @param wanted BCP 47 tags, best first (`navigator.languages`)
 */
export function preferredLanguage(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		const primary = tag.toLowerCase().split('-')[0];
		if (isLanguage(primary)) return primary;
	}
	return 'en';
}
