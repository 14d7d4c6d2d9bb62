/** Parser and embedder check each other: what both see counts, what one sees alone counts half. */

import { describe, expect, it } from 'vitest';
import { categoryShares } from '../../../src/lib/vision/detect/category-shares';
import { KINDS, type Kind } from '../../../src/lib/vision/embed/kinds';
import { nameKinds } from '../../../src/lib/vision/embed/rank-kinds';
import { nameArticle, scoreRegion } from '../../../src/lib/vision/second-opinion';
import { drawLabels } from './drawing';

/** The embedder is all but sure of one kind. */
const sureOf = (kind: Kind) =>
	nameKinds(
		Float32Array.from(KINDS, (name) => (name === kind ? 12 : 0)),
		KINDS
	);

describe('nameArticle', () => {
	it.each([
		['both see a dress', 'Dress', { dress: 0.9 }, 'dress', 0.95],
		['the parser sees a coat in the dress', 'Dress', { outer: 0.8 }, 'dress', 0.7],
		['the parser is not sure of the dress', 'Dress', { dress: 0.4 }, 'dress', 0.7],
		['the parser sees a shoe in it', 'Dress', { shoes: 0.9 }, 'dress', 0.5],
		['the parser sees nothing', 'Shoes', {}, 'shoes', 0.5]
	] as const)('scores by agreement: %s', (_, kind, shares, category, score) => {
		const named = nameArticle(sureOf(kind), shares);
		expect(named.category).toBe(category);
		expect(named.score).toBeCloseTo(score, 2);
	});

	it('lets the parser decide where the embedder cannot', () => {
		const shared = Float32Array.from(KINDS, (name) => (/Skirt|Shorts/.test(name) ? 12 : 0));
		expect(nameArticle(nameKinds(shared, KINDS), { skirt: 0.9 }).category).toBe('skirt');
		expect(nameArticle(nameKinds(shared, KINDS), { pants: 0.9 }).category).toBe('pants');
	});

	it('has no score without kinds', () => {
		expect(nameArticle([], { top: 1 }).score).toBe(0);
	});
});

describe('scoreRegion', () => {
	const small = 0.01;
	const large = 0.3;
	it.each([
		['trousers that lie, seen alike', 'pants', large, 'Pants', false, 0.8],
		['trousers that lie, seen otherwise', 'pants', large, 'Hat', false, 0.4],
		['trousers on a person', 'pants', large, 'Hat', true, 0.8],
		['shoes on a person, far', 'shoes', small, 'T-Shirt', true, 0.8],
		['shoes on a person, close, seen alike', 'shoes', large, 'Shoes', true, 0.8],
		['a face seen as a shoe', 'shoes', large, 'Hat', true, 0.4],
		['a bag, of which there is no kind', 'bag', large, 'T-Shirt', false, 0.8]
	] as const)('judges %s', (_, category, area, kind, isWorn, expected) => {
		const score = scoreRegion({ category, score: 0.8, area }, sureOf(kind), isWorn);
		expect(score).toBeCloseTo(expected, 2);
	});
});

describe('categoryShares', () => {
	it('weighs each pixel of the mask by its probability', () => {
		const map = drawLabels(10, 10, [
			['top', [0, 0, 10, 5], 0.8],
			['skirt', [0, 5, 5, 5], 0.6],
			['skin', [5, 5, 5, 5], 1]
		]);
		const box = { xPx: 0, yPx: 0, widthPx: 10, heightPx: 10 };
		const data = new Uint8Array(100).fill(1);
		const shares = categoryShares(map, { box, mask: { ...map, data }, area: 1 });
		expect(Object.keys(shares).sort()).toEqual(['skirt', 'top']);
		expect(shares.top).toBeCloseTo(0.4, 2);
		expect(shares.skirt).toBeCloseTo(0.15, 2);
	});
});
