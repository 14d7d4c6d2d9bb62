/** Reads what a zip has to know of a shard's items, and makes it where an earlier version did not. */

import {
	decodeParts,
	encodeParts,
	partColumns,
	sizesOf,
	type PartColumns,
	type PictureSizes
} from '../columns/part-columns';
import { PicturePack } from '../snapshot/pack';
import type { CatalogDatabase, ShardRecord } from './schema';
import { readItems } from './shard-reader';

/** Sizes of the pictures of one kind, block by block so that only one is held. */
async function readSizes(
	database: CatalogDatabase,
	{ key, count, rows }: ShardRecord,
	kind: 'thumbnails' | 'photos'
): Promise<PictureSizes> {
	const bytes = new Uint32Array(count);
	const types = new Uint8Array(count);
	for (let from = 0; from < count; from += rows[kind]) {
		const block = await database.get('blocks', [key, kind, from / rows[kind]]);
		if (!block) continue;
		const pack = new PicturePack(new Uint8Array(block));
		const sizes = sizesOf(pack.count, [pack]);
		bytes.set(sizes.bytes, from);
		types.set(sizes.types, from);
	}
	return { bytes, types };
}

async function makeParts(database: CatalogDatabase, key: string): Promise<PartColumns | null> {
	const record = await database.get('shards', key);
	if (!record) return null;
	const items = (await readItems(database, key)).filter((item) => item !== null);
	const fine = await database.getKey('blocks', [key, 'fine', 0]);
	const thumbnails = await readSizes(database, record, 'thumbnails');
	const photos = record.rows.photos > 0 ? await readSizes(database, record, 'photos') : null;
	return partColumns(items, thumbnails, photos, fine !== undefined);
}

/** Null where the shard is not there. */
export async function readParts(
	database: CatalogDatabase,
	key: string
): Promise<PartColumns | null> {
	const bytes = await database.get('blocks', [key, 'parts', 0]);
	const known = bytes && decodeParts(bytes);
	if (known) return known;
	const parts = await makeParts(database, key);
	if (!parts) return null;
	// Where there is no room, they are made again next time.
	await database.put('blocks', encodeParts(parts).buffer, [key, 'parts', 0]).catch(() => undefined);
	return parts;
}
