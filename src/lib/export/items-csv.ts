/** Items as a table, one row each. */

import type { CatalogItem } from '../catalog/records';
import { ATTRIBUTES } from '../vision/embed/attributes';
import { csvRow, type CsvValue } from './csv';
import { nameIn } from './name-in';

/** An item and the file of its photo within the zip, or null where there is none. */
export type FiledItem = {
	readonly item: CatalogItem;
	readonly file: string | null;
	/** Part of a training layout. */
	readonly split?: string;
};

type Column = readonly [header: string, value: (filed: FiledItem) => CsvValue];

const FIXED: readonly Column[] = [
	['link', ({ item }) => item.link],
	['shop', ({ item }) => item.shop],
	['category', ({ item }) => item.category],
	['kind', ({ item }) => item.kind],
	...ATTRIBUTES.map((attribute): Column => [
		attribute,
		({ item }) => item.attributes?.[attribute] ?? null
	]),
	['colours', ({ item }) => item.colours.map(({ hex }) => hex).join(' ')],
	['colour_labels', ({ item }) => item.colours.map(({ label }) => label).join(' ')],
	['colour_shares', ({ item }) => item.colours.map(({ share }) => share.toFixed(3)).join(' ')],
	['has_model', ({ item }) => item.hasModel],
	['pose', ({ item }) => item.pose ?? null],
	['framing', ({ item }) => item.framing ?? null],
	['price', ({ item }) => item.price?.amount ?? null],
	['currency', ({ item }) => item.price?.currency ?? null],
	['collection', ({ item }) => item.collection],
	['project', ({ item }) => item.project ?? null],
	['collected_at', ({ item }) => item.collectedAt ?? null],
	['split', ({ split }) => split ?? null],
	['file', ({ file }) => file]
];

/** The source's own columns; a name that is taken gets a prefix. */
function sourceColumns(keys: Iterable<string>, taken: ReadonlySet<string>): readonly Column[] {
	return [...keys].map((key) => [
		taken.has(key.toLowerCase()) ? `source_${key}` : key,
		({ item }) => item.labels[key] ?? null
	]);
}

/**
 * The rows of a table as CSV.
 * @param keys of the source's own columns, in the order in which they are shown
 * @param language tag that names are taken in, where an item has one
 */
export function itemRows(
	keys: Iterable<string>,
	language: string
): { readonly header: string; readonly row: (filed: FiledItem) => string } {
	const fixed: readonly Column[] = [
		['number', ({ item }) => item.number],
		['name', ({ item }) => nameIn(item.name, language)],
		...FIXED
	];
	const taken = new Set(fixed.map(([header]) => header));
	const columns = [...fixed, ...sourceColumns(keys, taken)];
	return {
		header: csvRow(columns.map(([header]) => header)),
		row: (filed) => csvRow(columns.map(([, value]) => value(filed)))
	};
}
