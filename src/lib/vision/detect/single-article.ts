/** Tells a single article laid out on plain ground from clothes on a person. */

import type { Place, Region } from './region';

/** Skin and hair that are surely somebody's; less of either is misread cloth. */
const PERSON = { skin: 0.015, hair: 0.003, skinAlone: 0.05 } as const;
/** A region this sure, and this large beside the article, is a garment of its own. */
const OUTFIT = { minScore: 0.6, minShare: 0.05 } as const;

/**
 * Whether a clear foreground is one article that the regions merely cut up.
 *
 * A parser that learnt from street photos sees dress, top and coat in one flat T-shirt; the outline
 * against plain ground is then the better mask.
 *
 * @param person parts of the photo that are skin and hair, 0..1
 */
export function isSingleArticle(
	article: Place,
	regions: readonly Region[],
	{ skin, hair }: { readonly skin: number; readonly hair: number }
): boolean {
	const isWorn = (skin >= PERSON.skin && hair >= PERSON.hair) || skin >= PERSON.skinAlone;
	if (isWorn) return false;
	const sure = regions.filter(
		({ score, area }) => score >= OUTFIT.minScore && area >= OUTFIT.minShare * article.area
	);
	return new Set(sure.map(({ category }) => category)).size <= 1;
}
