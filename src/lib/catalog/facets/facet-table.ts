/** The columns of the items as facets: which codes an item has, and which value each code stands for. */

import { ATTRIBUTES, ATTRIBUTE_VALUES } from '../../vision/embed/attributes';
import { KINDS } from '../../vision/embed/kinds';
import { LABELS32 } from '../../vision/colour/labels32';
import { CATEGORIES } from '../../vision/parse/classes';
import { BODY_POSES } from '../../vision/person/body-pose';
import { FRAMINGS } from '../../vision/person/framing';
import type { ItemColumns, Texts, Words } from '../columns/item-columns';
import { NOT_KNOWN, type Facet } from './filter';

export type FacetColumn =
	/** [n] item i has the value `values[codes[i]]`. */
	| {
			readonly kind: 'one';
			readonly codes: Uint8Array | Uint16Array;
			readonly values: readonly string[];
	  }
	/** [n] item i has `values[b]` where bit b is set. */
	| { readonly kind: 'many'; readonly bits: Uint32Array; readonly values: readonly string[] };

export type FacetTable = Readonly<Record<Facet, FacetColumn>>;

const SLASH = '/'.charCodeAt(0);

/** The part of each id before its first slash; ids of a collection follow each other. */
function collectionsOf({ bytes, starts }: Texts, count: number): Words {
	const codes = new Uint16Array(count);
	const values: string[] = [NOT_KNOWN];
	const known = new Map<string, number>();
	const decoder = new TextDecoder();
	let before = '';
	let code = 0;
	for (let i = 0; i < count; i += 1) {
		const start = starts[i] ?? 0;
		const slash = bytes.indexOf(SLASH, start);
		const end = slash < 0 ? (starts[i + 1] ?? start) : slash;
		const same = before.length === end - start && matches(bytes, start, before);
		if (!same) {
			before = decoder.decode(bytes.subarray(start, end));
			code = known.get(before) ?? values.length;
			if (code === values.length) {
				known.set(before, code);
				values.push(before);
			}
		}
		codes[i] = code;
	}
	return { codes, values };
}

/** Whether the bytes are the text; never for a text that is not ASCII. */
function matches(bytes: Uint8Array, start: number, text: string): boolean {
	for (let i = 0; i < text.length; i += 1) {
		if (bytes[start + i] !== text.charCodeAt(i)) return false;
	}
	return true;
}

const one = (codes: Uint8Array | Uint16Array, values: readonly string[]): FacetColumn => ({
	kind: 'one',
	codes,
	values
});

const orUnknown = (values: readonly string[]): readonly string[] => [NOT_KNOWN, ...values];

const LABEL_IDS: readonly string[] = LABELS32.map(({ id }) => id);

/** The facets read the columns themselves: a change of a column is a change of its facet. */
export function facetTable(columns: ItemColumns): FacetTable {
	const collection = collectionsOf(columns.ids, columns.count);
	const attributes = ATTRIBUTES.map(
		(name) => [name, one(columns.attributes[name], orUnknown(ATTRIBUTE_VALUES[name]))] as const
	);
	return {
		collection: one(collection.codes, collection.values),
		shop: one(columns.shop.codes, columns.shop.values),
		project: one(columns.project.codes, columns.project.values),
		category: one(columns.category, CATEGORIES),
		kind: one(columns.kind, orUnknown(KINDS)),
		label: { kind: 'many', bits: columns.labels, values: LABEL_IDS },
		nearLabel: { kind: 'many', bits: columns.nearLabels, values: LABEL_IDS },
		...(Object.fromEntries(attributes) as Record<(typeof ATTRIBUTES)[number], FacetColumn>),
		hasModel: one(columns.hasModel, ['', 'yes', 'no']),
		pose: one(columns.pose, orUnknown(BODY_POSES)),
		framing: one(columns.framing, orUnknown(FRAMINGS))
	};
}
