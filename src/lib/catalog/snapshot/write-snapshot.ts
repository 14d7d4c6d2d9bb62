/** Writes a snapshot: pure, so that Node, a browser and a test write the same bytes. */

import { sniffImage } from '../../vision/image/sniff';
import { checkItem, type SnapshotItem } from './item-schema';
import {
	MANIFEST_FILE,
	SNAPSHOT_MAGIC,
	SNAPSHOT_VERSION,
	readManifest,
	shardsOf,
	type FileRole,
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

export type SnapshotHeader = Pick<SnapshotManifest, 'id' | 'name' | 'embedModel' | 'shop'>;

export type SnapshotEntry = {
	/** A `CatalogItem` fits; its id and collection are dropped. */
	readonly item: SnapshotItem;
	/** Unit vector [256]. */
	readonly vector: Float32Array;
	/** Encoded images of a raster format, told by their bytes. */
	readonly thumbnail: Uint8Array;
	readonly photo: Uint8Array;
};

export type WriteFile = (path: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

type CheckedEntry = {
	readonly item: SnapshotItem;
	readonly vector: Float32Array;
	readonly thumbnail: Picture;
	readonly photo: Picture;
};

function pictureOf(bytes: Uint8Array, what: string): Picture {
	const type = `image/${sniffImage(bytes).format}`;
	if (!isPictureType(type)) throw new SnapshotFormatError(`${what} is ${type}`);
	return { type, bytes: new Uint8Array(bytes) };
}

function checkEntry({ item, vector, thumbnail, photo }: SnapshotEntry): CheckedEntry {
	const where = `item ${item.number}`;
	const packed = pictureOf(photo, `${where}: its photo`);
	const checked = checkItem({ ...item, photo: { ...item.photo, type: packed.type } });
	if (checked.state === 'bad') throw new SnapshotFormatError(`${where}: ${checked.reason}`);
	return {
		item: checked.item,
		vector,
		thumbnail: pictureOf(thumbnail, `${where}: its thumbnail`),
		photo: packed
	};
}

async function writeShard(
	entries: readonly CheckedEntry[],
	from: number,
	index: number,
	write: WriteFile
): Promise<readonly SnapshotFile[]> {
	const count = entries.length;
	const { int8, scales } = quantiseAll(entries.map(({ vector }) => vector));
	const items = JSON.stringify(entries.map(({ item }) => item));
	const contents: readonly [FileRole, string, Uint8Array<ArrayBuffer>][] = [
		['items', 'json', new TextEncoder().encode(items)],
		['vectors', 'npy', encodeNpy({ type: 'int8', shape: [count, DIMS], data: int8 })],
		['scales', 'npy', encodeNpy({ type: 'float32', shape: [count], data: scales })],
		['thumbnails', 'pack', encodePack(entries.map(({ thumbnail }) => thumbnail))],
		['photos', 'pack', encodePack(entries.map(({ photo }) => photo))]
	];
	const files: SnapshotFile[] = [];
	for (const [role, extension, bytes] of contents) {
		const file = `${role}-${String(index).padStart(4, '0')}.${extension}`;
		await write(file, bytes);
		const sha256 = await sha256Hex(bytes);
		files.push({ role, file, bytes: bytes.length, sha256, from, count });
	}
	return files;
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
	write: WriteFile
): Promise<SnapshotManifest> {
	const files: SnapshotFile[] = [];
	const numbers = new Set<string>();
	let waiting: CheckedEntry[] = [];
	let count = 0;
	const flush = async (): Promise<void> => {
		files.push(...(await writeShard(waiting, count, Math.floor(count / SHARD_ITEMS), write)));
		count += waiting.length;
		waiting = [];
	};
	for await (const entry of entries) {
		if (numbers.has(entry.item.number)) {
			throw new SnapshotFormatError(`item ${entry.item.number} comes twice`);
		}
		numbers.add(entry.item.number);
		waiting.push(checkEntry(entry));
		if (waiting.length === SHARD_ITEMS) await flush();
	}
	if (waiting.length > 0) await flush();

	const manifest = {
		magic: SNAPSHOT_MAGIC,
		version: SNAPSHOT_VERSION,
		...header,
		dims: DIMS,
		count,
		files
	};
	const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, '\t')}\n`);
	// Read back before it is written: nobody should get a snapshot that the app then refuses.
	const checked = readManifest(bytes);
	shardsOf(checked);
	await write(MANIFEST_FILE, bytes);
	return checked;
}
