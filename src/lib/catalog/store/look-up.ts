/** From ids to what is stored under them, by way of the blocks that hold it. */

import type { Directory } from './directory';
import { signatureOf } from './generations';
import type { Place } from './id-table';
import type { BlockKey, CatalogDatabase, PagedKind, ShardRecord } from './schema';
import type { BlockCache } from './shard-reader';

/** A shard without photos shows its thumbnails. */
const kindIn = ({ rows }: ShardRecord, wanted: PagedKind): PagedKind =>
	rows[wanted] > 0 ? wanted : 'thumbnails';

type Spot = { readonly key: BlockKey; readonly row: number };

function spotOf({ shards }: Directory, place: Place | null, wanted: PagedKind): Spot | null {
	const record = place && shards[place.part]?.record;
	if (!record) return null;
	const kind = kindIn(record, wanted);
	const block = Math.floor(place.row / record.rows[kind]);
	return { key: [record.key, kind, block], row: place.row % record.rows[kind] };
}

/**
 * One value an id, in order; null where there is none.
 *
 * @param read takes a row out of a block
 * @returns null where the collections are not those of the directory any more. That is asked in the
 * transaction that reads: another tab may have changed them just now
 */
export async function lookUp<T>(
	database: CatalogDatabase,
	directory: Directory,
	cache: BlockCache,
	ids: readonly string[],
	wanted: PagedKind,
	read: (block: ArrayBuffer, row: number) => T | null
): Promise<readonly (T | null)[] | null> {
	const transaction = database.transaction(['collections', 'blocks']);
	const store = transaction.objectStore('blocks');
	const records = await transaction.objectStore('collections').getAll();
	if (signatureOf(records) !== directory.signature) return null;
	const spots = ids.map((id) => spotOf(directory, directory.table.find(id), wanted));
	const fetched = new Map<string, Promise<ArrayBuffer | undefined>>();
	// All requests are made before the first is waited for: a transaction without any would end.
	for (const spot of spots) {
		const name = spot?.key.join(' ');
		if (!spot || name === undefined || fetched.has(name)) continue;
		fetched.set(
			name,
			cache.get(spot.key, (key) => store.get(key))
		);
	}
	return Promise.all(
		spots.map(async (spot) => {
			const block = spot && (await fetched.get(spot.key.join(' ')));
			return block ? read(block, spot.row) : null;
		})
	);
}
