/** Lists the photos of a folder with `labels.csv`. */

import path from 'node:path';
import { EvalInputError } from './eval-error';
import type { EvalOptions } from './options';
import { readTable, rowsOfSplit, type Row } from './read-table';

export type LabelledPhoto = {
	readonly id: string;
	readonly file: string;
	readonly label: string;
	/** Who took the photo, where the table says so; empty otherwise. */
	readonly sender: string;
};

/** The first of `names` that the table has as a column. */
function columnOf(rows: readonly Row[], names: readonly string[]): string {
	const column = names.find((name) => rows[0] && name in rows[0]);
	if (column !== undefined) return column;
	throw new EvalInputError(`labels.csv has no column ${names.join(' or ')}.`);
}

/**
 * The photos of the split that the filter keeps, in the table's order.
 *
 * @throws EvalInputError when the folder does not have the layout, or nothing is left
 */
export async function labelledPhotos(options: EvalOptions): Promise<LabelledPhoto[]> {
	const rows = await readTable(path.join(options.data, 'labels.csv'), []);
	const image = columnOf(rows, ['image', 'id']);
	const label = columnOf(rows, options.label ? [options.label] : ['label', 'articleType']);
	const { where, split, limit } = options;
	if (where) columnOf(rows, [where.column]);
	const kept = where ? rows.filter((row) => row[where.column] === where.value) : rows;
	if (kept.length === 0) throw new EvalInputError('labels.csv has no rows that --where keeps.');
	return rowsOfSplit(kept, split, limit).map((row) => ({
		id: row[image] ?? '',
		file: path.join(options.data, 'photos', `${row[image] ?? ''}.jpg`),
		label: row[label] ?? '',
		sender: row['sender'] ?? ''
	}));
}
