/** Tells a single article laid out on plain ground from clothes on a person. */

import type { Category } from '../parse/classes';
import type { Place, Region } from './region';

/** Skin and hair that are surely somebody's; less of either is misread cloth. */
const PERSON = { skin: 0.004, hair: 0.002, skinAlone: 0.02 } as const;
/** A region this sure, and this large beside the article, is a garment of its own. */
const OUTFIT = { minScore: 0.6, minShare: 0.05 } as const;

/** Parts of the photo that are skin and hair, 0..1. */
export type Person = { readonly skin: number; readonly hair: number };

/** Enough skin and hair that somebody is in the clothes. */
export function isWorn({ skin, hair }: Person): boolean {
	return (skin >= PERSON.skin && hair >= PERSON.hair) || skin >= PERSON.skinAlone;
}

/** Classes that the parser mixes within one lying garment: the skirt of a dress, the front of a coat. */
export const ONE_PIECE: ReadonlySet<Category> = new Set(['top', 'outer', 'dress', 'skirt']);

/**
 * Whether a clear foreground is one article that the regions merely cut up.
 *
 * A parser that learnt from street photos sees dress, top and coat in one flat T-shirt; the outline
 * against plain ground is then the better mask.
 */
export function isSingleArticle(
	article: Place,
	regions: readonly Region[],
	person: Person
): boolean {
	if (isWorn(person)) return false;
	const sure = regions.filter(
		({ score, area }) => score >= OUTFIT.minScore && area >= OUTFIT.minShare * article.area
	);
	const kinds = sure.map(({ category }) => (ONE_PIECE.has(category) ? 'one-piece' : category));
	return new Set(kinds).size <= 1;
}
