/** Folds the 17 garment kinds to the ten that people buy most. */

import type { Kind, KindScore } from '../../src/lib/vision/embed/kinds';

/** Rare kinds and the common one each is nearest to; the others stand for themselves. */
const NEAREST: Readonly<Partial<Record<Kind, Kind>>> = {
	Blazer: 'Outwear',
	Blouse: 'Shirt',
	Body: 'T-Shirt',
	Hoodie: 'Longsleeve',
	Polo: 'T-Shirt',
	Top: 'T-Shirt',
	Undershirt: 'T-Shirt'
};

/** One of ten: dress, hat, longsleeve, outwear, pants, shirt, shoes, shorts, skirt, T-shirt. */
export const foldKind = (kind: Kind): Kind => NEAREST[kind] ?? kind;

/** The likeliest of the ten: the probabilities of kinds folded together add up. */
export function likeliestFolded(scores: readonly KindScore[]): Kind | undefined {
	const sums = new Map<Kind, number>();
	for (const { kind, score } of scores) {
		const folded = foldKind(kind);
		sums.set(folded, (sums.get(folded) ?? 0) + score);
	}
	const [best] = [...sums].sort(([, a], [, b]) => b - a);
	return best?.[0];
}
