/** A zip's content over a port: from the catalog worker to the zip worker. */

import { expose, finalizer, releaseProxy, transfer, wrap, type Remote } from 'comlink';
import type { PictureType } from '../lib/catalog/snapshot/pack';
import type { ZipPhoto, ZipSource } from '../lib/export/zip/zip-source';

/** Large enough for what is read at once. */
const ROOM_BYTES = 3 << 20;
/** Rooms are made a little larger than it takes, so that the next pictures fit too. */
const SPARE = 1.25;

/** Photos packed into one buffer, each by where it begins and how long it is. */
type PackedPhotos = {
	readonly room: ArrayBuffer;
	readonly photos: readonly (PackedPhoto | null)[];
};

type PackedPhoto = {
	readonly type: PictureType;
	readonly isThumbnail: boolean;
	readonly at: number;
	readonly bytes: number;
};

/** @param room a buffer that is used again */
type Packing = (from: number, count: number, room: ArrayBuffer) => Promise<PackedPhotos>;

type LentSource = Omit<ZipSource, 'photos' | 'thumbnails'> & {
	readonly photos: Packing;
	readonly thumbnails: Packing;
};

/** Two buffers go to and fro: new ones would wait for each worker's next garbage collection. */
function pack(photos: readonly (ZipPhoto | null)[], given: ArrayBuffer): PackedPhotos {
	const total = photos.reduce((sum, photo) => sum + (photo?.picture.bytes.length ?? 0), 0);
	const room = given.byteLength >= total ? given : new ArrayBuffer(Math.ceil(SPARE * total));
	const target = new Uint8Array(room);
	let at = 0;
	const packed = photos.map((photo): PackedPhoto | null => {
		if (!photo) return null;
		const { type, bytes } = photo.picture;
		target.set(bytes, at);
		at += bytes.length;
		const { isThumbnail } = photo;
		return { type, isThumbnail, at: at - bytes.length, bytes: bytes.length };
	});
	return { room, photos: packed };
}

const unpack = ({ room, photos }: PackedPhotos): readonly (ZipPhoto | null)[] =>
	photos.map(
		(photo) =>
			photo && {
				picture: { type: photo.type, bytes: new Uint8Array(room, photo.at, photo.bytes) },
				isThumbnail: photo.isThumbnail
			}
	);

/** About a megabyte of small objects. */
const CHURN = 40_000;

/**
 * Lets the garbage collector come by. Blocks that were read lie outside of its heap, and V8 leaves up to
 * 64 MB of them lying about; small objects fill the young part of the heap, and with it the blocks of
 * photos that were copied are swept out, which costs a millisecond.
 */
function churn(): number {
	let last: readonly number[] = [];
	let sum = 0;
	for (let i = 0; i < CHURN; i += 1) {
		last = [i, last.length];
		sum += last.length;
	}
	return sum;
}

/**
 * Serves it until the other side lets go.
 * @throws the signal's reason
 */
export async function lendSource(
	source: ZipSource,
	port: MessagePort,
	signal: AbortSignal
): Promise<void> {
	let letGo: () => void = () => undefined;
	const released = new Promise<void>((resolve) => (letGo = resolve));
	signal.addEventListener('abort', () => letGo(), { once: true });
	const served: LentSource & { readonly [finalizer]: () => void } = {
		[finalizer]: () => letGo(),
		facts: () => source.facts(),
		ids: () => source.ids(),
		async records(from, count) {
			const records = await source.records(from, count);
			churn();
			return records;
		},
		async heads(from, count) {
			const heads = await source.heads(from, count);
			churn();
			return heads;
		},
		async photos(from, most, room) {
			const packed = pack(await source.photos(from, most), room);
			churn();
			return transfer(packed, [packed.room]);
		},
		async thumbnails(from, count, room) {
			const thumbnails = await source.thumbnails(from, count);
			const packed = pack(
				thumbnails.map((picture) => picture && { picture, isThumbnail: true }),
				room
			);
			churn();
			return transfer(packed, [packed.room]);
		},
		async vectors(from, count) {
			const vectors = await source.vectors(from, count);
			if (!vectors) return null;
			const { int8, scales, fine } = vectors;
			return transfer(vectors, [int8.buffer, scales.buffer, ...(fine ? [fine.buffer] : [])]);
		}
	};
	expose(served, port);
	await released;
	port.close();
	signal.throwIfAborted();
}

/** Rejects with the signal's reason; never ends otherwise. */
function whenAborted(signal: AbortSignal): Promise<never> {
	const aborted = new Promise<never>((_, reject) => {
		const giveUp = (): void => reject(signal.reason as Error);
		if (signal.aborted) giveUp();
		else signal.addEventListener('abort', giveUp, { once: true });
	});
	// Told to who waits for an answer; nobody may.
	aborted.catch(() => undefined);
	return aborted;
}

/**
 * Calls to another thread that end with the signal: once a zip is cancelled the other side lets go of
 * its port, and an answer would never come.
 */
export function untilAborted(signal: AbortSignal): <T>(answer: Promise<T>) => Promise<T> {
	const aborted = whenAborted(signal);
	return (answer) => Promise.race([answer, aborted]);
}

/** @returns the source, and what lets go of it */
export function borrowSource(
	port: MessagePort,
	signal: AbortSignal
): { readonly source: ZipSource; end: () => void } {
	const ends = untilAborted(signal);
	const remote: Remote<LentSource> = wrap<LentSource>(port);
	/** The last is in use, the ones before it are free. */
	const rooms: ArrayBuffer[] = [];
	let thumbnailRoom: ArrayBuffer | null = null;
	const source: ZipSource = {
		facts: () => ends(remote.facts()),
		ids: () => ends(remote.ids()),
		records: (from, count) => ends(remote.records(from, count)),
		heads: (from, count) => ends(remote.heads(from, count)),
		async photos(from, most) {
			const room = (rooms.length > 1 && rooms.shift()) || new ArrayBuffer(ROOM_BYTES);
			const packed = await ends(remote.photos(from, most, transfer(room, [room])));
			rooms.push(packed.room);
			return unpack(packed);
		},
		async thumbnails(from, count) {
			const room = thumbnailRoom ?? new ArrayBuffer(0);
			thumbnailRoom = null;
			const packed = await ends(remote.thumbnails(from, count, transfer(room, [room])));
			thumbnailRoom = packed.room;
			return unpack(packed).map((photo) => photo && photo.picture);
		},
		vectors: (from, count) => ends(remote.vectors(from, count))
	};
	return { source, end: () => remote[releaseProxy]() };
}
