/** Items as a table, one row each. */

import type { CatalogItem } from '../catalog/records';
import { csvText, type CsvValue } from './csv';
import { nameIn } from './name-in';

/** An item and the file of its photo within the zip, or null where there is none. */
export type FiledItem = { readonly item: CatalogItem; readonly file: string | null };

type Column = readonly [header: string, value: (filed: FiledItem) => CsvValue];

const FIXED: readonly Column[] = [
	['link', ({ item }) => item.link],
	['shop', ({ item }) => item.shop],
	['category', ({ item }) => item.category],
	['kind', ({ item }) => item.kind],
	['colours', ({ item }) => item.colours.map(({ hex }) => hex).join(' ')],
	['colour_labels', ({ item }) => item.colours.map(({ label }) => label).join(' ')],
	['colour_shares', ({ item }) => item.colours.map(({ share }) => share.toFixed(3)).join(' ')],
	['has_model', ({ item }) => item.hasModel],
	['price', ({ item }) => item.price?.amount ?? null],
	['currency', ({ item }) => item.price?.currency ?? null],
	['collection', ({ item }) => item.collection],
	['file', ({ file }) => file]
];

/** The source's own columns, in the order they first come; a name that is taken gets a prefix. */
function sourceColumns(filed: readonly FiledItem[], taken: ReadonlySet<string>): readonly Column[] {
	const keys = new Set(filed.flatMap(({ item }) => Object.keys(item.labels)));
	return [...keys].map((key) => [
		taken.has(key.toLowerCase()) ? `source_${key}` : key,
		({ item }) => item.labels[key] ?? null
	]);
}

/**
 * The CSV file of some items, header first.
 * @param language tag that names are taken in, where an item has one
 */
export function itemsCsv(filed: readonly FiledItem[], language: string): string {
	const fixed: readonly Column[] = [
		['number', ({ item }) => item.number],
		['name', ({ item }) => nameIn(item.name, language)],
		...FIXED
	];
	const taken = new Set(fixed.map(([header]) => header));
	const columns = [...fixed, ...sourceColumns(filed, taken)];
	return csvText([
		columns.map(([header]) => header),
		...filed.map((one) => columns.map(([, value]) => value(one)))
	]);
}
