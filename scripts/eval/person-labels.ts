/** Photos with a person's word on what they show: from a CSV, or from folders named after it. */

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { EvalInputError } from './eval-error';
import { findPhoto, readCrop, type Crop } from './labelled-place';
import { readTable, type Row } from './read-table';

export type PersonLabel = {
	readonly file: string;
	readonly source: string;
	/** Null for the whole photo. */
	readonly crop: Crop | null;
	readonly hasModel: boolean | null;
	/** Empty where the person was not sure. */
	readonly pose: string;
	readonly framing: string;
	readonly part: string;
};

const YES = new Set(['yes', 'true', '1', 'model']);
const NO = new Set(['no', 'false', '0', 'garment']);

function toLabel(row: Row, roots: readonly string[]): PersonLabel {
	const word = (row['hasModel'] ?? '').toLowerCase();
	if (word && !YES.has(word) && !NO.has(word)) {
		throw new EvalInputError(`hasModel is yes, no or empty, not "${word}".`);
	}
	return {
		file: findPhoto(roots, row),
		source: row['source'] ?? '',
		crop: readCrop(row['crop'] ?? ''),
		hasModel: word ? YES.has(word) : null,
		pose: row['pose'] ?? '',
		framing: row['framing'] ?? '',
		part: row['part'] ?? ''
	};
}

/** Reads `image` and, where there, `source`, `crop`, `hasModel`, `pose`, `framing`, `part`. */
export async function readLabelTable(
	csv: string,
	data: string,
	columns: readonly string[]
): Promise<PersonLabel[]> {
	const rows = await readTable(csv, ['image', ...columns]);
	const roots = data === csv ? [path.dirname(csv)] : [data, path.dirname(csv)];
	return rows.map((row) => toLabel(row, roots));
}

async function listFolder(folder: string, hasModel: boolean): Promise<PersonLabel[]> {
	const names = (await readdir(folder)).filter((name) => /\.(jpe?g|png|webp|avif)$/i.test(name));
	return names.sort().map((name) => ({
		file: path.join(folder, name),
		source: path.basename(folder),
		crop: null,
		hasModel,
		pose: '',
		framing: '',
		part: ''
	}));
}

/** @throws EvalInputError when `model/` or `garment/` is missing */
export async function readLabelFolders(data: string): Promise<PersonLabel[]> {
	const [model, garment] = [path.join(data, 'model'), path.join(data, 'garment')];
	if (!existsSync(model) || !existsSync(garment)) {
		throw new EvalInputError(`${data} has no sub-folders model/ and garment/; or give --labels.`);
	}
	return [...(await listFolder(model, true)), ...(await listFolder(garment, false))];
}
