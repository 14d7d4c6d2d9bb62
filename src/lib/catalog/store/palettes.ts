/** The palettes that a person edited, each under its photo and the garment in it. */

import { presentPalette, type PaletteKey, type StoredPalette } from '../palette-record';
import { keysOf } from './generations';
import type { CatalogDatabase } from './schema';
import { storageError } from './storage-errors';

export async function readPalettes(
	database: CatalogDatabase,
	photo: string
): Promise<readonly StoredPalette[]> {
	const records = await database.getAll('palettes', keysOf(photo));
	return records.map((record) => presentPalette(record)).filter((record) => record !== null);
}

/** @throws StorageFullError */
export async function putPalette(database: CatalogDatabase, record: StoredPalette): Promise<void> {
	try {
		await database.put('palettes', record, [record.photo, record.target]);
	} catch (error) {
		throw storageError(error);
	}
}

export const deletePalette = (
	database: CatalogDatabase,
	{ photo, target }: PaletteKey
): Promise<void> => database.delete('palettes', [photo, target]);
