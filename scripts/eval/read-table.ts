/** Reads the CSV and JSON files of a data set, with errors that name the file. */

import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { EvalInputError } from './eval-error';

export type Row = Readonly<Record<string, string>>;

/** @throws EvalInputError when the file is missing */
export async function readText(file: string): Promise<string> {
	return readFile(file, 'utf8').catch(() => {
		throw new EvalInputError(`${file} is missing.`);
	});
}

/** @throws EvalInputError when the file is missing, malformed or lacks one of `columns` */
export async function readTable(file: string, columns: readonly string[]): Promise<Row[]> {
	const text = await readText(file);
	let rows: Row[];
	try {
		rows = parse<Row>(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
	} catch (cause) {
		throw new EvalInputError(`${file}: ${cause instanceof Error ? cause.message : 'not CSV'}`);
	}
	const missing = columns.filter((column) => rows[0] && !(column in rows[0]));
	if (missing.length === 0) return rows;
	throw new EvalInputError(`${file} has no column ${missing.join(', ')}.`);
}

/**
 * The rows of a split; `all` takes every row, with or without a column of splits.
 *
 * @throws EvalInputError that names the splits there are when none is called so
 */
export function rowsOfSplit(rows: readonly Row[], split: string, limit: number): Row[] {
	const chosen = split === 'all' ? rows : rows.filter((row) => row['split'] === split);
	if (chosen.length > 0) return chosen.slice(0, limit);
	const known = [...new Set(rows.flatMap((row) => row['split'] ?? []))].join(', ');
	throw new EvalInputError(
		`No rows of split "${split}"; there are: ${known || 'none, so --split all takes every row'}.`
	);
}
