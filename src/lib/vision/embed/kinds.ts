/** The 17 garment kinds the embedder tells apart, each filed under one category. */

import type { Category } from '../parse/classes';

/** Order = channel of the embedder's kind logits. */
export const KINDS = [
	'Blazer',
	'Blouse',
	'Body',
	'Dress',
	'Hat',
	'Hoodie',
	'Longsleeve',
	'Outwear',
	'Pants',
	'Polo',
	'Shirt',
	'Shoes',
	'Shorts',
	'Skirt',
	'T-Shirt',
	'Top',
	'Undershirt'
] as const;

export type Kind = (typeof KINDS)[number];

/** A kind with its probability, 0..1. */
export type KindScore = { readonly kind: Kind; readonly score: number };

/** Categories a kind may be found under: a hoodie is worn as a top or over one. */
export const KIND_CATEGORIES: Readonly<Record<Kind, readonly Category[]>> = {
	Blazer: ['outer'],
	Blouse: ['top'],
	Body: ['top'],
	Dress: ['dress'],
	Hat: ['hat'],
	Hoodie: ['top', 'outer'],
	Longsleeve: ['top'],
	Outwear: ['outer'],
	Pants: ['pants'],
	Polo: ['top'],
	Shirt: ['top', 'outer'],
	Shoes: ['shoes'],
	Shorts: ['pants'],
	Skirt: ['skirt'],
	'T-Shirt': ['top'],
	Top: ['top'],
	Undershirt: ['top']
};

const kindSet: ReadonlySet<string> = new Set(KINDS);

export function isKind(name: string): name is Kind {
	return kindSet.has(name);
}
