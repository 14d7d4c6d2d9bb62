/** Which words of a vocabulary answer a typed word: as it stands, by initial consonants, or with a slip. */

import UFuzzy from '@leeoniya/ufuzzy';
import { foldWord, initialsOf, isHangul, isInitials } from './fold-word';

/** Letters of every script; the pattern for scripts beyond Latin of uFuzzy's own documentation. */
const LETTERS = {
	unicode: true,
	interSplit: "[^\\p{L}\\d']+",
	intraSplit: null,
	intraBound: null,
	intraChars: "[\\p{L}\\d']",
	intraContr: "'\\p{L}{1,2}\\b"
} as const;

/** The typed letters in a row, anywhere in a word. */
const EXACT = new UFuzzy({ ...LETTERS });

/** One letter wrong, missing, doubled, or two swapped; not the first one. */
const WITH_SLIP = new UFuzzy({
	...LETTERS,
	// `IntraMode.SingleError`: the enum exists in the package's types only.
	// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
	intraMode: 1,
	intraIns: 1,
	intraSub: 1,
	intraTrn: 1,
	intraDel: 1
});

/** Shorter words are too near to too many others. In letters; 가디 has four. */
const SLIP_FROM_LETTERS = 5;
const SLIP_FROM_HANGUL_LETTERS = 6;

/** Words that together answer a typed word: an item needs one of each list. */
export type WordMatch = readonly (readonly number[])[];

export class WordMatcher {
	/** By code. */
	readonly #folded: readonly string[];
	readonly #words: readonly string[];
	#initials: readonly string[] | null = null;

	constructor(words: readonly string[]) {
		this.#words = words;
		this.#folded = words.map(foldWord);
	}

	/**
	 * The ways to answer a typed word, any of which will do; a slip is looked for only where nothing
	 * else answers, so that a shirt does not show skirts.
	 */
	match(typed: string): readonly WordMatch[] {
		const initials = isInitials(typed);
		const needle = initials ? typed : foldWord(typed);
		if (needle === '') return [];
		const words = initials ? this.#initialsOfWords() : this.#folded;
		const exact = EXACT.filter([...words], needle) ?? [];
		const ways: WordMatch[] = exact.length > 0 ? [[exact]] : [];
		if (isHangul(typed)) ways.push(...this.#splits(typed, words, initials));
		if (ways.length > 0 || initials) return ways;
		const least = isHangul(typed) ? SLIP_FROM_HANGUL_LETTERS : SLIP_FROM_LETTERS;
		if (needle.length < least) return [];
		const near = WITH_SLIP.filter([...words], needle) ?? [];
		return near.length > 0 ? [[near]] : [];
	}

	/** Korean may be written with a space or without: 니트가디건 is also 니트 가디건. */
	#splits(typed: string, words: readonly string[], initials: boolean): WordMatch[] {
		const syllables = Array.from(typed.normalize('NFC'));
		const fold = (part: readonly string[]) => (initials ? part.join('') : foldWord(part.join('')));
		return syllables.slice(1).flatMap((_, i): WordMatch[] => {
			const [left, right] = [syllables.slice(0, i + 1), syllables.slice(i + 1)];
			const [ending, beginning] = [fold(left), fold(right)];
			// A single syllable says little: it must be a word.
			const ends = codesWhere(words, (word) =>
				left.length > 1 ? word.endsWith(ending) : word === ending
			);
			if (ends.length === 0) return [];
			const begins = codesWhere(words, (word) =>
				right.length > 1 ? word.startsWith(beginning) : word === beginning
			);
			return begins.length === 0 ? [] : [[ends, begins]];
		});
	}

	#initialsOfWords(): readonly string[] {
		this.#initials ??= this.#words.map(initialsOf);
		return this.#initials;
	}
}

function codesWhere(words: readonly string[], test: (word: string) => boolean): number[] {
	const codes: number[] = [];
	for (const [code, word] of words.entries()) if (test(word)) codes.push(code);
	return codes;
}
