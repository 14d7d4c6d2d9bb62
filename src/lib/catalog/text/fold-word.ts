/** Words in the forms that are compared: letters of a syllable apart, case and accents aside. */

import { disassemble, getChoseong } from 'es-hangul';

const CONSONANTS = /^[ㄱ-ㅎ]+$/;
const HANGUL = /[ㄱ-ㅎㅏ-ㅣ가-힣]/;
const PLAIN = /^[0-9A-Za-z']*$/;
/** Marks that a decomposed Latin letter carries. */
const MARKS = /[\u0300-\u036f]/g;

export const isInitials = (word: string): boolean => CONSONANTS.test(word);
export const isHangul = (word: string): boolean => HANGUL.test(word);

/**
 * 니트 → ㄴㅣㅌㅡ, Café → cafe.
 *
 * Syllables are taken apart so that what is half typed (가디거) is a beginning of what it will be
 * (가디건). A match still begins at a syllable: every syllable begins with a consonant, and no vowel
 * follows the consonant that ends one.
 */
export function foldWord(word: string): string {
	// Nearly all words of a large catalog.
	if (PLAIN.test(word)) return word.toLowerCase();
	const composed = word.normalize('NFC').toLowerCase();
	if (HANGUL.test(composed)) return disassemble(composed);
	return composed.normalize('NFD').replace(MARKS, '');
}

/** First consonants of the syllables: 니트가디건 → ㄴㅌㄱㄷㄱ; '' for a word without any. */
export const initialsOf = (word: string): string =>
	HANGUL.test(word) ? getChoseong(word.normalize('NFC')).replaceAll(' ', '') : '';
