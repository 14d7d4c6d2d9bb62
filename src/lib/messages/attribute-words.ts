/** What each language has to name of garment attributes. */

import type { Attribute, AttributeValue } from '../vision/embed/attributes';

export type AttributeWords = {
	readonly names: Readonly<Record<Attribute, string>>;
	/** Phrases that stand alone: “Long sleeves”, not “Long”. */
	readonly values: { readonly [A in Attribute]: Readonly<Record<AttributeValue<A>, string>> };
};
