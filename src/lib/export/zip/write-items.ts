/** Writes the pictures of the items of a zip, one item after the other, so that it can stop between any two. */

import { encodeNpy } from '../../catalog/snapshot/npy';
import { packParts, type Picture } from '../../catalog/snapshot/pack';
import { DIMS } from '../../catalog/snapshot/quantise';
import { sniffImage } from '../../vision/image/sniff';
import { cocoAnnotations, type CocoImage } from './coco';
import { MADE, type Written } from './journal';
import type { RestoreGroup } from './restore-groups';
import { derivedKinds, type Derive, type Derived, type DerivedKind, type ZipWish } from './wish';
import { derivedPath, photoPath, restorePath, thumbnailPath } from './zip-layout';
import {
	headOf,
	type ZipFacts,
	type ZipHead,
	type ZipPhoto,
	type ZipRecord,
	type ZipSource
} from './zip-source';
import type { ZipWriter } from './zip-writer';

export type Progressing = {
	/** Waits while it is paused; false: stop here. @throws the signal's reason */
	readonly next: () => Promise<boolean>;
	readonly report: (done: number) => void;
	readonly signal: AbortSignal;
};

type Notes = Omit<Written, 'directory'>;

/** What is written, put together as it grows. */
export class ItemNotes {
	readonly made: Uint8Array<ArrayBuffer>;
	/** Names of the source's own columns, in the order in which they come. */
	readonly keys = new Set<string>();
	/** Numbers of groups whose files could not be written. */
	readonly unrestorable: number[];
	#images: string[];
	#annotations: string[];
	#nextAnnotation: number;

	constructor(total: number, earlier?: Notes) {
		this.made = earlier?.made ?? new Uint8Array(total);
		this.unrestorable = [...(earlier?.unrestorable ?? [])];
		this.#images = earlier?.images ? [earlier.images] : [];
		this.#annotations = earlier?.annotations ? [earlier.annotations] : [];
		this.#nextAnnotation = earlier?.nextAnnotation ?? 1;
	}

	annotate(record: ZipRecord, row: number, photo: ZipPhoto, path: string, derived: Derived | null) {
		const { item } = record;
		const size = photo.isThumbnail ? sniffImage(photo.picture.bytes) : item.photo;
		const { widthPx, heightPx } = size.widthPx > 0 ? size : item.photo;
		const image: CocoImage = { id: row + 1, file_name: path, width: widthPx, height: heightPx };
		this.#images.push(JSON.stringify(image));
		const annotations = cocoAnnotations(
			{
				widthPx,
				heightPx,
				category: item.category,
				box: item.box,
				garment: derived?.garment ?? null,
				keyPoints: derived?.keyPoints ?? null
			},
			image.id,
			this.#nextAnnotation
		);
		this.#nextAnnotation += annotations.length;
		for (const annotation of annotations) this.#annotations.push(JSON.stringify(annotation));
	}

	get images(): readonly string[] {
		return this.#images;
	}

	get annotations(): readonly string[] {
		return this.#annotations;
	}

	toNotes(): Notes {
		return {
			made: this.made.slice(),
			unrestorable: this.unrestorable,
			images: this.#images.join(','),
			annotations: this.#annotations.join(','),
			nextAnnotation: this.#nextAnnotation
		};
	}
}

/** Rows that are written together where no group says otherwise. */
const SPAN_ROWS = 512;
/** Of those as many are asked for at once: more that are held outlive the collector's quick rounds. */
const ROWS = 64;

/** Reads ahead: the next photos come while those before are written. */
class Ahead<T> {
	readonly #ask: (from: number) => Promise<readonly T[]>;
	#next: { readonly from: number; readonly answer: Promise<readonly T[]> } | null = null;

	constructor(ask: (from: number) => Promise<readonly T[]>) {
		this.#ask = ask;
	}

	/** @param end nothing is read from there on */
	async at(from: number, end: number): Promise<readonly T[]> {
		const answer = this.#next?.from === from ? this.#next.answer : this.#ask(from);
		this.#next = null;
		const found = await answer;
		const next = from + found.length;
		if (next < end) {
			const ahead = this.#ask(next);
			// Told to who asks for it; nobody may.
			ahead.catch(() => undefined);
			this.#next = { from: next, answer: ahead };
		}
		return found;
	}
}

const NOTHING: Picture = { type: 'image/jpeg', bytes: new Uint8Array() };

/** What a group is taken in again by. */
async function writeGroup(
	source: ZipSource,
	writer: ZipWriter,
	number: number,
	{ from, count, fine: hasFine }: RestoreGroup
): Promise<boolean> {
	const [thumbnails, vectors] = await Promise.all([
		source.thumbnails(from, count),
		source.vectors(from, count)
	]);
	if (!vectors || (hasFine && !vectors.fine)) return false;
	await writer.add(
		restorePath('thumbnails', number),
		packParts(thumbnails.map((picture) => picture ?? NOTHING))
	);
	const { int8, scales, fine } = vectors;
	const shape = [count, DIMS];
	await writer.add(restorePath('vectors', number), encodeNpy({ type: 'int8', shape, data: int8 }));
	await writer.add(
		restorePath('scales', number),
		encodeNpy({ type: 'float32', shape: [count], data: scales })
	);
	if (!hasFine || !fine) return true;
	await writer.add(restorePath('fine', number), encodeNpy({ type: 'int8', shape, data: fine }));
	return true;
}

type Tools = {
	readonly source: ZipSource;
	readonly writer: ZipWriter;
	readonly wish: ZipWish;
	readonly notes: ItemNotes;
	readonly derive: Derive | undefined;
	readonly signal: AbortSignal;
};

async function writeDerived(
	record: ZipRecord,
	row: number,
	derived: Derived,
	{ writer, wish, notes }: Tools
): Promise<void> {
	const { cutout, crop, mask } = derived.pictures;
	const put = async (kind: 'cutout' | 'crop' | 'mask', picture: Blob, type: string) => {
		const bytes = new Uint8Array(await picture.arrayBuffer());
		await writer.add(derivedPath(kind, record.stem, type), bytes);
		notes.made[row] = (notes.made[row] ?? 0) | MADE[kind];
	};
	if (cutout && wish.cutout) {
		// A browser that cannot write WebP gives PNG.
		if (cutout.type === 'image/webp') notes.made[row] = (notes.made[row] ?? 0) | MADE.cutoutWebp;
		await put('cutout', cutout, cutout.type === 'image/webp' ? 'image/webp' : 'image/png');
	}
	if (crop && wish.crop) await put('crop', crop, 'image/jpeg');
	if (mask && wish.mask) await put('mask', mask, 'image/png');
	if (wish.coco) notes.made[row] = (notes.made[row] ?? 0) | MADE.outline;
}

/** Of one item; the whole record where something is made of it. */
type Row = { readonly head: ZipHead; readonly record: ZipRecord | null };

async function writeItem(
	{ head, record }: Row,
	row: number,
	photo: ZipPhoto | null,
	thumbnail: Picture | null,
	kinds: readonly DerivedKind[],
	tools: Tools
): Promise<void> {
	const { writer, wish, notes, derive, signal } = tools;
	for (const key of head.keys) notes.keys.add(key);
	const mark = (bit: number): void => {
		notes.made[row] = (notes.made[row] ?? 0) | bit;
	};
	const path = photoPath(head.stem, head.photoType, head.split, head.category);
	if (photo && wish.photo) {
		await writer.add(path, photo.picture.bytes);
		mark(MADE.photo | (photo.isThumbnail ? MADE.thumbnailAsPhoto : 0));
	}
	if (thumbnail && wish.thumbnail) {
		await writer.add(thumbnailPath(head.stem, head.thumbnailType), thumbnail.bytes);
		mark(MADE.thumbnail);
	}
	if (!photo || !record) return;
	const { type, bytes } = photo.picture;
	const request = {
		item: record.item,
		photo: new Blob([bytes], { type }),
		kinds,
		format: wish.cutout ?? 'png'
	};
	const derived = (await derive?.(request, signal)) ?? null;
	signal.throwIfAborted();
	if (derived) await writeDerived(record, row, derived, tools);
	if (wish.coco) notes.annotate(record, row, photo, path, derived);
}

/** Rows one after the other, some at a time. */
class Rows {
	readonly #ask: (from: number, count: number) => Promise<readonly (Row | null)[]>;
	readonly #total: number;
	#from = 0;
	#held: readonly (Row | null)[] = [];

	/** @param hasRecords whether more than their heads is needed */
	constructor(source: ZipSource, total: number, hasRecords: boolean) {
		this.#total = total;
		this.#ask = hasRecords
			? async (from, count) =>
					(await source.records(from, count)).map(
						(record) => record && { head: headOf(record), record }
					)
			: async (from, count) =>
					(await source.heads(from, count)).map((head) => head && { head, record: null });
	}

	async at(row: number): Promise<Row | null> {
		const i = row - this.#from;
		if (i < 0 || i >= this.#held.length) {
			this.#from = row;
			this.#held = await this.#ask(row, Math.min(ROWS, this.#total - row));
		}
		return this.#held[row - this.#from] ?? null;
	}
}

/** Where the runs of rows end that are written together. */
const endOfRun = ({ groups, total }: ZipFacts, row: number) => {
	const number = groups.findIndex(({ from, count }) => row >= from && row < from + count);
	const group = groups[number];
	return group
		? { end: group.from + group.count, number, group }
		: { end: Math.min(total, row + SPAN_ROWS), number, group: null };
};

/**
 * @param first row to begin with
 * @returns the row that comes next: all of them, unless it was stopped
 */
export async function writeItems(
	facts: ZipFacts,
	first: number,
	tools: Tools,
	{ next, report }: Progressing
): Promise<number> {
	const { source, writer, wish, notes } = tools;
	const kinds = derivedKinds(wish);
	const readsPhotos = wish.photo || kinds.length > 0;
	const photosAhead = new Ahead((from) => source.photos(from, facts.total - from));
	const rows = new Rows(source, facts.total, kinds.length > 0);
	let row = first;
	while (row < facts.total) {
		const { end, group, number } = endOfRun(facts, row);
		while (row < end) {
			const batchFrom = row;
			const photos = readsPhotos ? await photosAhead.at(row, facts.total) : [];
			const batchEnd = readsPhotos ? Math.min(end, row + photos.length) : end;
			const thumbnails = wish.thumbnail ? await source.thumbnails(row, batchEnd - row) : [];
			for (; row < batchEnd; row += 1) {
				if (!(await next())) return row;
				const i = row - batchFrom;
				const here = await rows.at(row);
				if (here) {
					await writeItem(here, row, photos[i] ?? null, thumbnails[i] ?? null, kinds, tools);
				}
				report(row + 1);
			}
		}
		if (group && !(await writeGroup(source, writer, number, group))) {
			notes.unrestorable.push(number);
		}
	}
	return row;
}
