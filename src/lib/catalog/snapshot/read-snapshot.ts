/** Reads a snapshot shard by shard and lets nothing through that was not checked. */

import {
	MANIFEST_FILE,
	bytesOf,
	filesOf,
	readManifest,
	type ShardFiles,
	type SnapshotFile,
	type SnapshotManifest
} from './manifest';
import { readShardFiles, type SnapshotShard } from './read-shard';
import { sha256Hex } from './sha256';
import { shardKey } from './shard-key';
import { SnapshotChecksumError } from './snapshot-errors';
import type { SnapshotSource } from './source';

export type { SnapshotShard } from './read-shard';

/** A shard that can be read, and what is known of it before. */
export type PlannedShard = {
	/** Names its content. */
	readonly key: string;
	readonly count: number;
	readonly bytes: number;
	readonly read: (signal: AbortSignal, onBytes?: (read: number) => void) => Promise<SnapshotShard>;
};

export type Snapshot = {
	readonly manifest: SnapshotManifest;
	/** SHA-256 of the manifest's bytes: names this very snapshot. */
	readonly manifestSha256: string;
	/** Bytes of all files but the manifest. */
	readonly bytes: number;
	/** In order; each is checked in whole before it is given. */
	readonly plan: readonly PlannedShard[];
};

async function readChecked(
	source: SnapshotSource,
	{ file, bytes, sha256 }: SnapshotFile,
	signal: AbortSignal
): Promise<Uint8Array<ArrayBuffer>> {
	signal.throwIfAborted();
	const content = await source.read(file, signal);
	if (content.length !== bytes || (await sha256Hex(content)) !== sha256) {
		throw new SnapshotChecksumError(`${file} is not the file the manifest names`);
	}
	return content;
}

async function planShard(
	source: SnapshotSource,
	manifest: SnapshotManifest,
	shard: ShardFiles
): Promise<PlannedShard> {
	return {
		key: await shardKey(manifest, shard),
		count: shard.count,
		bytes: filesOf(shard).reduce((sum, { bytes }) => sum + bytes, 0),
		read: (signal, onBytes = () => undefined) => {
			const read = async (file: SnapshotFile): Promise<Uint8Array<ArrayBuffer>> => {
				const content = await readChecked(source, file, signal);
				onBytes(content.length);
				return content;
			};
			return readShardFiles(manifest, shard, read);
		}
	};
}

/**
 * Reads the manifest; the shards follow on request.
 *
 * @throws SnapshotMissingFileError, SnapshotFormatError, SnapshotVersionError: here for the
 * manifest; from a shard's `read`, SnapshotChecksumError too
 */
export async function openSnapshot(source: SnapshotSource, signal: AbortSignal): Promise<Snapshot> {
	const manifestBytes = await source.read(MANIFEST_FILE, signal);
	const manifest = readManifest(manifestBytes);
	return {
		manifest,
		manifestSha256: await sha256Hex(manifestBytes),
		bytes: bytesOf(manifest),
		plan: await Promise.all(manifest.shards.map((shard) => planShard(source, manifest, shard)))
	};
}
