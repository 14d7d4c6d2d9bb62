/**
 * Has the two networks check each other. Either finds garments in a bottle or a face now and then,
 * and may be sure of it; but they seldom name the same.
 */

import type { CategoryShares } from './detect/category-shares';
import type { Region } from './detect/region';
import { ONE_PIECE } from './detect/single-article';
import type { CategoryScores } from './embed/rank-categories';
import { CATEGORIES, type Category } from './parse/classes';

/**
 * Below this a find is not worth showing, even as unsure: the one network that sees it doubts it. What one
 * alone is sure of stays, since on odd grounds either is often the only one that is right.
 */
export const MIN_SAID = 0.2;

/** What one network alone says counts half of what both say. */
const ALONE = 0.5;
/** Classes that the parser takes for each other, and how much one of them says for another. */
type Mixing = { readonly classes: ReadonlySet<Category>; readonly share: number };
/** Within what somebody wears. */
const WORN: Mixing = { classes: ONE_PIECE, share: 0.5 };
/** In what lies or hangs, which the parser has seldom seen: trousers may look like a dress to it, too. */
const LYING: Mixing = { classes: new Set([...ONE_PIECE, 'pants']), share: 0.8 };

const halfAlone = (score: number, second: number): number =>
	score * (ALONE + (1 - ALONE) * Math.min(second, 1));

/** How much one network's word for each category says for this one, 0..1. */
function supportOf(category: Category, word: CategoryShares, { classes, share }: Mixing): number {
	const own = word[category] ?? 0;
	if (!classes.has(category)) return own;
	const mixed = [...classes].reduce((sum, name) => sum + (word[name] ?? 0), -own);
	return own + share * mixed;
}

/**
 * The category of an article that nobody wears: what the embedder sees in it, so far as the parser
 * sees the like.
 *
 * @returns score 0..1; at most a half where the parser sees something else
 */
export function nameArticle(
	seen: CategoryScores,
	shares: CategoryShares
): { readonly category: Category; readonly score: number } {
	const [best] = CATEGORIES.map((category) => ({
		category,
		score: halfAlone(seen[category], supportOf(category, shares, LYING))
	})).sort((a, b) => b.score - a.score);
	return best ?? { category: 'top', score: 0 };
}

/** The score of a region of the parser's, 0..1: at most a half where the embedder sees something else. */
export function scoreRegion(
	{ category, score }: Pick<Region, 'category' | 'score'>,
	seen: CategoryScores
): number {
	return halfAlone(score, supportOf(category, seen, WORN));
}
