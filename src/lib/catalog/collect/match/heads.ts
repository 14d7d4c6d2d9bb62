/** The words that say what a thing is; in Korean and English names the last of them decides. */

import type { Category } from '../../../vision/parse/classes';
import { VOCABULARY } from '../vocabulary';
import { endOfWord, plainWord, type Piece } from './squash';

export type Head = {
	/** Offsets in the piece. */
	readonly start: number;
	readonly end: number;
	readonly word: string;
	/** Empty for what is no garment: a pencil case. */
	readonly categories: readonly Category[];
};

/** Words for the same thing: what fits one fits all of them. */
export const GENERIC: Readonly<Partial<Record<Category, readonly string[]>>> = {
	skirt: ['스커트', '치마', 'skirt'],
	dress: ['원피스', '드레스', 'dress'],
	pants: ['팬츠', '바지', '청바지', '데님', '슬랙스', 'pants', 'trousers', 'jeans'],
	outer: ['재킷', '자켓', '쟈켓', 'jacket'],
	bag: ['백', '가방', 'bag'],
	top: ['탑', 'top']
};

/** Beside the single words of the vocabulary. */
const MORE: readonly (readonly [readonly Category[], readonly string[]])[] = [
	[['top'], ['탑', 'top', '상의', '바디수트', 'bodysuit', 'tops', '티', '폴로셔츠', 'poloshirt']],
	[
		['outer'],
		['점퍼', '아우터', 'outerwear', 'parka', '파카', '집업', 'poncho', '판초', '망토', 'cape']
	],
	[['pants'], ['청바지', 'trouser', 'bottoms', '점프수트', 'jumpsuit']],
	[
		['outer', 'top'],
		['가디건', '카디건', 'cardigan', '조끼', '베스트', 'vest', '후드집업', 'shacket']
	],
	[
		['top', 'outer'],
		['셔츠', '남방', 'shirt', '후드티', '후디', 'hoodie']
	],
	[['bag'], ['지갑', 'wallet', 'purse', '파우치', 'pouch']],
	[['accessory'], ['반지', 'ring', '팔찌', 'bracelet', '브로치', 'brooch']],
	[
		[],
		[
			'케이스',
			'case',
			'필통',
			'옷걸이',
			'행거',
			'hanger',
			'키링',
			'keyring',
			'인형',
			'doll',
			'홀더',
			'holder',
			'커버',
			'sharpener',
			'포스터',
			'poster'
		]
	]
];

/** Korean words that end in another head and still are something else than that. */
const WHOLE: ReadonlySet<string> = new Set(['치마바지', '스웨트셔츠', '스웻셔츠']);
/** A modifier of one syllable is too common to be cut off a Korean word. */
const MIN_CUT = 2;

const categoriesByWord = new Map<string, readonly Category[]>();

export const isHead = (word: string): boolean => categoriesByWord.has(word);

/** `플레어스커트` as `플레어` and `스커트`; anything else as it is. */
export function splitWord(word: string): string[] {
	if (WHOLE.has(word)) return [word];
	for (let cut = MIN_CUT; cut < word.length; cut++) {
		const last = word.slice(cut);
		if (isHead(last) && /^\p{Script=Hangul}/u.test(last)) return [word.slice(0, cut), last];
	}
	return [word];
}

for (const [categories, words] of MORE) {
	for (const word of words) categoriesByWord.set(plainWord(word), categories);
}
const single = VOCABULARY.flatMap(({ ko, en, synonyms, category }) =>
	[ko, en, ...synonyms]
		.filter((phrase) => !phrase.includes(' '))
		.map((phrase) => ({ word: plainWord(phrase), category }))
);
// The shortest first, so that the longer ones are known to end in them.
for (const { word, category } of single.sort((a, b) => a.word.length - b.word.length)) {
	if (!isHead(word) && splitWord(word).length === 1) categoriesByWord.set(word, [category]);
}

/** By first letter, the longest first, so that 티셔츠 is not read as 셔츠. */
const byInitial = new Map<string, string[]>();
for (const word of [...categoriesByWord.keys()].sort((a, b) => b.length - a.length)) {
	const initial = word.charAt(0);
	byInitial.set(initial, [...(byInitial.get(initial) ?? []), word]);
}

/** All heads of a piece, in order, none within another. */
export function headsIn(piece: Piece): Head[] {
	const heads: Head[] = [];
	for (let start = 0; start < piece.text.length;) {
		const head = headAt(piece, start);
		if (head) heads.push(head);
		start = head ? head.end : start + 1;
	}
	return heads;
}

function headAt(piece: Piece, start: number): Head | null {
	for (const word of byInitial.get(piece.text.charAt(start)) ?? []) {
		const end = endOfWord(piece, word, start);
		if (end > start) return { start, end, word, categories: categoriesByWord.get(word) ?? [] };
	}
	return null;
}
