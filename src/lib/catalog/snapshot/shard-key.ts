/** The name of a shard by what is in it: the same content in the same collection has the same. */

import { filesOf, type ShardFiles, type SnapshotManifest } from './manifest';
import { sha256Hex } from './sha256';

/**
 * SHA-256 over the collection's id, which is a part of every item's, the version, and the files'
 * SHA-256. Two manifests agree on it exactly where the shard need not be read again.
 */
export function shardKey(
	{ id, version }: Pick<SnapshotManifest, 'id' | 'version'>,
	shard: ShardFiles
): Promise<string> {
	const parts = [id, String(version), ...filesOf(shard).map(({ sha256 }) => sha256)];
	return sha256Hex(new TextEncoder().encode(parts.join('\n')));
}
