/** Reads a person's table of photos: any order of columns, comma, semicolon or tab, UTF-8 or EUC-KR. */

import { parse } from 'csv-parse/sync';
import { SnapshotInputError } from './snapshot-input-error';

export type TableRow = Readonly<Record<string, string>>;

/** Recognised column names, lower-case, by the field they fill; the first that is there wins. */
const COLUMNS = {
	image: ['image', 'file', 'filename', 'photo', 'number', 'id'],
	number: ['number', 'id'],
	name: ['name', 'title'],
	link: ['link', 'url'],
	label: ['label', 'category', 'kind'],
	price: ['price'],
	currency: ['currency'],
	shop: ['shop'],
	project: ['project'],
	collectedAt: ['collected_at', 'collected', 'date']
} as const;

export type Field = keyof typeof COLUMNS;

export type TableFields = Readonly<Record<Field, string>> & {
	/** The columns that fill no field, by their own names. */
	readonly rest: TableRow;
};

/** Spreadsheets in Korea still save EUC-KR. */
function decode(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('euc-kr').decode(bytes);
	}
}

/** The separator that the header line holds most of. */
function separatorOf(text: string): string {
	const header = text.slice(0, text.search(/[\r\n]|$/));
	const count = (separator: string) => header.split(separator).length;
	return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** @throws SnapshotInputError when the file is no table */
export function readTable(bytes: Uint8Array): TableRow[] {
	const text = decode(bytes);
	try {
		return parse<TableRow>(text, {
			columns: true,
			bom: true,
			delimiter: separatorOf(text),
			relax_column_count: true,
			skip_empty_lines: true,
			trim: true
		});
	} catch (cause) {
		throw new SnapshotInputError(
			`The table: ${cause instanceof Error ? cause.message : 'not CSV'}`
		);
	}
}

/** Sorts a row's cells into the known fields and the rest; a field without a column is empty. */
export function fieldsOf(row: TableRow): TableFields {
	const columns = Object.keys(row);
	const used = new Set<string>();
	const field = (name: Field): string => {
		for (const known of COLUMNS[name]) {
			const column = columns.find((candidate) => candidate.trim().toLowerCase() === known);
			if (column === undefined) continue;
			used.add(column);
			return row[column] ?? '';
		}
		return '';
	};
	const fields = {
		image: field('image'),
		number: field('number'),
		name: field('name'),
		link: field('link'),
		label: field('label'),
		price: field('price'),
		currency: field('currency'),
		shop: field('shop'),
		project: field('project'),
		collectedAt: field('collectedAt')
	};
	const rest = Object.fromEntries(Object.entries(row).filter(([column]) => !used.has(column)));
	return { ...fields, rest };
}
