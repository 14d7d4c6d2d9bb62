/** Lists the photos of a folder and matches them with the rows of its table. */

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { photoFacts, withUniqueNumbers } from '../../../src/lib/catalog/collect/photo-facts';
import {
	fieldsOf,
	readTable,
	TableError,
	type TableRow
} from '../../../src/lib/catalog/collect/table';
import type { PhotoSource } from './photo-source';
import { SnapshotInputError } from './snapshot-input-error';

const PICTURE = /\.(jpe?g|png|webp|avif|gif|tiff?)$/i;

export type PhotoList = {
	readonly sources: readonly PhotoSource[];
	/** Lines for the person: rows without a photo, and the like. */
	readonly notes: readonly string[];
};

export async function exists(file: string): Promise<boolean> {
	return stat(file).then(
		() => true,
		() => false
	);
}

/** Picture files below a folder, sorted, as paths relative to it. */
async function picturesIn(folder: string): Promise<string[]> {
	const files = await readdir(folder, { recursive: true }).catch(() => {
		throw new SnapshotInputError(`${folder} is missing or no folder.`);
	});
	return files.filter((file) => PICTURE.test(file)).sort();
}

const stemOf = (file: string) => path.basename(file).replace(PICTURE, '');

function toSource(file: string, row: TableRow, shop: string): PhotoSource {
	return { file, ...photoFacts(fieldsOf(row), stemOf(file), shop), truth: null };
}

/** @throws SnapshotInputError when the file is no table */
function rowsOf(bytes: Uint8Array): TableRow[] {
	try {
		return readTable(bytes);
	} catch (error) {
		if (error instanceof TableError) throw new SnapshotInputError(error.message);
		throw error;
	}
}

/**
 * The photos of a folder, or of its table where there is one, in the table's order.
 *
 * @param table path of the CSV; empty for none
 * @throws SnapshotInputError when the folder or the table is missing, or nothing is left
 */
export async function listPhotos(folder: string, table: string, shop: string): Promise<PhotoList> {
	const files = await picturesIn(folder);
	if (files.length === 0) throw new SnapshotInputError(`No photos in ${folder}.`);
	const absolute = (file: string) => path.resolve(folder, file);
	if (!table) {
		const sources = files.map((file) => toSource(absolute(file), {}, shop));
		return { sources: withUniqueNumbers(sources), notes: [] };
	}
	const bytes = await readFile(table).catch(() => {
		throw new SnapshotInputError(`${table} is missing.`);
	});
	const byName = new Map<string, string>();
	for (const file of files) {
		byName.set(stemOf(file).toLowerCase(), file);
		byName.set(path.basename(file).toLowerCase(), file);
	}
	const sources: PhotoSource[] = [];
	const notes: string[] = [];
	for (const row of rowsOf(bytes)) {
		const { image } = fieldsOf(row);
		const file = byName.get(path.basename(image).toLowerCase());
		if (file) sources.push(toSource(absolute(file), row, shop));
		else notes.push(`${image || 'a row without a file name'}: no such photo`);
	}
	if (sources.length > 0) return { sources: withUniqueNumbers(sources), notes };
	throw new SnapshotInputError(
		`No row of ${table} names a photo of ${folder}; its columns should include "image" or "file".`
	);
}
