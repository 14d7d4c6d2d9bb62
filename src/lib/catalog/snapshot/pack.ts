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
 * Packs pictures in order; the layout is in this folder's README.
 * @throws RangeError above 4 GiB, where the offsets end
 */
export function encodePack(pictures: readonly Picture[]): Uint8Array<ArrayBuffer> {
	const types = [...new Set(pictures.map(({ type }) => type))];
	const table = new TextEncoder().encode(types.join('\n'));
	const count = pictures.length;
	const typesAt = HEADER_BYTES + 4 * (count + 1);
	const dataAt = typesAt + count + table.length;
	const total = pictures.reduce((sum, { bytes }) => sum + bytes.length, dataAt);
	if (total > MAX_BYTES) throw new RangeError(`a pack of ${total} bytes is too large`);

	const packed = new Uint8Array(total);
	const view = new DataView(packed.buffer);
	for (const [i, value] of [MAGIC, VERSION, count, table.length].entries()) {
		view.setUint32(4 * i, value, true);
	}
	let offset = 0;
	for (const [i, { type, bytes }] of pictures.entries()) {
		view.setUint32(HEADER_BYTES + 4 * i, offset, true);
		packed[typesAt + i] = types.indexOf(type);
		packed.set(bytes, dataAt + offset);
		offset += bytes.length;
	}
	view.setUint32(HEADER_BYTES + 4 * count, offset, true);
	packed.set(table, typesAt + count);
	return packed;
}

/**
 * Takes a pack apart; every picture gets bytes of its own, so that keeping one does not keep all.
 * @throws SnapshotFormatError
 */
export function decodePack(packed: Uint8Array): readonly Picture[] {
	const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
	if (packed.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) {
		throw new SnapshotFormatError('not a picture pack');
	}
	const version = view.getUint32(4, true);
	if (version !== VERSION) throw new SnapshotFormatError(`pack version ${version} is not read`);
	const count = view.getUint32(8, true);
	const tableBytes = view.getUint32(12, true);
	const typesAt = HEADER_BYTES + 4 * (count + 1);
	const dataAt = typesAt + count + tableBytes;
	if (dataAt > packed.length) throw new SnapshotFormatError('picture pack is cut short');

	const table = packed.subarray(typesAt + count, dataAt);
	const types = new TextDecoder().decode(table).split('\n');
	const offset = (i: number): number => view.getUint32(HEADER_BYTES + 4 * i, true);
	if (offset(0) !== 0 || dataAt + offset(count) !== packed.length) {
		throw new SnapshotFormatError('picture pack and its offsets disagree');
	}
	return Array.from({ length: count }, (_, i) => {
		const type = types[packed[typesAt + i] ?? types.length];
		if (type === undefined || !isPictureType(type)) {
			throw new SnapshotFormatError(`picture ${i} has no allowed media type`);
		}
		if (offset(i + 1) < offset(i)) {
			throw new SnapshotFormatError(`picture ${i} ends before it begins`);
		}
		const part = packed.subarray(dataAt + offset(i), dataAt + offset(i + 1));
		return { type, bytes: new Uint8Array(part) };
	});
}
