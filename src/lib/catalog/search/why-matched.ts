/** Why an item was found: how far its colour is from the one asked for, and which attributes both have. */

import type { AttributeScore, KnownAttributes } from '../../vision/embed/attributes';
import { ciede2000 } from '../../vision/colour/ciede2000';
import { labFromRgb, rgbFromHex } from '../../vision/colour/spaces';
import type { CatalogItem } from '../records';

export type Why = {
	/** CIEDE2000 between the main colours, 0 = the same; null where either has none. */
	readonly deltaE: number | null;
	/** Attributes of which both have the same value. */
	readonly shared: KnownAttributes;
};

export type Asked = {
	/** `#rrggbb` of the main colour that is looked for. */
	readonly hex: string | null;
	readonly attributes: readonly AttributeScore[];
};

const labOf = (hex: string) => labFromRgb(rgbFromHex(hex));

export function whyMatched(asked: Asked, item: Pick<CatalogItem, 'colours' | 'attributes'>): Why {
	const main = item.colours[0]?.hex;
	const deltaE =
		asked.hex === null || main === undefined ? null : ciede2000(labOf(asked.hex), labOf(main));
	const same = asked.attributes.filter(
		({ attribute, value }) => item.attributes?.[attribute] === value
	);
	return {
		deltaE,
		shared: Object.fromEntries(same.map(({ attribute, value }) => [attribute, value]))
	};
}
