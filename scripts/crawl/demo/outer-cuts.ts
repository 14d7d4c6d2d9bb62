/** The cuts of outer garments. */

export type OuterCut =
	'blazer' | 'coat' | 'trench' | 'padded' | 'bomber' | 'cardigan' | 'denim-jacket' | 'parka';
