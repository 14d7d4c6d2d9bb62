/** Brings a snapshot's shards into the store: the next is read while the last is written. */

import type { PlannedShard, Snapshot, SnapshotShard } from './snapshot/read-snapshot';
import type { CatalogImport } from './store/catalog-store';

export type CatalogProgress = {
	readonly stage: 'read-snapshot' | 'store-snapshot';
	/** Bytes while reading, items while storing. */
	readonly done: number;
	readonly total: number;
};

/** As much of a snapshot as is needed here. */
export type ShardsToImport = Pick<Snapshot, 'plan' | 'bytes'> & {
	readonly manifest: Pick<Snapshot['manifest'], 'count'>;
};

/** A shard on its way; a failure is told when it is waited for, and not before. */
type Reading = Promise<
	| { readonly state: 'read'; readonly shard: SnapshotShard }
	| { readonly state: 'failed'; readonly error: unknown }
>;

/**
 * Reads what the store has not kept and puts it there. Nothing is committed.
 *
 * @param pause lets an abort in, and throws its reason
 * @throws what reading a shard and putting one throw
 */
export async function importShards(
	{ plan, manifest, bytes }: ShardsToImport,
	writing: CatalogImport,
	pause: (signal: AbortSignal) => Promise<void>,
	signal: AbortSignal,
	onProgress: (progress: CatalogProgress) => void
): Promise<void> {
	const missing = plan.filter(({ key }) => !writing.kept.has(key));
	const sumOf = (pick: (shard: PlannedShard) => number): number =>
		missing.reduce((sum, shard) => sum + pick(shard), 0);
	let read = bytes - sumOf((shard) => shard.bytes);
	let stored = manifest.count - sumOf(({ count }) => count);
	const onBytes = (more: number): void => {
		read += more;
		onProgress({ stage: 'read-snapshot', done: read, total: bytes });
	};
	const begin = (shard: PlannedShard | undefined): Reading | null =>
		shard
			? shard.read(signal, onBytes).then(
					(done) => ({ state: 'read', shard: done }),
					(error: unknown) => ({ state: 'failed', error })
				)
			: null;

	onBytes(0);
	let next = begin(missing[0]);
	for (const [i, { key, count }] of missing.entries()) {
		const reading = await next;
		if (!reading) return;
		if (reading.state === 'failed') throw reading.error;
		await pause(signal);
		next = begin(missing[i + 1]);
		await writing.put(key, reading.shard);
		stored += count;
		onProgress({ stage: 'store-snapshot', done: stored, total: manifest.count });
	}
}
