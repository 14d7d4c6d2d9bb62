/** A name by language. */

/** The name in a language, else in English, else in any. */
export const nameIn = (name: Readonly<Record<string, string>>, language: string): string =>
	name[language] ?? name['en'] ?? Object.values(name)[0] ?? '';
