/** The shape of a manifest, and the fields that those of all versions share. */

import * as v from 'valibot';
import type { SNAPSHOT_VERSION } from './manifest-names';
import { DIMS } from './quantise';

export const MAX_ITEMS = 1_000_000;
export const MAX_SHARDS = 10_000;
const MAX_FILE_BYTES = 1 << 30;

export const wholeNumber = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const fileFields = {
	/** Relative to the manifest; never out of its folder. */
	file: v.pipe(
		v.string(),
		v.maxLength(200),
		v.regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'not a file name within the snapshot')
	),
	bytes: wholeNumber(1, MAX_FILE_BYTES),
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
};

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const headerFields = {
	/** Id of the collection it fills; the same id again replaces it. */
	id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
	/** Name by language tag. */
	name: v.pipe(
		v.record(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)), text),
		v.check((name) => Object.keys(name).length > 0, 'no name in any language')
	),
	shop: v.optional(v.string()),
	/** Id of the embedder that made the vectors. */
	embedModel: text,
	dims: v.literal(DIMS),
	count: wholeNumber(0, MAX_ITEMS)
};

/** What a file of a shard holds; every shard has one of each, optional ones in all or in none. */
export const FILE_ROLES = ['items', 'vectors', 'scales', 'fine', 'thumbnails', 'photos'] as const;
/** Those that a snapshot may do without. */
export const OPTIONAL_ROLES = ['fine', 'photos'] as const;

export const MAX_SHARD_ITEMS = 4096;

const fileSchema = v.object(fileFields);

export const shardSchema = v.object({
	/** Number of the first item in it, and how many there are. */
	from: wholeNumber(0, MAX_ITEMS),
	count: wholeNumber(1, MAX_SHARD_ITEMS),
	files: v.object({
		items: fileSchema,
		vectors: fileSchema,
		scales: fileSchema,
		fine: v.exactOptional(fileSchema),
		thumbnails: fileSchema,
		photos: v.exactOptional(fileSchema)
	})
});

export type SnapshotFile = v.InferOutput<typeof fileSchema>;
export type ShardFiles = v.InferOutput<typeof shardSchema>;

export type SnapshotManifest = v.InferOutput<v.ObjectSchema<typeof headerFields, undefined>> & {
	readonly magic: string;
	/** As written: it says how the files are read. */
	readonly version: 1 | typeof SNAPSHOT_VERSION;
	readonly shards: readonly ShardFiles[];
};
