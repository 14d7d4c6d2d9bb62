/** What a table's word for a garment means: the categories it may be found under, and its kind. */

import { KIND_CATEGORIES, KINDS, type Kind } from '../../vision/embed/kinds';
import { CATEGORIES, type Category } from '../../vision/parse/classes';

export type LabelMeaning = {
	/** The first is the one to file under when the photo does not decide. */
	readonly categories: readonly Category[];
	readonly kind: Kind | null;
};

const NOTHING: LabelMeaning = { categories: [], kind: null };

/** Everyday words, English and Korean, beside the names of kinds and categories themselves. */
const WORDS: Readonly<Record<Category, readonly string[]>> = {
	top: ['tops', '상의', '셔츠', '블라우스', '티셔츠', '니트', 'sweater', 'knit', 'cardigan'],
	outer: [
		'outerwear',
		'coat',
		'jacket',
		'coats',
		'jackets',
		'아우터',
		'코트',
		'자켓',
		'재킷',
		'점퍼'
	],
	dress: ['dresses', 'onepiece', '원피스', '드레스'],
	skirt: ['skirts', '치마', '스커트'],
	pants: ['bottoms', 'trousers', 'jeans', '바지', '팬츠', '하의', '청바지', '슬랙스'],
	shoes: ['shoe', 'sneakers', 'boots', 'sandals', '신발', '구두', '운동화', '부츠'],
	bag: ['bags', '가방', '백'],
	hat: ['hats', 'cap', '모자'],
	accessory: ['accessories', '액세서리', '악세사리']
};

const plain = (text: string) => text.toLowerCase().replaceAll(/[\s_-]/g, '');

/** The meaning of a label; no categories where the word is unknown. */
export function meaningOf(label: string): LabelMeaning {
	const word = plain(label);
	if (!word) return NOTHING;
	const category = CATEGORIES.find((name) => word === name || WORDS[name].includes(word));
	const kind = KINDS.find((name) => plain(name) === word) ?? null;
	// "Top" is a kind and a category; the wider meaning is the safe one.
	if (category) return { categories: [category], kind: kind === 'Top' ? null : kind };
	return kind ? { categories: KIND_CATEGORIES[kind], kind } : NOTHING;
}
