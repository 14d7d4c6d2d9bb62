/** A stored collection as the entries of a snapshot: to join it with others, or to bring it back later. */

import type { CatalogItem } from './records';
import { unpackTexts } from './columns/texts';
import { FINE_STEPS } from './search/fine';
import { DIMS } from './snapshot/quantise';
import { writeSnapshot, type SnapshotEntry, type WriteFile } from './snapshot/write-snapshot';
import type { CatalogStore, StoredShard } from './store/catalog-store';
import { StoreChangedError } from './store/storage-errors';

/** As many as a block of the store holds, so that none is read twice. */
const AT_ONCE = 64;

/** Vector i as it was before it was quantised, [DIMS] and of length 1. */
function vectorOf({ vectors: { int8, scales }, fine }: StoredShard, i: number): Float32Array {
	const from = i * DIMS;
	const scale = scales[i] ?? 1;
	const values = Float32Array.from({ length: DIMS }, (_, d) => {
		return ((int8[from + d] ?? 0) + (fine?.[from + d] ?? 0) / FINE_STEPS) * scale;
	});
	const length = Math.hypot(...values);
	return values.map((value) => value / length);
}

/**
 * @param step told how many were given; lets an abort in
 * @throws StoreChangedError where another tab changes the collection meanwhile
 */
async function* entriesOf(
	store: Pick<CatalogStore, 'shards' | 'items' | 'pictures'>,
	collection: string,
	step: (done: number) => Promise<void>
): AsyncGenerator<SnapshotEntry> {
	let done = 0;
	for await (const shard of store.shards()) {
		if (shard.collection.id !== collection) continue;
		const ids = unpackTexts(shard.columns.ids);
		for (let from = 0; from < ids.length; from += AT_ONCE) {
			const some = ids.slice(from, from + AT_ONCE);
			const items = await store.items(some);
			const thumbnails = await store.pictures(some, 'thumbnail');
			const photos = await store.pictures(some, 'photo');
			for (const [i, item] of items.entries()) {
				const [thumbnail, photo] = [thumbnails[i], photos[i]];
				if (!item || !thumbnail || !photo) throw new StoreChangedError('an item is gone');
				yield {
					item: withoutPlace(item),
					vector: vectorOf(shard, from + i),
					thumbnail: thumbnail.bytes,
					photo: photo.bytes
				};
			}
			done += some.length;
			await step(done);
		}
	}
}

function withoutPlace({ id: _, collection: __, ...item }: CatalogItem): SnapshotEntry['item'] {
	return item;
}

/**
 * Writes a collection as a snapshot of its own, as it was imported: edits stay beside it.
 *
 * @param step told how many items are written; lets an abort in
 * @returns the numbers of its items
 * @throws RangeError where it is not there; StoreChangedError; what `write` and `step` throw
 */
export async function writeCopy(
	store: Pick<CatalogStore, 'collections' | 'shards' | 'items' | 'pictures'>,
	id: string,
	write: WriteFile,
	step: (done: number, total: number) => Promise<void>
): Promise<readonly string[]> {
	const collection = (await store.collections()).find((one) => one.id === id);
	if (!collection) throw new RangeError(`no collection ${id}`);
	const { name, embedModel, count } = collection;
	const numbers: string[] = [];
	async function* noted(): AsyncGenerator<SnapshotEntry> {
		for await (const entry of entriesOf(store, id, (done) => step(done, count))) {
			numbers.push(entry.item.number);
			yield entry;
		}
	}
	await writeSnapshot({ id, name, embedModel }, noted(), write);
	return numbers;
}
