/** Shards and stores for tests of the store. */

import { openSnapshot, type SnapshotShard } from '../../../src/lib/catalog/snapshot/read-snapshot';
import type { CatalogStore, NewCollection } from '../../../src/lib/catalog/store/catalog-store';
import { memorySource, neverAborted, sampleEntries, writeSample } from './sample-snapshot';

export type Sample = {
	readonly collection: NewCollection;
	readonly shards: readonly SnapshotShard[];
};

/** A snapshot as it reaches the store. */
export async function readSample(count: number, id = 'demo', seed = 1): Promise<Sample> {
	const files = await writeSample(sampleEntries(count, seed), { id });
	const { manifest, manifestSha256, shards } = await openSnapshot(
		memorySource(files),
		neverAborted()
	);
	const read: SnapshotShard[] = [];
	for await (const shard of shards(neverAborted())) read.push(shard);
	const { name, embedModel } = manifest;
	return { collection: { id, name, embedModel, count, manifestSha256 }, shards: read };
}

export async function importAll(
	store: CatalogStore,
	{ collection, shards }: Sample
): Promise<void> {
	const writing = await store.beginImport(collection);
	for (const shard of shards) await writing.put(shard);
	await writing.commit();
}

/** What a person would see: collections, items in order, and one byte-exact picture. */
export async function visible(store: CatalogStore, id: string) {
	const sources = [];
	for await (const one of store.vectors()) sources.push(one);
	const [photo] = await store.pictures([id], 'photo');
	return {
		collections: (await store.collections()).map(({ storedAt: _, ...rest }) => rest),
		ids: sources.flatMap(({ items }) => items.map((item) => item.id)),
		vectors: sources.map(({ vectors }) => vectors.int8.reduce((sum, x, i) => sum + x * (i % 7), 0)),
		photo: photo && new TextDecoder().decode(photo.bytes.subarray(-12))
	};
}
