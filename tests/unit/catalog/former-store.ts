/** Databases as versions 1 to 3 of the store left them: a record an item, a record a picture. */

import type { Collection } from '../../../src/lib/catalog/records';
import { Connection } from '../../../src/lib/catalog/store/connection';
import { MIGRATIONS } from '../../../src/lib/catalog/store/schema';
import type { Sample } from './sample-store';

/**
 * Fills the stores that a version had, and closes.
 * @param version 1 to 3
 */
export async function writeFormer(
	factory: IDBFactory,
	version: number,
	samples: readonly Sample[],
	name = 'otlens-catalog'
): Promise<readonly Collection[]> {
	const connection = new Connection({ factory, name, migrations: MIGRATIONS.slice(0, version) });
	const database = await connection.open();
	const stored: Collection[] = [];
	for (const { collection: header, shards } of samples) {
		const generation = `generation of ${header.id}`;
		const collection = { ...header, storedAt: '2026-01-01T00:00:00.000Z' };
		stored.push(collection);
		await database.put('collections', { state: 'stored', generation, collection });
		for (const [i, { items, vectors, thumbnails, photos }] of shards.entries()) {
			const transaction = database.transaction(
				['items', 'thumbnails', 'photos', 'vectors'],
				'readwrite'
			);
			for (const [row, item] of items.entries()) {
				const key: [string, string] = [generation, item.id];
				void transaction.objectStore('items').put(item, key);
				for (const [kind, pack] of [
					['thumbnails', thumbnails],
					['photos', photos]
				] as const) {
					const picture = pack?.at(row);
					if (!picture) continue;
					const { type, bytes } = picture;
					void transaction.objectStore(kind).put({ type, bytes: bytes.buffer }, key);
				}
			}
			const block = { ids: items.map(({ id }) => id), ...vectors };
			void transaction.objectStore('vectors').put(block, [generation, i]);
			await transaction.done;
		}
	}
	connection.close();
	return stored;
}
