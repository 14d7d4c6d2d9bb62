/** 한국어 names of garment categories and kinds. */

import type { Kind } from '../vision/embed/kinds';
import type { Category } from '../vision/parse/classes';

export const categoriesKo: Readonly<Record<Category, string>> = {
	top: '상의',
	outer: '아우터',
	dress: '원피스',
	skirt: '치마',
	pants: '바지',
	shoes: '신발',
	bag: '가방',
	hat: '모자',
	accessory: '액세서리'
};

export const kindsKo: Readonly<Record<Kind, string>> = {
	Blazer: '블레이저',
	Blouse: '블라우스',
	Body: '보디슈트',
	Dress: '원피스',
	Hat: '모자',
	Hoodie: '후드티',
	Longsleeve: '긴소매 티',
	Outwear: '코트·재킷',
	Pants: '바지',
	Polo: '폴로 셔츠',
	Shirt: '셔츠',
	Shoes: '신발',
	Shorts: '반바지',
	Skirt: '치마',
	'T-Shirt': '티셔츠',
	Top: '민소매',
	Undershirt: '러닝셔츠'
};
