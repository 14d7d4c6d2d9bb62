/** The checked files of a shard → its items, vectors and pictures. */

import type { CatalogItem } from '../records';
import { checkItem, fileUnder } from './item-schema';
import { decodeItemTable } from './item-table';
import type { ShardFiles, SnapshotFile, SnapshotManifest } from './manifest';
import { decodeNpy } from './npy';
import { PicturePack } from './pack';
import { DIMS, type QuantisedVectors } from './quantise';
import { SnapshotFormatError } from './snapshot-errors';

/** A run of items with all that belongs to them, row i for item i. */
export type SnapshotShard = {
	readonly items: readonly CatalogItem[];
	readonly vectors: QuantisedVectors;
	/** [n × 256] what int8 leaves of the vectors (`fineOf`); null where the snapshot does without. */
	readonly fine: Int8Array | null;
	readonly thumbnails: PicturePack;
	/** Null where the snapshot brings none: thumbnails take their place. */
	readonly photos: PicturePack | null;
};

type ReadFile = (file: SnapshotFile) => Promise<Uint8Array<ArrayBuffer>>;

function readJson(bytes: Uint8Array): readonly unknown[] {
	try {
		const values: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		if (Array.isArray(values)) return values;
	} catch {
		// Told below.
	}
	throw new SnapshotFormatError('the items are no JSON list');
}

async function readItems(
	{ id: collection, version }: SnapshotManifest,
	{ from, count }: ShardFiles,
	bytes: Uint8Array<ArrayBuffer>
): Promise<readonly CatalogItem[]> {
	const values = version === 1 ? readJson(bytes) : await decodeItemTable(bytes);
	if (values.length !== count) {
		throw new SnapshotFormatError(`items from ${from} are ${values.length} and not ${count}`);
	}
	const seen = new Set<string>();
	return values.map((value, i) => {
		const checked = checkItem(value);
		if (checked.state === 'bad') {
			throw new SnapshotFormatError(`item ${from + i}: ${checked.reason}`);
		}
		const { number } = checked.item;
		if (seen.has(number)) throw new SnapshotFormatError(`item ${number} comes twice`);
		seen.add(number);
		return fileUnder(collection, checked.item);
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

function readFine(bytes: Uint8Array, count: number): Int8Array {
	const rows = decodeNpy(bytes);
	if (rows.type === 'int8' && rows.shape.join() === `${count},${DIMS}`) return rows.data;
	throw new SnapshotFormatError(`the fine part is not int8 [${count}, ${DIMS}]`);
}

function readPack(bytes: Uint8Array, count: number): PicturePack {
	const pack = new PicturePack(bytes);
	if (pack.count === count) return pack;
	throw new SnapshotFormatError(`a pack holds ${pack.count} pictures instead of ${count}`);
}

/**
 * @param read gives a file whose size and SHA-256 were checked
 * @throws SnapshotFormatError, and what `read` throws
 */
export async function readShardFiles(
	manifest: SnapshotManifest,
	shard: ShardFiles,
	read: ReadFile
): Promise<SnapshotShard> {
	const { files, count } = shard;
	const items = await readItems(manifest, shard, await read(files.items));
	const vectors = readVectors(await read(files.vectors), await read(files.scales), count);
	const fine = files.fine ? readFine(await read(files.fine), count) : null;
	const thumbnails = readPack(await read(files.thumbnails), count);
	const photos = files.photos ? readPack(await read(files.photos), count) : null;
	return { items, vectors, fine, thumbnails, photos };
}
