/** The manifest of a snapshot: what it is, and every file with its size and SHA-256. */

import * as v from 'valibot';
import { DIMS } from './quantise';
import { SnapshotFormatError } from './snapshot-errors';

export const SNAPSHOT_MAGIC = 'otlens-snapshot';
export const SNAPSHOT_VERSION = 1;
export const MANIFEST_FILE = 'manifest.json';

/** One file of each role makes a shard. */
const FILE_ROLES = ['items', 'vectors', 'scales', 'thumbnails', 'photos'] as const;
export type FileRole = (typeof FILE_ROLES)[number];

const MAX_ITEMS = 1_000_000;
const MAX_SHARD_ITEMS = 4096;
const MAX_FILE_BYTES = 1 << 30;

const wholeNumber = (least: number, most: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

const fileSchema = v.object({
	role: v.picklist(FILE_ROLES),
	/** Relative to the manifest; never out of its folder. */
	file: v.pipe(
		v.string(),
		v.maxLength(200),
		v.regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/, 'not a file name within the snapshot')
	),
	bytes: wholeNumber(1, MAX_FILE_BYTES),
	sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	/** Number of the first item in it, and how many there are. */
	from: wholeNumber(0, MAX_ITEMS),
	count: wholeNumber(1, MAX_SHARD_ITEMS)
});

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const manifestSchema = v.object({
	magic: v.literal(SNAPSHOT_MAGIC, 'not an Otlens snapshot'),
	version: v.literal(SNAPSHOT_VERSION, 'a version that is not read'),
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
	count: wholeNumber(0, MAX_ITEMS),
	files: v.pipe(v.array(fileSchema), v.maxLength(FILE_ROLES.length * 10_000))
});

export type SnapshotFile = v.InferOutput<typeof fileSchema>;
export type SnapshotManifest = v.InferOutput<typeof manifestSchema>;

/** The five files of one run of items. */
export type ShardFiles = {
	readonly from: number;
	readonly count: number;
	readonly files: Readonly<Record<FileRole, SnapshotFile>>;
};

function parseJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new SnapshotFormatError(`${MANIFEST_FILE} is not JSON`);
	}
}

/**
 * Checks the bytes of a `manifest.json`.
 * @throws SnapshotFormatError with the first offending path
 */
export function readManifest(bytes: Uint8Array): SnapshotManifest {
	const result = v.safeParse(manifestSchema, parseJson(bytes));
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw new SnapshotFormatError(`${v.getDotPath(issue) ?? MANIFEST_FILE}: ${issue.message}`);
}

/**
 * Files grouped into shards, in order.
 * @throws SnapshotFormatError when the shards do not cover the items once and without a gap
 */
export function shardsOf(manifest: SnapshotManifest): readonly ShardFiles[] {
	const shards: ShardFiles[] = [];
	const byStart = new Map<number, SnapshotFile[]>();
	for (const file of manifest.files) {
		byStart.set(file.from, [...(byStart.get(file.from) ?? []), file]);
	}
	let next = 0;
	while (next < manifest.count) {
		const here = byStart.get(next) ?? [];
		const find = (role: FileRole): SnapshotFile => {
			const [file, ...rest] = here.filter((candidate) => candidate.role === role);
			if (!file || rest.length > 0 || file.count !== here[0]?.count) {
				throw new SnapshotFormatError(`files: no single ${role} file from item ${next}`);
			}
			return file;
		};
		const files = {
			items: find('items'),
			vectors: find('vectors'),
			scales: find('scales'),
			thumbnails: find('thumbnails'),
			photos: find('photos')
		};
		shards.push({ from: next, count: files.items.count, files });
		next += files.items.count;
	}
	if (next !== manifest.count || shards.length * FILE_ROLES.length !== manifest.files.length) {
		throw new SnapshotFormatError(`files: they do not add up to ${manifest.count} items`);
	}
	return shards;
}
