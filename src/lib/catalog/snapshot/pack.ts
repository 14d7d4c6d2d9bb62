/** Many small pictures in one file: opening one file of 512 pictures beats opening 512 files. */

import { SnapshotFormatError } from './snapshot-errors';

/** An encoded image with its media type. */
export type Picture = { readonly type: PictureType; readonly bytes: Uint8Array<ArrayBuffer> };

/** Raster formats alone: a stored SVG or page could run script where it is opened. */
export const PICTURE_TYPES = [
	'image/jpeg',
	'image/png',
	'image/webp',
	'image/avif',
	'image/gif',
	'image/bmp'
] as const;

export type PictureType = (typeof PICTURE_TYPES)[number];

export function isPictureType(type: string): type is PictureType {
	return (PICTURE_TYPES as readonly string[]).includes(type);
}

const MAGIC = 0x4b50544f; // 'OTPK' read as little-endian uint32
const VERSION = 1;
const HEADER_BYTES = 16;
const MAX_BYTES = 0xffff_ffff;

/**
 * What a pack of these pictures is, one part after the other: the pictures themselves are not copied.
 * @throws RangeError above 4 GiB, where the offsets end
 */
export function packParts(pictures: readonly Picture[]): readonly Uint8Array<ArrayBuffer>[] {
	const types = [...new Set(pictures.map(({ type }) => type))];
	const table = new TextEncoder().encode(types.join('\n'));
	const count = pictures.length;
	const typesAt = HEADER_BYTES + 4 * (count + 1);
	const dataAt = typesAt + count + table.length;
	const total = pictures.reduce((sum, { bytes }) => sum + bytes.length, dataAt);
	if (total > MAX_BYTES) throw new RangeError(`a pack of ${total} bytes is too large`);

	const head = new Uint8Array(dataAt);
	const view = new DataView(head.buffer);
	for (const [i, value] of [MAGIC, VERSION, count, table.length].entries()) {
		view.setUint32(4 * i, value, true);
	}
	let offset = 0;
	for (const [i, { type, bytes }] of pictures.entries()) {
		view.setUint32(HEADER_BYTES + 4 * i, offset, true);
		head[typesAt + i] = types.indexOf(type);
		offset += bytes.length;
	}
	view.setUint32(HEADER_BYTES + 4 * count, offset, true);
	head.set(table, typesAt + count);
	return [head, ...pictures.map(({ bytes }) => bytes)];
}

/**
 * Packs pictures in order; the layout is in this folder's README.
 * @throws RangeError above 4 GiB, where the offsets end
 */
export function encodePack(pictures: readonly Picture[]): Uint8Array<ArrayBuffer> {
	const parts = packParts(pictures);
	const packed = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		packed.set(part, at);
		at += part.length;
	}
	return packed;
}

/**
 * A pack whose layout was checked; its pictures are taken out one by one.
 */
export class PicturePack {
	readonly count: number;
	readonly byteLength: number;
	readonly #packed: Uint8Array;
	readonly #view: DataView;
	readonly #typesAt: number;
	readonly #dataAt: number;
	readonly #types: readonly PictureType[];

	/** @throws SnapshotFormatError */
	constructor(packed: Uint8Array) {
		const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
		if (packed.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) {
			throw new SnapshotFormatError('not a picture pack');
		}
		const version = view.getUint32(4, true);
		if (version !== VERSION) throw new SnapshotFormatError(`pack version ${version} is not read`);
		this.count = view.getUint32(8, true);
		this.byteLength = packed.length;
		this.#packed = packed;
		this.#view = view;
		this.#typesAt = HEADER_BYTES + 4 * (this.count + 1);
		this.#dataAt = this.#typesAt + this.count + view.getUint32(12, true);
		if (this.#dataAt > packed.length) throw new SnapshotFormatError('picture pack is cut short');
		this.#types = this.#readTypes();
		this.#checkOffsets();
	}

	/** Bytes of its own, so that keeping one picture does not keep all; null beyond the end. */
	at(i: number): Picture | null {
		const type = this.typeAt(i);
		return type && { type, bytes: new Uint8Array(this.#data(i, i + 1)) };
	}

	/** The same without a copy: it keeps the whole pack, and changes with it. */
	viewAt(i: number): Picture | null {
		const type = this.typeAt(i);
		return type && { type, bytes: this.#data(i, i + 1) as Uint8Array<ArrayBuffer> };
	}

	/** Null beyond the end. */
	typeAt(i: number): PictureType | null {
		if (i < 0 || i >= this.count) return null;
		return this.#types[this.#packed[this.#typesAt + i] ?? 0] ?? null;
	}

	/** How large a picture is; 0 beyond the end. */
	bytesAt(i: number): number {
		return i < 0 || i >= this.count ? 0 : this.#offset(i + 1) - this.#offset(i);
	}

	/** Pictures `from … to` as a pack of their own. */
	slice(from: number, to: number): Uint8Array<ArrayBuffer> {
		const count = to - from;
		const data = this.#data(from, to);
		const table = this.#packed.subarray(this.#typesAt + this.count, this.#dataAt);
		const typesAt = HEADER_BYTES + 4 * (count + 1);
		const dataAt = typesAt + count + table.length;
		const part = new Uint8Array(dataAt + data.length);
		const view = new DataView(part.buffer);
		for (const [i, value] of [MAGIC, VERSION, count, table.length].entries()) {
			view.setUint32(4 * i, value, true);
		}
		const first = this.#offset(from);
		for (let i = 0; i <= count; i += 1) {
			view.setUint32(HEADER_BYTES + 4 * i, this.#offset(from + i) - first, true);
		}
		part.set(this.#packed.subarray(this.#typesAt + from, this.#typesAt + to), typesAt);
		part.set(table, typesAt + count);
		part.set(data, dataAt);
		return part;
	}

	#offset(i: number): number {
		return this.#view.getUint32(HEADER_BYTES + 4 * i, true);
	}

	#data(from: number, to: number): Uint8Array {
		return this.#packed.subarray(
			this.#dataAt + this.#offset(from),
			this.#dataAt + this.#offset(to)
		);
	}

	#readTypes(): readonly PictureType[] {
		const table = this.#packed.subarray(this.#typesAt + this.count, this.#dataAt);
		const types = new TextDecoder().decode(table).split('\n');
		for (let i = 0; i < this.count; i += 1) {
			const type = types[this.#packed[this.#typesAt + i] ?? types.length];
			if (type === undefined || !isPictureType(type)) {
				throw new SnapshotFormatError(`picture ${i} has no allowed media type`);
			}
		}
		// A type that no picture has is never asked for: its place is kept all the same.
		return types as readonly PictureType[];
	}

	#checkOffsets(): void {
		if (this.#offset(0) !== 0 || this.#dataAt + this.#offset(this.count) !== this.#packed.length) {
			throw new SnapshotFormatError('picture pack and its offsets disagree');
		}
		for (let i = 0; i < this.count; i += 1) {
			if (this.#offset(i + 1) < this.#offset(i)) {
				throw new SnapshotFormatError(`picture ${i} ends before it begins`);
			}
		}
	}
}

/**
 * All pictures of a pack, each with bytes of its own.
 * @throws SnapshotFormatError
 */
export function decodePack(packed: Uint8Array): readonly Picture[] {
	const pack = new PicturePack(packed);
	return Array.from({ length: pack.count }, (_, i) => pack.at(i)).filter((one) => one !== null);
}
