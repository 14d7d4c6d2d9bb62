/** Which language the command line speaks: the system's, English unless that is Korean. */

import { wordsEn, type Words } from './words.en';
import { wordsKo } from './words.ko';

export type { Words };

/** By the variables that decide it everywhere, the strongest first. */
export function wordsFor(env: Readonly<Record<string, string | undefined>>): Words {
	const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
	return /^ko\b|^ko_/i.test(language) ? wordsKo : wordsEn;
}
