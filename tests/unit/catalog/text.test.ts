import { describe, expect, it } from 'vitest';
import { packTexts } from '../../../src/lib/catalog/columns/texts';
import { itemsOf } from '../../../src/lib/catalog/search/bitmap';
import { TextFinder } from '../../../src/lib/catalog/text/find-text';
import { foldWord, initialsOf } from '../../../src/lib/catalog/text/fold-word';
import { readVocabulary } from '../../../src/lib/catalog/text/vocabulary';

const NAMES = [
	'니트가디건 베이지\nBeige knitted cardigan',
	'울 니트 가디건\nWool cardigan',
	'니트 원피스\nKnit dress',
	'플리츠 스커트\nPleated skirt',
	'옥스퍼드 셔츠\nOxford shirt',
	'청바지\nBlue jeans',
	'데님 청 바지 (와이드)\nWide-leg jeans',
	'후드티 [S26-01]\nHoodie S26-01',
	'벨벳 뷔스티에 카페 에디션\nBustier “Café” edition',
	''
];

const finder = new TextFinder({ names: packTexts(NAMES), count: NAMES.length });
const found = (words: string): number[] => [...itemsOf(finder.find(words))];

describe('finding names', () => {
	it.each([
		['a part of a compound, from its front', '니트', [0, 1, 2]],
		['a part of a compound, from its back', '가디건', [0, 1]],
		['a compound that is written with a space', '니트가디건', [0, 1]],
		['a compound whose first part has one syllable', '청바지', [5, 6]],
		['what is half typed', '가디거', [0, 1]],
		['a consonant that will be the next syllable', '닡', [0, 1, 2]],
		['initial consonants', 'ㄴㅌ', [0, 1, 2]],
		['initial consonants over a space', 'ㄴㅌㄱㄷㄱ', [0, 1]],
		['one initial consonant', 'ㅎ', [7]],
		['decomposed syllables, as macOS names files', '니트'.normalize('NFD'), [0, 1, 2]],
		['a slip in Korean', '가디곤', [0, 1]],
		['English in any case', 'CARDIGAN', [0, 1]],
		['the beginning of an English word', 'knit', [0, 2]],
		['two letters swapped', 'cardgian', [0, 1]],
		['a letter wrong', 'cardijan', [0, 1]],
		['a letter missing', 'oxfrd', [4]],
		['a letter too many', 'hooddie', [7]],
		['an accent left out', 'cafe', [8]],
		['both languages at once', 'wool 니트', [1]],
		['a part of an article number', 's26', [7]],
		['several words in any order', 'jeans wide', [6]],
		['punctuation as if it were not there', '(와이드)', [6]],
		['two words of which one is nowhere', '니트 우산', []],
		['a word that is nowhere', '우산', []],
		['nothing typed: everything', '  ', NAMES.map((_, i) => i)]
	])('%s: %s', (_what, words, expected) => {
		expect(found(words)).toEqual(expected);
	});

	it('does not take another word for a slip where the word itself is there', () => {
		expect(found('skirt')).toEqual([3]);
		expect(found('shirt')).toEqual([4]);
	});

	it('finds nothing in an empty catalog', () => {
		const empty = new TextFinder({ names: packTexts([]), count: 0 });
		expect(empty.find('니트')).toHaveLength(0);
	});
});

describe('recall of what people type', () => {
	const words = [
		'cardigan',
		'pleated',
		'oxford',
		'knitted',
		'가디건',
		'원피스',
		'플리츠',
		'옥스퍼드'
	];
	const itemsWith = (word: string) =>
		NAMES.flatMap((name, i) => (name.toLowerCase().includes(word) ? [i] : []));

	it.each(words)('%s, at every stage of typing from the second letter on', (word) => {
		for (let end = 2; end <= word.length; end += 1) {
			expect(found(word.slice(0, end))).toEqual(expect.arrayContaining(itemsWith(word)));
		}
	});

	it.each(words.filter((word) => /^[a-z]/.test(word)))(
		'%s, with any two letters swapped',
		(word) => {
			for (let at = 1; at + 1 < word.length; at += 1) {
				const typed =
					word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
				expect(found(typed)).toEqual(expect.arrayContaining(itemsWith(word)));
			}
		}
	);
});

describe('words of names', () => {
	it('keeps each distinct word once, and which of them an item has', () => {
		const { words, codes, starts } = readVocabulary(packTexts(['니트 니트,knit', '', 'knit']), 3);
		expect(words).toEqual(['니트', 'knit']);
		expect([...codes]).toEqual([0, 0, 1, 1]);
		expect([...starts]).toEqual([0, 3, 3, 4]);
	});

	it('holds more words than its first table has room for', () => {
		const names = Array.from({ length: 9000 }, (_, i) => `옷${i} word${i}`);
		const { words, codes } = readVocabulary(packTexts(names), names.length);
		expect(new Set(words).size).toBe(18_000);
		expect([...codes]).toEqual(Array.from({ length: 18_000 }, (_, i) => i));
	});

	it.each([
		['니트', 'ㄴㅣㅌㅡ'],
		['Café', 'cafe'],
		['S26', 's26']
	])('folds %s to %s', (word, folded) => {
		expect(foldWord(word)).toBe(folded);
	});

	it('takes initial consonants of Korean only', () => {
		expect(initialsOf('니트가디건')).toBe('ㄴㅌㄱㄷㄱ');
		expect(initialsOf('knit')).toBe('');
	});
});
