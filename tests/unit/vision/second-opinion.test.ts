/** Parser and embedder check each other: what both see counts, what one sees alone counts half. */

import { describe, expect, it } from 'vitest';
import { categoryShares } from '../../../src/lib/vision/detect/category-shares';
import {
	CATEGORY_LOGITS,
	rankCategories,
	type CategoryScores
} from '../../../src/lib/vision/embed/rank-categories';
import { CATEGORIES, type Category } from '../../../src/lib/vision/parse/classes';
import { nameArticle, scoreRegion } from '../../../src/lib/vision/second-opinion';
import { drawLabels } from './drawing';

/** What the embedder sees: each category's probability, the rest 0. */
const seen = (scores: Partial<Record<Category, number>>) =>
	Object.fromEntries(CATEGORIES.map((name) => [name, scores[name] ?? 0])) as CategoryScores;

describe('rankCategories', () => {
	it('gives what shows no garment to none of them', () => {
		const logits = new Float32Array(CATEGORY_LOGITS).fill(0);
		logits[CATEGORIES.length] = 9;
		expect(Math.max(...Object.values(rankCategories(logits)))).toBeLessThan(0.01);
	});
});

describe('nameArticle', () => {
	it.each([
		['both see a dress', { dress: 1 }, { dress: 0.9 }, 'dress', 0.95],
		['the parser sees a coat in the dress', { dress: 1 }, { outer: 0.8 }, 'dress', 0.82],
		['the parser sees a dress in the trousers', { pants: 1 }, { dress: 0.8 }, 'pants', 0.82],
		['the parser sees trousers in the bag', { bag: 1 }, { pants: 0.8 }, 'bag', 0.5],
		['the parser is not sure of the dress', { dress: 1 }, { dress: 0.4 }, 'dress', 0.7],
		['the parser sees a shoe in it', { dress: 1 }, { shoes: 0.9 }, 'dress', 0.5],
		['the parser sees nothing', { bag: 1 }, {}, 'bag', 0.5],
		['neither is sure', { hat: 0.3 }, { hat: 0.2 }, 'hat', 0.18]
	] as const)('scores by agreement: %s', (_, embedder, shares, category, score) => {
		const named = nameArticle(seen(embedder), shares);
		expect(named.category).toBe(category);
		expect(named.score).toBeCloseTo(score, 2);
	});

	it('lets the parser decide where the embedder cannot', () => {
		const both = seen({ skirt: 0.5, pants: 0.5 });
		expect(nameArticle(both, { skirt: 0.9 }).category).toBe('skirt');
		expect(nameArticle(both, { pants: 0.9 }).category).toBe('pants');
	});
});

describe('scoreRegion', () => {
	it.each([
		['trousers, seen alike', 'pants', { pants: 1 }, 0.8],
		['trousers, seen as a hat', 'pants', { hat: 1 }, 0.4],
		['a coat, seen as a top', 'outer', { top: 1 }, 0.6],
		['a worn dress, seen as trousers', 'dress', { pants: 1 }, 0.4],
		['a bag in which no garment is seen', 'bag', {}, 0.4]
	] as const)('judges %s', (_, category, embedder, expected) => {
		expect(scoreRegion({ category, score: 0.8 }, seen(embedder))).toBeCloseTo(expected, 2);
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
