/** What a palette alone does not say of a garment: whether it is of many colours, and how they lie. */

export const PATTERN_FLAGS = ['plain', 'stripe', 'check', 'dot', 'print'] as const;

/** How the colours lie; `plain` where there is one, or where they lie in large blocks. */
export type PatternFlag = (typeof PATTERN_FLAGS)[number];

export type PaletteFlags = {
	/** No one colour of it says what colour the garment is. */
	readonly multicolour: boolean;
	readonly pattern: PatternFlag;
};

export const NO_FLAGS: PaletteFlags = { multicolour: false, pattern: 'plain' };

/** At least so many colours of at least this share each, none of them more than the largest may have. */
const MANY = { colours: 3, share: 0.1, most: 0.6 } as const;

/**
 * Whether a palette has several colours of which none leads.
 *
 * @param colours shares of 0..1
 */
export function isMulticolour(colours: readonly { readonly share: number }[]): boolean {
	const large = colours.filter(({ share }) => share >= MANY.share);
	return large.length >= MANY.colours && large.every(({ share }) => share <= MANY.most);
}
