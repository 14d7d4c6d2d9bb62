/** What a zip has to know of items before it is written: how large their pictures are, and what names and splits need. */

import { LABELS32 } from '../../vision/colour/labels32';
import type { CatalogItem } from '../records';
import { PICTURE_TYPES, type PicturePack, type PictureType } from '../snapshot/pack';
import type { Words } from './item-columns';
import { joinWords, packTexts, packWords, unpackTexts } from './texts';

export type PartColumns = {
	readonly count: number;
	/** [n]; 0: not stored. */
	readonly photoBytes: Uint32Array;
	readonly thumbnailBytes: Uint32Array;
	/** [n] position in `PICTURE_TYPES`. */
	readonly photoTypes: Uint8Array;
	readonly thumbnailTypes: Uint8Array;
	/** [n] position in `LABELS32` + 1 of the largest colour; 0: none. */
	readonly label: Uint8Array;
	/** [n] FNV-1a of the link; 0: none. */
	readonly link: Uint32Array;
	/** [n] bits of `STORED_WITH`. */
	readonly storedWith: Uint8Array;
	/** [n] the tags of the names, in their order, separated by spaces. */
	readonly languages: Words;
};

/** What the shard of an item was stored with. */
export const STORED_WITH = { fine: 1, photos: 2 } as const;

/** Sizes and types of the pictures of a shard, row by row. */
export type PictureSizes = {
	/** [n] */
	readonly bytes: Uint32Array;
	/** [n] position in `PICTURE_TYPES` */
	readonly types: Uint8Array;
};

export const typeAt = (types: Uint8Array, row: number): PictureType =>
	PICTURE_TYPES[types[row] ?? 0] ?? PICTURE_TYPES[0];

/** @param packs the pictures in order, in one pack or many */
export function sizesOf(count: number, packs: Iterable<PicturePack>): PictureSizes {
	const bytes = new Uint32Array(count);
	const types = new Uint8Array(count);
	let row = 0;
	for (const pack of packs) {
		for (let i = 0; i < pack.count; i += 1) {
			bytes[row] = pack.bytesAt(i);
			types[row] = PICTURE_TYPES.indexOf(pack.typeAt(i) ?? PICTURE_TYPES[0]);
			row += 1;
		}
	}
	return { bytes, types };
}

function hashOf(text: string): number {
	if (text === '') return 0;
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0 || 1;
}

const LABEL_CODES: ReadonlyMap<string, number> = new Map(LABELS32.map(({ id }, i) => [id, i + 1]));

/** 0 for a label that is not among the 32. */
export const labelCode = (label: string | undefined): number => LABEL_CODES.get(label ?? '') ?? 0;

/** @param photos null where the shard has none */
export function partColumns(
	items: readonly CatalogItem[],
	thumbnails: PictureSizes,
	photos: PictureSizes | null,
	hasFine: boolean
): PartColumns {
	const count = items.length;
	const storedWith = (hasFine ? STORED_WITH.fine : 0) | (photos ? STORED_WITH.photos : 0);
	return {
		count,
		photoBytes: photos?.bytes ?? new Uint32Array(count),
		thumbnailBytes: thumbnails.bytes,
		photoTypes: photos?.types ?? new Uint8Array(count),
		thumbnailTypes: thumbnails.types,
		label: Uint8Array.from(items, ({ colours }) => labelCode(colours[0]?.label)),
		link: Uint32Array.from(items, ({ link }) => hashOf(link)),
		storedWith: new Uint8Array(count).fill(storedWith),
		languages: packWords(items.map(({ name }) => Object.keys(name).join(' ')))
	};
}

function join<T extends Uint8Array | Uint32Array>(parts: readonly T[], joined: T): T {
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}

/** Those of several shards as one. */
export function joinParts(parts: readonly PartColumns[]): PartColumns {
	const count = parts.reduce((sum, part) => sum + part.count, 0);
	const join8 = (pick: (part: PartColumns) => Uint8Array) =>
		join(parts.map(pick), new Uint8Array(count));
	const join32 = (pick: (part: PartColumns) => Uint32Array) =>
		join(parts.map(pick), new Uint32Array(count));
	return {
		count,
		photoBytes: join32((part) => part.photoBytes),
		thumbnailBytes: join32((part) => part.thumbnailBytes),
		photoTypes: join8((part) => part.photoTypes),
		thumbnailTypes: join8((part) => part.thumbnailTypes),
		label: join8((part) => part.label),
		link: join32((part) => part.link),
		storedWith: join8((part) => part.storedWith),
		languages: joinWords(parts.map((part) => part.languages))
	};
}

const MAGIC = 0x4350544f; // 'OTPC' read as little-endian uint32
const VERSION = 1;
/** magic, version, hash of the lists that codes are positions in, count, bytes of the language tags. */
const HEADER_BYTES = 20;
/** Bytes an item: three uint32, four single bytes, and a uint16. */
const ITEM_BYTES = 18;

const vocabulary = hashOf(JSON.stringify([LABELS32.map(({ id }) => id), PICTURE_TYPES]));

/** Little-endian: the header, the columns of four bytes, of two, of one, and the tags, a line each. */
export function encodeParts(parts: PartColumns): Uint8Array<ArrayBuffer> {
	const { count, languages } = parts;
	const tags = packTexts([languages.values.join('\n')]).bytes;
	const packed = new Uint8Array(HEADER_BYTES + ITEM_BYTES * count + tags.length);
	new Uint32Array(packed.buffer, 0, 5).set([MAGIC, VERSION, vocabulary, count, tags.length]);
	let at = HEADER_BYTES;
	for (const { buffer, byteOffset, byteLength } of [
		parts.photoBytes,
		parts.thumbnailBytes,
		parts.link,
		languages.codes,
		parts.photoTypes,
		parts.thumbnailTypes,
		parts.label,
		parts.storedWith,
		tags
	]) {
		packed.set(new Uint8Array(buffer, byteOffset, byteLength), at);
		at += byteLength;
	}
	return packed;
}

/** Null for what is damaged or of another version: then they are made anew. */
export function decodeParts(packed: ArrayBuffer): PartColumns | null {
	if (packed.byteLength < HEADER_BYTES) return null;
	const header = new Uint32Array(packed, 0, 5);
	const [magic, version, words, count = 0, tagBytes = 0] = header;
	if (magic !== MAGIC || version !== VERSION || words !== vocabulary) return null;
	if (packed.byteLength !== HEADER_BYTES + ITEM_BYTES * count + tagBytes) return null;
	let at = HEADER_BYTES;
	const take = <T>(
		View: (new (buffer: ArrayBuffer, at: number, length: number) => T) & {
			readonly BYTES_PER_ELEMENT: number;
		}
	): T => {
		const view = new View(packed, at, count);
		at += count * View.BYTES_PER_ELEMENT;
		return view;
	};
	const photoBytes = take(Uint32Array);
	const thumbnailBytes = take(Uint32Array);
	const link = take(Uint32Array);
	const codes = take(Uint16Array);
	const photoTypes = take(Uint8Array);
	const thumbnailTypes = take(Uint8Array);
	const label = take(Uint8Array);
	const storedWith = take(Uint8Array);
	const bytes = new Uint8Array(packed, at);
	const [tags = ''] = unpackTexts({ bytes, starts: Uint32Array.of(0, bytes.length) });
	const languages = { codes, values: tags.split('\n') };
	return {
		count,
		photoBytes,
		thumbnailBytes,
		photoTypes,
		thumbnailTypes,
		label,
		link,
		storedWith,
		languages
	};
}
