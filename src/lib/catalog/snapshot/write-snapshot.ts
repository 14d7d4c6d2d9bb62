/** Writes a snapshot: pure, so that Node, a browser and a test write the same bytes. */

import { sniffImage } from '../../vision/image/sniff';
import { checkItem, type SnapshotItem } from './item-schema';
import { fineOf } from '../search/fine';
import { encodeItemTable } from './item-table';
import {
	MANIFEST_FILE,
	SNAPSHOT_MAGIC,
	SNAPSHOT_VERSION,
	readManifest,
	type ShardFiles,
	type SnapshotFile,
	type SnapshotManifest
} from './manifest';
import { encodeNpy } from './npy';
import { encodePack, isPictureType, type Picture } from './pack';
import { DIMS, quantiseAll } from './quantise';
import { sha256Hex } from './sha256';
import { SnapshotFormatError } from './snapshot-errors';

/** Items a shard: with 30 KB photos some 15 MB, small enough to hold and large enough to be quick. */
const SHARD_ITEMS = 512;
/** Without photos some 9 MB. */
const SHARD_ITEMS_WITHOUT_PHOTOS = 4096;

export type SnapshotHeader = Pick<SnapshotManifest, 'id' | 'name' | 'embedModel' | 'shop'>;

export type SnapshotOptions = {
	/** False: thumbnails alone. */
	readonly photos?: boolean;
};

export type SnapshotEntry = {
	/** A `CatalogItem` fits; its id and collection are dropped. */
	readonly item: SnapshotItem;
	/** Unit vector [256]. */
	readonly vector: Float32Array;
	/** Encoded images of a raster format, told by their bytes. */
	readonly thumbnail: Uint8Array;
	/** Null in a snapshot without photos. */
	readonly photo: Uint8Array | null;
};

export type WriteFile = (path: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

type CheckedEntry = {
	readonly item: SnapshotItem;
	readonly vector: Float32Array;
	readonly thumbnail: Picture;
	readonly photo: Picture | null;
};

function pictureOf(bytes: Uint8Array, what: string): Picture {
	const type = `image/${sniffImage(bytes).format}`;
	if (!isPictureType(type)) throw new SnapshotFormatError(`${what} is ${type}`);
	return { type, bytes: new Uint8Array(bytes) };
}

function checkEntry({ item, vector, thumbnail, photo }: SnapshotEntry): CheckedEntry {
	const where = `item ${item.number}`;
	const large = photo && pictureOf(photo, `${where}: its photo`);
	const type = large?.type ?? item.photo.type;
	const checked = checkItem({ ...item, photo: { ...item.photo, type } });
	if (checked.state === 'bad') throw new SnapshotFormatError(`${where}: ${checked.reason}`);
	return {
		item: checked.item,
		vector,
		thumbnail: pictureOf(thumbnail, `${where}: its thumbnail`),
		photo: large
	};
}

/** @throws SnapshotFormatError where one is missing */
function photosOf(entries: readonly CheckedEntry[]): readonly Picture[] {
	return entries.map(({ item, photo }) => {
		if (photo) return photo;
		throw new SnapshotFormatError(`item ${item.number} has no photo`);
	});
}

async function writeShard(
	entries: readonly CheckedEntry[],
	from: number,
	index: number,
	hasPhotos: boolean,
	write: WriteFile
): Promise<ShardFiles> {
	const count = entries.length;
	const quantised = quantiseAll(entries.map(({ vector }) => vector));
	const { int8, scales } = quantised;
	const originals = new Float32Array(count * DIMS);
	for (const [i, { vector }] of entries.entries()) originals.set(vector, i * DIMS);
	const fine = fineOf(originals, quantised);
	const put = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<SnapshotFile> => {
		const [role, extension] = name.split('.');
		const file = `${role ?? ''}-${String(index).padStart(4, '0')}.${extension ?? ''}`;
		await write(file, bytes);
		return { file, bytes: bytes.length, sha256: await sha256Hex(bytes) };
	};
	const files = {
		items: await put('items.parquet', encodeItemTable(entries.map(({ item }) => item))),
		vectors: await put(
			'vectors.npy',
			encodeNpy({ type: 'int8', shape: [count, DIMS], data: int8 })
		),
		scales: await put('scales.npy', encodeNpy({ type: 'float32', shape: [count], data: scales })),
		fine: await put('fine.npy', encodeNpy({ type: 'int8', shape: [count, DIMS], data: fine })),
		thumbnails: await put('thumbnails.pack', encodePack(entries.map(({ thumbnail }) => thumbnail)))
	};
	if (!hasPhotos) return { from, count, files };
	const photos = await put('photos.pack', encodePack(photosOf(entries)));
	return { from, count, files: { ...files, photos } };
}

/**
 * Writes all files of a snapshot, the manifest last: a folder without one is an unfinished snapshot.
 *
 * @param write called once a file with its path relative to the snapshot's folder
 * @returns the manifest as written
 * @throws SnapshotFormatError for an item, picture or header that a reader would refuse
 * @throws RangeError for a vector that is not of length 1
 */
export async function writeSnapshot(
	header: SnapshotHeader,
	entries: AsyncIterable<SnapshotEntry> | Iterable<SnapshotEntry>,
	write: WriteFile,
	{ photos: hasPhotos = true }: SnapshotOptions = {}
): Promise<SnapshotManifest> {
	const shards: ShardFiles[] = [];
	const numbers = new Set<string>();
	const shardItems = hasPhotos ? SHARD_ITEMS : SHARD_ITEMS_WITHOUT_PHOTOS;
	let waiting: CheckedEntry[] = [];
	let count = 0;
	const flush = async (): Promise<void> => {
		shards.push(await writeShard(waiting, count, shards.length, hasPhotos, write));
		count += waiting.length;
		waiting = [];
	};
	for await (const entry of entries) {
		if (numbers.has(entry.item.number)) {
			throw new SnapshotFormatError(`item ${entry.item.number} comes twice`);
		}
		numbers.add(entry.item.number);
		waiting.push(checkEntry(entry));
		if (waiting.length === shardItems) await flush();
	}
	if (waiting.length > 0) await flush();

	const manifest = {
		magic: SNAPSHOT_MAGIC,
		version: SNAPSHOT_VERSION,
		...header,
		dims: DIMS,
		count,
		shards
	};
	const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, '\t')}\n`);
	// Read back before it is written: nobody should get a snapshot that the app then refuses.
	const checked = readManifest(bytes);
	await write(MANIFEST_FILE, bytes);
	return checked;
}
