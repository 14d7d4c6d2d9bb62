/** The manifest of a snapshot: what it is, and every file with its size and SHA-256. */

import * as v from 'valibot';
import {
	FILE_ROLES,
	MAX_SHARDS,
	OPTIONAL_ROLES,
	headerFields,
	shardSchema,
	type ShardFiles,
	type SnapshotFile,
	type SnapshotManifest
} from './manifest-fields';
import { MANIFEST_FILE, SNAPSHOT_MAGIC, SNAPSHOT_VERSION } from './manifest-names';
import { readFirstManifest } from './manifest-v1';
import { SnapshotFormatError, SnapshotVersionError } from './snapshot-errors';

export type { ShardFiles, SnapshotFile, SnapshotManifest } from './manifest-fields';
export { MANIFEST_FILE, SNAPSHOT_MAGIC, SNAPSHOT_VERSION } from './manifest-names';

const manifestSchema = v.object({
	magic: v.literal(SNAPSHOT_MAGIC, 'not an Otlens snapshot'),
	version: v.literal(SNAPSHOT_VERSION),
	...headerFields,
	shards: v.pipe(v.array(shardSchema), v.maxLength(MAX_SHARDS))
});

/** The files of a shard that are there. */
export const filesOf = ({ files }: ShardFiles): readonly SnapshotFile[] =>
	FILE_ROLES.map((role) => files[role]).filter((file) => file !== undefined);

/** Bytes of all files but the manifest. */
export const bytesOf = ({ shards }: SnapshotManifest): number =>
	shards.flatMap(filesOf).reduce((sum, { bytes }) => sum + bytes, 0);

function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new SnapshotFormatError(`${MANIFEST_FILE} is not JSON`);
	}
}

/** The version of an Otlens snapshot; undefined for anything else. */
function versionOf(value: unknown): unknown {
	const { magic, version } = (value ?? {}) as { readonly magic?: unknown; version?: unknown };
	return magic === SNAPSHOT_MAGIC ? version : undefined;
}

/** @throws SnapshotFormatError when the shards do not cover the items once and without a gap */
function checkShards({ shards, count }: Pick<SnapshotManifest, 'shards' | 'count'>): void {
	let next = 0;
	const names = new Set<string>();
	for (const shard of shards) {
		if (shard.from !== next) throw new SnapshotFormatError(`shards: none begins at item ${next}`);
		next += shard.count;
		for (const role of OPTIONAL_ROLES) {
			if ((shard.files[role] === undefined) !== (shards[0]?.files[role] === undefined)) {
				throw new SnapshotFormatError(`shards: some have a ${role} file and some have none`);
			}
		}
		for (const { file } of filesOf(shard)) {
			if (names.has(file)) throw new SnapshotFormatError(`shards: ${file} comes twice`);
			names.add(file);
		}
	}
	if (next !== count) throw new SnapshotFormatError(`shards: ${next} items in place of ${count}`);
}

/**
 * Checks the bytes of a `manifest.json` of this version or an earlier one.
 *
 * @throws SnapshotVersionError for a later version
 * @throws SnapshotFormatError with the first offending path
 */
export function readManifest(bytes: Uint8Array): SnapshotManifest {
	const value = parseJson(bytes);
	const version = versionOf(value);
	if (typeof version === 'number' && version > SNAPSHOT_VERSION) {
		throw new SnapshotVersionError(`version ${version}, and ${SNAPSHOT_VERSION} is the last read`);
	}
	if (version === 1) {
		const first = readFirstManifest(value);
		checkShards(first);
		return first;
	}
	const result = v.safeParse(manifestSchema, value);
	if (!result.success) {
		const [issue] = result.issues;
		throw new SnapshotFormatError(`${v.getDotPath(issue) ?? MANIFEST_FILE}: ${issue.message}`);
	}
	checkShards(result.output);
	return result.output;
}
