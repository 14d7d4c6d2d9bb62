/** Reads a snapshot shard by shard and lets nothing through that was not checked. */

import type { CatalogItem } from '../records';
import { checkItem, fileUnder } from './item-schema';
import {
	MANIFEST_FILE,
	readManifest,
	shardsOf,
	type ShardFiles,
	type SnapshotFile,
	type SnapshotManifest
} from './manifest';
import { decodeNpy } from './npy';
import { decodePack, type Picture } from './pack';
import { DIMS, type QuantisedVectors } from './quantise';
import { sha256Hex } from './sha256';
import { SnapshotChecksumError, SnapshotFormatError } from './snapshot-errors';
import type { SnapshotSource } from './source';

/** A run of items with all that belongs to them, each array as long as `items`. */
export type SnapshotShard = {
	readonly items: readonly CatalogItem[];
	readonly vectors: QuantisedVectors;
	readonly thumbnails: readonly Picture[];
	readonly photos: readonly Picture[];
};

export type Snapshot = {
	readonly manifest: SnapshotManifest;
	/** SHA-256 of the manifest's bytes: names this very snapshot. */
	readonly manifestSha256: string;
	/** Bytes of all files but the manifest. */
	readonly bytes: number;
	/**
	 * The shards in order, each checked in whole before it is given.
	 * @param onBytes told after every file how many bytes have been read so far
	 */
	shards(signal: AbortSignal, onBytes?: (done: number) => void): AsyncGenerator<SnapshotShard>;
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

function readItems(
	bytes: Uint8Array,
	collection: string,
	{ from, count }: ShardFiles
): readonly CatalogItem[] {
	let values: unknown;
	try {
		values = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new SnapshotFormatError(`items from ${from} are not JSON`);
	}
	if (!Array.isArray(values) || values.length !== count) {
		throw new SnapshotFormatError(`items from ${from} are not ${count}`);
	}
	return values.map((value: unknown, i) => {
		const checked = checkItem(value);
		if (checked.state === 'good') return fileUnder(collection, checked.item);
		throw new SnapshotFormatError(`item ${from + i}: ${checked.reason}`);
	});
}

function readVectors(vectors: Uint8Array, scales: Uint8Array, count: number): QuantisedVectors {
	const rows = decodeNpy(vectors);
	const factors = decodeNpy(scales);
	if (rows.type !== 'int8' || rows.shape.join() !== `${count},${DIMS}`) {
		throw new SnapshotFormatError(`vectors are not int8 [${count}, ${DIMS}]`);
	}
	if (factors.type !== 'float32' || factors.shape.join() !== `${count}`) {
		throw new SnapshotFormatError(`scales are not float32 [${count}]`);
	}
	if (!factors.data.every((scale) => Number.isFinite(scale) && scale > 0)) {
		throw new SnapshotFormatError('a scale is not above 0');
	}
	return { int8: rows.data, scales: factors.data };
}

function readPack(bytes: Uint8Array, count: number): readonly Picture[] {
	const pictures = decodePack(bytes);
	if (pictures.length === count) return pictures;
	throw new SnapshotFormatError(`a pack holds ${pictures.length} pictures instead of ${count}`);
}

/**
 * Reads the manifest; the shards follow on request.
 *
 * @throws SnapshotMissingFileError, SnapshotFormatError, SnapshotChecksumError: here for the
 * manifest, from `shards` for the rest
 */
export async function openSnapshot(source: SnapshotSource, signal: AbortSignal): Promise<Snapshot> {
	const manifestBytes = await source.read(MANIFEST_FILE, signal);
	const manifest = readManifest(manifestBytes);
	const plan = shardsOf(manifest);

	async function* shards(
		shardSignal: AbortSignal,
		onBytes: (done: number) => void = () => undefined
	): AsyncGenerator<SnapshotShard> {
		const seen = new Set<string>();
		let done = 0;
		const read = async (file: SnapshotFile): Promise<Uint8Array<ArrayBuffer>> => {
			const content = await readChecked(source, file, shardSignal);
			done += content.length;
			onBytes(done);
			return content;
		};
		for (const shard of plan) {
			const { files, count } = shard;
			const items = readItems(await read(files.items), manifest.id, shard);
			for (const { id } of items) {
				if (seen.has(id)) throw new SnapshotFormatError(`item ${id} comes twice`);
				seen.add(id);
			}
			const vectors = readVectors(await read(files.vectors), await read(files.scales), count);
			const thumbnails = readPack(await read(files.thumbnails), count);
			yield { items, vectors, thumbnails, photos: readPack(await read(files.photos), count) };
		}
	}

	return {
		manifest,
		manifestSha256: await sha256Hex(manifestBytes),
		bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
		shards
	};
}
