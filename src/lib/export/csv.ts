/** CSV by RFC 4180 that spreadsheet programs open as text and never as a formula. */

export type CsvValue = string | number | null;

/** How a formula begins (OWASP, CSV Injection), full-width forms included. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** One cell; texts that could be taken for a formula get an apostrophe in front. */
export function csvCell(value: CsvValue): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const text = FORMULA.test(value) ? `'${value}` : value;
	return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Comes before everything else, so that Excel takes the file for UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/** One row with its CRLF. */
export const csvRow = (row: readonly CsvValue[]): string => `${row.map(csvCell).join(',')}\r\n`;

/** A whole file: UTF-8 byte order mark for Excel, CRLF after every row. */
export const csvText = (rows: readonly (readonly CsvValue[])[]): string =>
	BYTE_ORDER_MARK + rows.map(csvRow).join('');
