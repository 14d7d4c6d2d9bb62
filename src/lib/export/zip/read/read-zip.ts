/** A zip read back into what the catalog takes in: the same items, vectors and pictures, byte by byte. */

import type { Addition, AddedEdits } from '../../../catalog/add-items';
import type { Collection } from '../../../catalog/records';
import { decodeNpy } from '../../../catalog/snapshot/npy';
import {
	encodePack,
	isPictureType,
	PicturePack,
	type Picture
} from '../../../catalog/snapshot/pack';
import { DIMS } from '../../../catalog/snapshot/quantise';
import type { PlannedShard, SnapshotShard } from '../../../catalog/snapshot/read-snapshot';
import { sha256Hex } from '../../../catalog/snapshot/sha256';
import { SnapshotFormatError } from '../../../catalog/snapshot/snapshot-errors';
import { sniffImage } from '../../../vision/image/sniff';
import { takeRows } from '../../../catalog/store/rows';
import { ZipDamagedError, ZipOtherModelError } from '../zip-errors';
import { openArchive, type Archive } from './archive';
import { readContent } from './read-content';
import {
	readZipItem,
	readZipManifest,
	type ZipGroup,
	type ZipItem,
	type ZipManifest
} from './read-manifest';

export type ReadZip = {
	readonly additions: readonly Addition[];
	readonly edits: AddedEdits;
	/** Items that come in, that were here, and that cannot be taken in. */
	readonly added: number;
	readonly known: number;
	readonly left: number;
};

/** What is stored already. */
export type Stored = {
	readonly collections: readonly Collection[];
	/** Whether an item is stored, shown or not. */
	readonly has: (id: string) => boolean;
};

const NOTHING: Picture = { type: 'image/jpeg', bytes: new Uint8Array() };

const misshapen = (path: string, shape: readonly number[]): ZipDamagedError =>
	new ZipDamagedError(`${path} does not have the shape [${shape.join(', ')}]`);

async function readBytes(archive: Archive, path: string, count: number): Promise<Int8Array> {
	const rows = decodeNpy(await readContent(archive, path));
	if (rows.type === 'int8' && rows.shape.join() === `${count},${DIMS}`) return rows.data;
	throw misshapen(path, [count, DIMS]);
}

async function readScales(archive: Archive, path: string, count: number): Promise<Float32Array> {
	const rows = decodeNpy(await readContent(archive, path));
	if (rows.type !== 'float32' || rows.shape.join() !== `${count}`) throw misshapen(path, [count]);
	if (rows.data.every((scale) => Number.isFinite(scale) && scale > 0)) return rows.data;
	throw new ZipDamagedError('a scale is not above 0');
}

async function readPhoto(archive: Archive, path: string): Promise<Picture> {
	const bytes = await readContent(archive, path);
	const type = `image/${sniffImage(bytes).format}`;
	if (!isPictureType(type)) throw new ZipDamagedError(`${path} is ${type}`);
	return { type, bytes };
}

async function readPhotos(
	archive: Archive,
	items: readonly ZipItem[],
	signal: AbortSignal,
	onBytes: (more: number) => void
): Promise<PicturePack | null> {
	if (items.every(({ photo }) => photo === null)) return null;
	const photos: Picture[] = [];
	for (const { photo } of items) {
		signal.throwIfAborted();
		const picture = photo === null ? NOTHING : await readPhoto(archive, photo);
		photos.push(picture);
		onBytes(picture.bytes.length);
	}
	return new PicturePack(encodePack(photos));
}

/** @param rows of the group that are taken; `items` are theirs */
async function readShard(
	archive: Archive,
	group: ZipGroup,
	rows: readonly number[],
	items: readonly ZipItem[],
	signal: AbortSignal,
	onBytes: (more: number) => void
): Promise<SnapshotShard> {
	const { count, photos } = group;
	const int8 = await readBytes(archive, group.vectors, count);
	const scales = await readScales(archive, group.scales, count);
	const fine = group.fine ? await readBytes(archive, group.fine, count) : null;
	const pack = new PicturePack(await readContent(archive, group.thumbnails));
	if (pack.count !== count) throw new ZipDamagedError(`${pack.count} thumbnails for ${count}`);
	return {
		items: items.map(({ item }) => item),
		vectors: takeRows({ int8, scales }, rows),
		fine: fine && takeRows({ int8: fine, scales }, rows).int8,
		thumbnails: new PicturePack(encodePack(rows.map((row) => pack.at(row) ?? NOTHING))),
		photos: photos ? await readPhotos(archive, items, signal, onBytes) : null
	};
}

/** @throws what reading throws, with what is wrong with a file of the snapshot's formats under our name */
async function asZipErrors<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof SnapshotFormatError)) throw error;
		throw new ZipDamagedError(error.message, { cause: error });
	}
}

async function planShard(
	archive: Archive,
	group: ZipGroup,
	rows: readonly number[],
	items: readonly ZipItem[]
): Promise<PlannedShard> {
	const entryOf = (path: string) => {
		const entry = archive.entries.get(path);
		if (!entry) throw new ZipDamagedError(`${path} is missing`);
		return entry;
	};
	const tables = [
		group.thumbnails,
		group.vectors,
		group.scales,
		...(group.fine ? [group.fine] : [])
	];
	const photos = items.flatMap(({ photo }) => (photo === null ? [] : [entryOf(photo)]));
	const checks = [...tables.map(entryOf), ...photos].map(({ crc, bytes }) => [crc, bytes]);
	const content = JSON.stringify([items.map(({ item }) => item), rows, checks]);
	const bytes = photos.reduce((sum, photo) => sum + photo.bytes, 0);
	return {
		key: await sha256Hex(new TextEncoder().encode(content)),
		count: items.length,
		bytes,
		read: (signal, onBytes = () => undefined) =>
			asZipErrors(() => readShard(archive, group, rows, items, signal, onBytes))
	};
}

/** @throws ZipOtherModelError where vectors could not be compared */
function collectionOf({ collections }: ZipManifest, { collection: id }: ZipGroup, stored: Stored) {
	const collection = collections.find((one) => one.id === id);
	if (!collection) throw new ZipDamagedError(`the manifest does not tell of ${id}`);
	const there = stored.collections.find((one) => one.id === id);
	if (there && there.embedModel !== collection.embedModel) {
		throw new ZipOtherModelError(`${id} has vectors of ${there.embedModel}`);
	}
	return collection;
}

/**
 * Opens and checks a zip; its pictures are read when the catalog takes them in.
 *
 * @throws ZipForeignError, ZipDamagedError, ZipUnsafeError, ZipOtherModelError
 */
export async function readZip(file: Blob, stored: Stored): Promise<ReadZip> {
	const archive = await openArchive(file);
	const manifest = await readZipManifest(archive);
	const additions = new Map<
		string,
		{ collection: Addition['collection']; shards: PlannedShard[] }
	>();
	const ids = new Set<string>();
	const edits: NonNullable<ZipItem['edit']>[] = [];
	let added = 0;
	for (const group of manifest.restore) {
		const collection = collectionOf(manifest, group, stored);
		const rows: number[] = [];
		const items: ZipItem[] = [];
		for (let row = 0; row < group.count; row += 1) {
			const value = manifest.items[group.from + row];
			if (value === undefined) throw new ZipDamagedError('the manifest has too few items');
			// Gone while the zip was written.
			if (value === null) continue;
			const item = readZipItem(value, group.collection, group.from + row);
			const { id } = item.item;
			if (ids.has(id)) throw new ZipDamagedError(`item ${id} comes twice`);
			ids.add(id);
			if (item.edit) edits.push(item.edit);
			if (stored.has(id)) continue;
			rows.push(row);
			items.push(item);
		}
		if (items.length === 0) continue;
		const addition = additions.get(collection.id) ?? { collection, shards: [] };
		addition.shards.push(await planShard(archive, group, rows, items));
		additions.set(collection.id, addition);
		added += items.length;
	}
	return {
		additions: [...additions.values()],
		edits: { ids: [...ids], edits },
		added,
		known: ids.size - added,
		left: manifest.items.filter((item) => item !== null).length - ids.size
	};
}
