/** Shards and stores for tests of the store. */

import { unpackTexts } from '../../../src/lib/catalog/columns/texts';
import { openSnapshot, type SnapshotShard } from '../../../src/lib/catalog/snapshot/read-snapshot';
import type {
	CatalogStore,
	NewCollection,
	ShardPlan
} from '../../../src/lib/catalog/store/catalog-store';
import { memorySource, neverAborted, sampleEntries, writeSample } from './sample-snapshot';

export type Sample = {
	readonly collection: NewCollection;
	readonly plan: readonly ShardPlan[];
	/** One for each of the plan. */
	readonly shards: readonly SnapshotShard[];
};

/** A snapshot as it reaches the store. */
export async function readSample(count: number, id = 'demo', seed = 1): Promise<Sample> {
	const files = await writeSample(sampleEntries(count, seed), { id });
	const { manifest, manifestSha256, plan } = await openSnapshot(
		memorySource(files),
		neverAborted()
	);
	const shards: SnapshotShard[] = [];
	for (const shard of plan) shards.push(await shard.read(neverAborted()));
	const { name, embedModel } = manifest;
	return { collection: { id, name, embedModel, count, manifestSha256 }, plan, shards };
}

export async function importAll(
	store: CatalogStore,
	{ collection, plan, shards }: Sample
): Promise<void> {
	const writing = await store.beginImport(collection, plan);
	for (const [i, shard] of shards.entries()) await writing.put(plan[i]?.key ?? '', shard);
	await writing.commit();
}

/** What a person would see: collections, items in order, and one byte-exact picture. */
export async function visible(store: CatalogStore, id: string) {
	const sources = [];
	for await (const one of store.shards()) sources.push(one);
	const [photo] = await store.pictures([id], 'photo');
	return {
		collections: (await store.collections()).map(({ storedAt: _, ...rest }) => rest),
		ids: sources.flatMap(({ columns }) => unpackTexts(columns.ids)),
		vectors: sources.map(({ vectors }) => vectors.int8.reduce((sum, x, i) => sum + x * (i % 7), 0)),
		photo: photo && new TextDecoder().decode(photo.bytes.subarray(-12))
	};
}

/** The shard of a sample of at most 512 items. */
export function onlyShard({ shards }: Sample): SnapshotShard {
	const [shard] = shards;
	if (!shard || shards.length > 1) throw new Error('one shard is needed');
	return shard;
}
