/** Manifests of version 1, which list files and leave it to the reader to find the shards. */

import * as v from 'valibot';
import {
	MAX_ITEMS,
	MAX_SHARDS,
	MAX_SHARD_ITEMS,
	fileFields,
	headerFields,
	wholeNumber,
	type ShardFiles,
	type SnapshotManifest
} from './manifest-fields';
import { MANIFEST_FILE, SNAPSHOT_MAGIC } from './manifest-names';
import { SnapshotFormatError } from './snapshot-errors';

/** One file of each makes a shard. */
const ROLES = ['items', 'vectors', 'scales', 'thumbnails', 'photos'] as const;
type Role = (typeof ROLES)[number];

const fileSchema = v.object({
	...fileFields,
	role: v.picklist(ROLES),
	from: wholeNumber(0, MAX_ITEMS),
	count: wholeNumber(1, MAX_SHARD_ITEMS)
});

const manifestSchema = v.object({
	magic: v.literal(SNAPSHOT_MAGIC),
	version: v.literal(1),
	...headerFields,
	files: v.pipe(v.array(fileSchema), v.maxLength(ROLES.length * MAX_SHARDS))
});

type FirstFile = v.InferOutput<typeof fileSchema>;

/** One shard of the files that begin with the same item. */
function shardOf(from: number, here: readonly FirstFile[]): ShardFiles {
	const count = here[0]?.count ?? 0;
	const find = (wanted: Role) => {
		const [found, ...rest] = here.filter(({ role }) => role === wanted);
		if (!found || rest.length > 0 || found.count !== count) {
			throw new SnapshotFormatError(`files: no single ${wanted} file from item ${from}`);
		}
		const { file, bytes, sha256 } = found;
		return { file, bytes, sha256 };
	};
	const files = {
		items: find('items'),
		vectors: find('vectors'),
		scales: find('scales'),
		thumbnails: find('thumbnails'),
		photos: find('photos')
	};
	return { from, count, files };
}

/**
 * @param value a manifest whose magic and version were seen
 * @returns the same in the present shape, with `version` 1 for the reader of its files
 * @throws SnapshotFormatError
 */
export function readFirstManifest(value: unknown): SnapshotManifest {
	const result = v.safeParse(manifestSchema, value);
	if (!result.success) {
		const [issue] = result.issues;
		throw new SnapshotFormatError(`${v.getDotPath(issue) ?? MANIFEST_FILE}: ${issue.message}`);
	}
	const { files, ...header } = result.output;
	const byStart = new Map<number, FirstFile[]>();
	for (const file of files) byStart.set(file.from, [...(byStart.get(file.from) ?? []), file]);
	const shards = [...byStart].sort(([a], [b]) => a - b).map(([from, here]) => shardOf(from, here));
	return { ...header, shards };
}
