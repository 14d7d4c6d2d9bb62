/** Catalogs of versions 1 to 3, a record an item, into packed blocks: shard by shard, in place. */

import type { CatalogItem } from '../records';
import { encodePack, isPictureType, PicturePack, type Picture } from '../snapshot/pack';
import type { SnapshotShard } from '../snapshot/read-shard';
import { atomically } from './atomically';
import { isStored, keysOf } from './generations';
import { takeRows } from './rows';
import {
	CONTENT_STORES,
	FORMER_STORES,
	type CatalogDatabase,
	type PictureRecord,
	type VectorBlock
} from './schema';
import { blocksOf, recordOf } from './shard-blocks';

/** A picture of no bytes stands for one that was never stored. */
const NO_PICTURE: Picture = { type: 'image/png', bytes: new Uint8Array() };

const pictureOf = (record: PictureRecord | undefined): Picture =>
	record && isPictureType(record.type)
		? { type: record.type, bytes: new Uint8Array(record.bytes) }
		: NO_PICTURE;

const packOf = (records: readonly (PictureRecord | undefined)[]): PicturePack =>
	new PicturePack(encodePack(records.map(pictureOf)));

/** Rows whose item is not there are left out, as they were before. */
function shardOf(
	block: VectorBlock,
	items: readonly (CatalogItem | undefined)[],
	thumbnails: readonly (PictureRecord | undefined)[],
	photos: readonly (PictureRecord | undefined)[]
): SnapshotShard {
	const rows = [...items.keys()].filter((row) => items[row] !== undefined);
	return {
		items: rows.map((row) => items[row]).filter((item) => item !== undefined),
		vectors: takeRows(block, rows),
		fine: null,
		thumbnails: packOf(rows.map((row) => thumbnails[row])),
		photos: packOf(rows.map((row) => photos[row]))
	};
}

/**
 * Converts the first shard that is left of a generation, in one transaction: it is in the old form
 * or in the new one, and takes no room twice.
 *
 * @returns false where none is left
 */
async function convertNext(database: CatalogDatabase, generation: string): Promise<boolean> {
	const transaction = database.transaction([...CONTENT_STORES, ...FORMER_STORES], 'readwrite');
	const vectors = transaction.objectStore('vectors');
	const records = transaction.objectStore('collections');
	const blocks = transaction.objectStore('blocks');
	const recordStores = {
		items: transaction.objectStore('items'),
		thumbnails: transaction.objectStore('thumbnails'),
		photos: transaction.objectStore('photos')
	};
	return atomically(transaction, async (track) => {
		const [key] = await vectors.getAllKeys(keysOf(generation), 1);
		const record = await records.get(generation);
		const block = key && (await vectors.get(key));
		if (!block || !record || !isStored(record)) return false;
		const ids = block.ids.map((id): [string, string] => [generation, id]);
		const { items, thumbnails, photos } = recordStores;
		const shard = shardOf(
			block,
			await Promise.all(ids.map((id) => track(items.get(id)))),
			await Promise.all(ids.map((id) => track(thumbnails.get(id)))),
			await Promise.all(ids.map((id) => track(photos.get(id))))
		);
		// Its files' SHA-256 are not known any more: the next update fetches it anew.
		const name = `former ${generation} ${key[1]}`;
		const shards = [...(record.shards ?? []), { key: name, count: shard.items.length }];
		const writes: Promise<unknown>[] = [];
		for (const { kind, number, bytes } of blocksOf(shard)) {
			writes.push(track(blocks.put(bytes, [name, kind, number])));
		}
		writes.push(track(transaction.objectStore('shards').put(recordOf(name, shard))));
		writes.push(track(records.put({ ...record, shards })), track(vectors.delete(key)));
		for (const id of ids) {
			for (const store of Object.values(recordStores)) writes.push(track(store.delete(id)));
		}
		await Promise.all(writes);
		return true;
	});
}

/** Converts all there is; safe to break off, and to begin again. */
export async function convertFormer(database: CatalogDatabase): Promise<void> {
	if ((await database.count('vectors')) === 0) return;
	for (const record of (await database.getAll('collections')).filter(isStored)) {
		while (await convertNext(database, record.generation));
	}
}
