/** How large the tables of a zip will be, from some of their rows. */

import type { CatalogRecord } from '../../catalog/catalog';
import { itemRows } from '../items-csv';
import { deflateText } from './deflate-text';
import { manifestItem } from './manifest-text';
import { paletteItem, paletteRows } from './palette-rows';
import type { TableBytes } from './plan-zip';
import type { ZipWish } from './wish';
import { photoPath } from './zip-layout';

/** What a manifest, a table and the records of both in the zip have without a single row. */
const BASE_BYTES = 1200;

/** Rows of one table, and what they come to when compressed. */
async function deflated(rows: readonly string[]): Promise<number> {
	const text = deflateText();
	for (const row of rows) await text.write(row);
	return (await text.close()).storedBytes;
}

/** @param records spread over all */
export async function sampleTables(
	records: readonly (CatalogRecord | null)[],
	wish: ZipWish
): Promise<TableBytes> {
	const known = records.filter((record) => record !== null);
	if (known.length === 0) return { base: BASE_BYTES, perItem: 0 };
	const keys = new Set(known.flatMap(({ item }) => Object.keys(item.labels)));
	const { row } = itemRows(keys, wish.language);
	const manifest = known.map(({ item, measured, edit }) => {
		const photo = photoPath(item.number, 'image/jpeg', wish.training && 'train', item.category);
		const parts = { photo, ...(wish.thumbnail && { thumbnail: photo }) };
		const record = {
			item,
			edit: edit && { change: edit.change, measured },
			stem: item.number,
			split: wish.training && ('train' as const),
			photoType: 'image/jpeg' as const,
			thumbnailType: 'image/jpeg' as const
		};
		return manifestItem(record, parts, false);
	});
	const tables = [
		manifest,
		known.map(({ item }) => row({ item, file: `images/${item.number}.jpg` })),
		wish.palette.json ? known.map(({ item }) => paletteItem(item, false)) : [],
		wish.palette.csv ? known.map(({ item }) => paletteRows(item)) : []
	];
	const sizes = await Promise.all(tables.map(deflated));
	return {
		base: BASE_BYTES,
		perItem: sizes.reduce((sum, bytes) => sum + bytes, 0) / known.length
	};
}
