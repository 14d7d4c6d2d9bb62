/** A filter as a value: conditions joined by and, or, not; plain JSON, so that it can be kept and shared. */

import { ATTRIBUTES, type Attribute } from '../../vision/embed/attributes';

export const FILTER_VERSION = 1;

/** What items are sorted into; each has a few values that are counted. */
export const FACETS = [
	'collection',
	'shop',
	'project',
	'category',
	'kind',
	/** A colour of at least a tenth of the garment has the label. */
	'label',
	/** The same, where the label may also be the runner-up of the colour. */
	'nearLabel',
	...ATTRIBUTES,
	'hasModel',
	'pose',
	'framing'
] as const satisfies readonly (
	| 'collection'
	| 'shop'
	| 'project'
	| 'category'
	| 'kind'
	| 'label'
	| 'nearLabel'
	| Attribute
	| 'hasModel'
	| 'pose'
	| 'framing'
)[];

export type Facet = (typeof FACETS)[number];

/** The value of every facet for “not known”. */
export const NOT_KNOWN = '';

export type Condition =
	/** The item has one of the values; none lets nothing pass. */
	| { readonly kind: 'is'; readonly facet: Facet; readonly values: readonly string[] }
	/** Both bounds belong to it; null: open. Items of another currency, or without a price, do not pass. */
	| {
			readonly kind: 'price';
			readonly currency: string;
			readonly min: number | null;
			readonly max: number | null;
	  }
	/** ISO 8601 dates, both included; null: open. Items without a date do not pass. */
	| { readonly kind: 'collected'; readonly from: string | null; readonly to: string | null }
	/** Every word is found in the item's names. */
	| { readonly kind: 'text'; readonly words: string };

export type FilterNode =
	| Condition
	/** Without parts it lets everything pass. */
	| { readonly kind: 'and'; readonly of: readonly FilterNode[] }
	/** Without parts it lets nothing pass. */
	| { readonly kind: 'or'; readonly of: readonly FilterNode[] }
	| { readonly kind: 'not'; readonly of: FilterNode };

export type Filter = { readonly version: typeof FILTER_VERSION; readonly where: FilterNode };

/** A filter of conditions that all must hold; without any it lets everything pass. */
export const filterOf = (...of: readonly FilterNode[]): Filter => ({
	version: FILTER_VERSION,
	where: { kind: 'and', of }
});

export const EVERYTHING: Filter = filterOf();

/** The parts that all must hold. */
export const partsOf = ({ where }: Filter): readonly FilterNode[] =>
	where.kind === 'and' ? where.of : [where];
