/** Lower-level attributes of a garment: which there are, what each may be, and which garments have it. */

import type { Category } from '../parse/classes';

/** Order of the values = channel of the embedder's head of that name. */
export const ATTRIBUTE_VALUES = {
	/** none: no sleeves, straps or caps; short: to the elbow. */
	sleeve: ['none', 'short', 'long'],
	/** collarless: round, square or V; high: turtleneck, stand-up. */
	neckline: ['collarless', 'collar', 'hood', 'high'],
	/** graphic: a picture or lettering placed once; print: all over. */
	pattern: ['plain', 'graphic', 'striped', 'checked', 'print'],
	/** On the body: skirts above or below the knee or calf, trousers likewise, tops about the hip. */
	length: ['short', 'medium', 'long']
} as const;

export type Attribute = keyof typeof ATTRIBUTE_VALUES;
export type AttributeValue<A extends Attribute = Attribute> = (typeof ATTRIBUTE_VALUES)[A][number];

export const ATTRIBUTES = Object.keys(ATTRIBUTE_VALUES).filter(isAttribute);

/** What a garment is known by, as far as the embedder is sure. */
export type AttributeScore = {
	readonly [A in Attribute]: {
		readonly attribute: A;
		readonly value: AttributeValue<A>;
		/** Probability, 0..1. */
		readonly score: number;
	};
}[Attribute];

/** The values that something known of a garment fills in. */
export type KnownAttributes = { readonly [A in Attribute]?: AttributeValue<A> };

const UPPER: readonly Category[] = ['top', 'outer', 'dress'];
const CLOTHES: readonly Category[] = [...UPPER, 'skirt', 'pants'];

/** Categories whose garments have the attribute. */
export const ATTRIBUTE_CATEGORIES: Readonly<Record<Attribute, readonly Category[]>> = {
	sleeve: UPPER,
	neckline: UPPER,
	pattern: CLOTHES,
	length: CLOTHES
};

export function isAttribute(name: string): name is Attribute {
	return Object.hasOwn(ATTRIBUTE_VALUES, name);
}
