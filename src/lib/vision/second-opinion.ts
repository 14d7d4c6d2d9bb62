/**
 * Has the two networks check each other. Neither was ever shown anything but clothes, so each finds
 * some in a bottle or a face, and is often sure of it; but they seldom name the same.
 */

import type { CategoryShares } from './detect/category-shares';
import type { Region } from './detect/region';
import { ONE_PIECE } from './detect/single-article';
import { KIND_CATEGORIES } from './embed/kinds';
import { rankKinds, type KindLogits } from './embed/rank-kinds';
import { CATEGORIES, type Category } from './parse/classes';

/**
 * Below this a find is not worth showing, even as unsure: the one network that sees it doubts it. What one
 * alone is sure of stays, since on odd grounds either is often the only one that is right.
 */
export const MIN_SAID = 0.3;

/** What one network alone says counts half of what both say. */
const ALONE = 0.5;
/** A class the parser mixes with the one asked for within a lying garment speaks half for it. */
const MIXED = 0.5;
/** Part of the photo from which on a worn shoe or hat is as large as those the embedder learnt from. */
const CLOSE_UP = 0.05;

const halfAlone = (score: number, second: number): number =>
	score * (ALONE + (1 - ALONE) * Math.min(second, 1));

/** Summed probability of all kinds that may be filed under each category. */
function probabilities(kinds: KindLogits): (category: Category) => number {
	const ranked = rankKinds(kinds);
	return (category) =>
		ranked
			.filter(({ kind }) => KIND_CATEGORIES[kind].includes(category))
			.reduce((sum, { score }) => sum + score, 0);
}

function supportOf(category: Category, shares: CategoryShares): number {
	const own = shares[category] ?? 0;
	if (!ONE_PIECE.has(category)) return own;
	const mixed = [...ONE_PIECE].reduce((sum, name) => sum + (shares[name] ?? 0), -own);
	return own + MIXED * mixed;
}

/**
 * The category of an article that nobody wears: what the embedder sees in it, so far as the parser
 * sees the like.
 *
 * @returns score 0..1; at most a half where the parser sees something else
 */
export function nameArticle(
	kinds: KindLogits,
	shares: CategoryShares
): { readonly category: Category; readonly score: number } {
	const probability = probabilities(kinds);
	const [best] = CATEGORIES.map((category) => ({
		category,
		score: halfAlone(probability(category), supportOf(category, shares))
	})).sort((a, b) => b.score - a.score);
	return best ?? { category: 'top', score: 0 };
}

/**
 * The score of a region of the parser's, 0..1. The embedder has learnt from garments that lie, so
 * it has no say in clothes on a person but for shoes and hats seen close, and none in what has no kind.
 */
export function scoreRegion(
	{ category, score, area }: Pick<Region, 'category' | 'score' | 'area'>,
	kinds: KindLogits,
	isWorn: boolean
): number {
	if (category === 'bag' || category === 'accessory') return score;
	const isCloseUp = (category === 'shoes' || category === 'hat') && area >= CLOSE_UP;
	if (isWorn && !isCloseUp) return score;
	return halfAlone(score, probabilities(kinds)(category));
}
