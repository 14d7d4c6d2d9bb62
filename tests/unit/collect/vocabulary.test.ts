import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { categoriesOf, matchesTerm } from '../../../src/lib/catalog/collect/match-term';
import { createProduct, type Product } from '../../../src/lib/catalog/collect/product';
import { TERM_IDS, VOCABULARY, termOf } from '../../../src/lib/catalog/collect/vocabulary';
import { vocabularyTable } from '../../../src/lib/catalog/collect/vocabulary-table';
import { CATEGORIES } from '../../../src/lib/vision/parse/classes';

const sold = (name: string, more: Partial<Product> = {}) =>
	createProduct({ number: '1', name, link: 'https://shop.example/1', ...more });

function matches(product: Product, id: string): boolean {
	const term = termOf(id);
	if (!term) throw new RangeError(id);
	return matchesTerm(product, term);
}

describe('the vocabulary', () => {
	it('is what the README says', () => {
		const readme = readFileSync('src/lib/catalog/collect/README.md', 'utf8');
		expect(readme.endsWith(`${vocabularyTable()}\n`)).toBe(true);
	});

	it('has every category, ids that are unique and fit an address', () => {
		expect(new Set(TERM_IDS).size).toBe(TERM_IDS.length);
		expect(TERM_IDS.every((id) => /^[a-z0-9-]+$/.test(id))).toBe(true);
		expect(new Set(VOCABULARY.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
	});

	it('says no phrase for two terms', () => {
		const plain = (phrase: string) => phrase.toLowerCase().replaceAll(/[\s-]/g, '');
		const phrases = VOCABULARY.flatMap(({ ko, en, synonyms }) => [
			...new Set([ko, en, ...synonyms].map(plain))
		]);
		expect(phrases.filter((phrase, i) => phrases.indexOf(phrase) !== i)).toEqual([]);
	});

	it.each(VOCABULARY)('$id is matched by every word for it', (term) => {
		const missed = [term.ko, term.en, ...term.synonyms].filter(
			(phrase) => !matchesTerm(sold(`코튼 ${phrase}`), term) || !matchesTerm(sold(phrase), term)
		);
		expect(missed).toEqual([]);
	});

	it.each(VOCABULARY)('$id is filed under its category by its names', ({ ko, en, category }) => {
		expect(categoriesOf(sold(ko))).toContain(category);
		expect(categoriesOf(sold(en))).toContain(category);
	});
});

describe('matchesTerm', () => {
	it.each([
		['플레어 스커트', 'flare-skirt'],
		['[특가] 린넨플레어스커트 (3color)', 'flare-skirt'],
		['플레어 미디 스커트', 'flare-skirt'],
		['플레어 롱치마', 'flare-skirt'],
		['Flared high-waist midi skirt', 'flare-skirt'],
		['FLARE SKIRTS', 'flare-skirt'],
		['Pencil midi skirt', 'pencil-skirt'],
		['코튼 A라인 미디움 스커트', 'a-line-skirt'],
		['Cotton A-line knee-length skirt', 'a-line-skirt'],
		['와이드 청바지', 'wide-pants'],
		['와이드 청바지', 'jeans'],
		['Linen wide-leg trousers', 'wide-pants'],
		['티셔츠 + 플레어 스커트 세트', 'flare-skirt'],
		['Blouse and skirt set', 'skirt'],
		['코튼 미디 셔츠 원피스', 'shirt-dress'],
		['저지 크루넥 티셔츠', 't-shirt'],
		['Jersey crew-neck T-shirt', 't-shirt'],
		['Denim boot-cut jeans', 'bootcut-pants'],
		['Leather ankle boots', 'ankle-boots'],
		['가죽 숄더백', 'bag']
	])('finds in "%s" %s', (name, id) => {
		expect(matches(sold(name), id)).toBe(true);
	});

	it.each([
		['Pencil case', 'pencil-skirt'],
		['Pencil case with skirt print', 'pencil-skirt'],
		['Skirted pencils', 'pencil-skirt'],
		['플레어 원피스', 'flare-skirt'],
		['플레어 스커트 원피스', 'flare-skirt'],
		['코튼 셔츠 원피스', 'shirt'],
		['저지 티셔츠', 'shirt'],
		['Cotton T-shirt', 'shirt'],
		['Grey sweatshirt', 'shirt'],
		['Shirt dress', 'shirt'],
		['부츠컷 데님', 'boots'],
		['Bootcut jeans', 'boots'],
		['니트 스커트', 'sweater'],
		['니트 가디건', 'sweater'],
		['치마바지', 'skirt'],
		['백팩', 'tote-bag'],
		['백 리본 블라우스', 'bag'],
		['힐링 무드 블라우스', 'heels'],
		['T-shirt dress', 't-shirt'],
		['청순 플레어 치마', 'denim-skirt'],
		['Capsule coat', 'cap']
	])('does not find in "%s" %s', (name, id) => {
		expect(matches(sold(name), id)).toBe(false);
	});

	it('reads a modifier from the shelf and the noun from the name, and the other way round', () => {
		expect(
			matches(sold('코튼 스커트', { category: '여성 > 스커트 > 플레어' }), 'flare-skirt')
		).toBe(true);
		expect(matches(sold('Flare midi', { category: 'Women > Skirts' }), 'flare-skirt')).toBe(true);
		expect(matches(sold('Midi no. 7', { labels: { tags: 'flare, skirt' } }), 'flare-skirt')).toBe(
			true
		);
		expect(matches(sold('No. 7', { category: 'Flare skirts' }), 'flare-skirt')).toBe(true);
	});

	it('believes the name before the shelf', () => {
		const shelf = { category: '스커트/팬츠 > 플레어' };
		expect(matches(sold('플레어 데님 팬츠', shelf), 'flare-skirt')).toBe(false);
		expect(matches(sold('Pencil case', { category: 'Skirts > Pencil' }), 'pencil-skirt')).toBe(
			false
		);
	});

	it('reads the first words of a description alone', () => {
		const first = { description: 'A flare skirt of light linen.' };
		const later = {
			description:
				'Made in a small mill in the north of Italy since 1921, to wear to a flare skirt.'
		};
		expect(matches(sold('Maya', first), 'flare-skirt')).toBe(true);
		expect(matches(sold('Maya', later), 'flare-skirt')).toBe(false);
		expect(matches(sold('Maya blouse', first), 'flare-skirt')).toBe(false);
	});
});
