/** Reads a person's table of photos: any order of columns, comma, semicolon or tab, UTF-8 or EUC-KR. */

import { parse } from 'csv-parse/browser/esm/sync';
import { decodeText } from './decode-text';

export type TableRow = Readonly<Record<string, string>>;

/** The file is no table; its message says what is wrong, in English. */
export class TableError extends Error {
	override name = 'TableError';
}

/** Recognised column names, lower case, by the field they fill; the first that is there wins. */
const COLUMNS = {
	image: [
		'image',
		'file',
		'filename',
		'photo',
		'image_link',
		'image_url',
		'사진',
		'이미지',
		'파일',
		'파일명',
		'number',
		'id'
	],
	number: ['number', 'id', '번호', '상품번호', '상품코드'],
	name: ['name', 'title', '이름', '상품명'],
	link: ['link', 'url', '링크', '주소'],
	label: ['label', 'category', 'kind', '라벨', '분류', '카테고리', '종류'],
	price: ['price', '가격', '판매가'],
	currency: ['currency', '통화'],
	shop: ['shop', '쇼핑몰', '매장', '가게'],
	project: ['project', '프로젝트'],
	collectedAt: ['collected_at', 'collected', 'date', '수집일', '날짜']
} as const;

export type Field = keyof typeof COLUMNS;

export const FIELDS = Object.keys(COLUMNS) as readonly Field[];

/** Which column fills which field; null: none. */
export type Mapping = Readonly<Record<Field, string | null>>;

export type TableFields = Readonly<Record<Field, string>> & {
	/** The columns that fill no field, by their own names. */
	readonly rest: TableRow;
};

/** The separator that the header line holds most of. */
function separatorOf(text: string): string {
	const header = text.slice(0, text.search(/[\r\n]|$/));
	const count = (separator: string) => header.split(separator).length;
	return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** The apostrophe that an export puts before what a spreadsheet would take for a formula. */
const GUARD = /^'(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** @throws TableError when the file is no table */
export function readTable(bytes: Uint8Array): TableRow[] {
	const { text } = decodeText(bytes, 'text/csv');
	try {
		return parse<TableRow>(text, {
			columns: true,
			bom: true,
			delimiter: separatorOf(text),
			relax_column_count: true,
			skip_empty_lines: true,
			trim: true,
			cast: (cell) => cell.replace(GUARD, '')
		});
	} catch (cause) {
		throw new TableError(`The table: ${cause instanceof Error ? cause.message : 'not CSV'}`);
	}
}

/** The columns that are recognised by their names. */
export function mapColumns(columns: readonly string[]): Mapping {
	const columnOf = (field: Field): string | null => {
		for (const known of COLUMNS[field]) {
			const column = columns.find((candidate) => candidate.trim().toLowerCase() === known);
			if (column !== undefined) return column;
		}
		return null;
	};
	return {
		image: columnOf('image'),
		number: columnOf('number'),
		name: columnOf('name'),
		link: columnOf('link'),
		label: columnOf('label'),
		price: columnOf('price'),
		currency: columnOf('currency'),
		shop: columnOf('shop'),
		project: columnOf('project'),
		collectedAt: columnOf('collectedAt')
	};
}

/**
 * Sorts a row's cells into the known fields and the rest; a field without a column is empty.
 *
 * @param mapping a person's own, where they changed it
 */
export function fieldsOf(
	row: TableRow,
	mapping: Mapping = mapColumns(Object.keys(row))
): TableFields {
	const field = (name: Field): string => {
		const column = mapping[name];
		return column === null ? '' : (row[column] ?? '');
	};
	const used = new Set(Object.values(mapping));
	return {
		image: field('image'),
		number: field('number'),
		name: field('name'),
		link: field('link'),
		label: field('label'),
		price: field('price'),
		currency: field('currency'),
		shop: field('shop'),
		project: field('project'),
		collectedAt: field('collectedAt'),
		rest: Object.fromEntries(Object.entries(row).filter(([column]) => !used.has(column)))
	};
}
