/** Two snapshots as one, without reading anything but their manifests. */

import {
	filesOf,
	MANIFEST_FILE,
	readManifest,
	type ShardFiles,
	type SnapshotFile,
	type SnapshotManifest
} from './manifest';
import { SnapshotFormatError } from './snapshot-errors';

async function manifestAmong(files: readonly File[]): Promise<SnapshotManifest> {
	const file = files.find(({ name }) => name === MANIFEST_FILE);
	if (!file) throw new SnapshotFormatError(`no ${MANIFEST_FILE}`);
	return readManifest(new Uint8Array(await file.arrayBuffer()));
}

/** File names of the second one begin with it, so that none is there twice. */
const PREFIX = 'added-';

function moved(shard: ShardFiles, by: number): ShardFiles {
	const files = Object.fromEntries(
		Object.entries(shard.files).map(([role, file]: [string, SnapshotFile]) => [
			role,
			{ ...file, file: PREFIX + file.file }
		])
	);
	return { ...shard, from: shard.from + by, files: files as ShardFiles['files'] };
}

/**
 * The items of `first`, then those of `second`, under the id and name of `first`.
 *
 * @throws SnapshotFormatError where vectors of two embedders would be in one collection, or one of
 * them has no manifest
 */
export async function joinSnapshots(
	first: readonly File[],
	second: readonly File[]
): Promise<File[]> {
	const [one, two] = await Promise.all([manifestAmong(first), manifestAmong(second)]);
	if (one.embedModel !== two.embedModel) {
		throw new SnapshotFormatError(`vectors of ${one.embedModel} and of ${two.embedModel}`);
	}
	const shards = [...one.shards, ...two.shards.map((shard) => moved(shard, one.count))];
	const bytes = new TextEncoder().encode(
		`${JSON.stringify({ ...one, count: one.count + two.count, shards }, null, '\t')}\n`
	);
	readManifest(bytes);
	const own = new Set(two.shards.flatMap(filesOf).map(({ file }) => file));
	return [
		...first.filter(({ name }) => name !== MANIFEST_FILE),
		...second
			.filter(({ name }) => own.has(name))
			.map((file) => new File([file], PREFIX + file.name)),
		new File([bytes], MANIFEST_FILE)
	];
}
