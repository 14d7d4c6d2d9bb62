/** The list of a zip's files, read from its end alone, so that a zip of gigabytes takes no memory. */

import { ZipFormatError } from './drop-errors';
import type { ZipEntry } from './zip-entry';

// Layouts: APPNOTE.TXT of PKWARE, 4.3.12 (central directory), 4.3.14–16 (end records), 4.5.3 (zip64).
const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const HEADER = 0x02014b50;
const END_BYTES = 22;
const HEADER_BYTES = 46;
const MAX_COMMENT_BYTES = 0xffff;
/** More than fit in a folder that anybody works with. */
const MAX_ENTRIES = 100_000;
const MAX_DIRECTORY_BYTES = 64 << 20;
const FULL32 = 0xffff_ffff;

/** What of a zip is not opened, and why. */
export type RefusedEntry = {
	readonly path: string;
	readonly reason: 'unsafe-path' | 'encrypted' | 'unknown-kind';
};

export type ZipListing = {
	readonly entries: readonly ZipEntry[];
	readonly refused: readonly RefusedEntry[];
};

type Directory = { readonly count: number; readonly bytes: number; readonly offset: number };

const viewOf = async (blob: Blob, from: number, to: number): Promise<DataView> =>
	new DataView(await blob.slice(Math.max(0, from), to).arrayBuffer());

const uint64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

async function findDirectory(zip: Blob): Promise<Directory> {
	const from = Math.max(0, zip.size - END_BYTES - MAX_COMMENT_BYTES);
	const tail = await viewOf(zip, from, zip.size);
	for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) {
		if (tail.getUint32(at, true) !== END) continue;
		const found = {
			count: tail.getUint16(at + 10, true),
			bytes: tail.getUint32(at + 12, true),
			offset: tail.getUint32(at + 16, true)
		};
		const isFull = found.count === 0xffff || found.bytes === FULL32 || found.offset === FULL32;
		return isFull ? ((await findDirectory64(zip, from + at)) ?? found) : found;
	}
	throw new ZipFormatError('no end of a zip was found');
}

async function findDirectory64(zip: Blob, endAt: number): Promise<Directory | null> {
	const locator = await viewOf(zip, endAt - 20, endAt);
	if (locator.byteLength < 20 || locator.getUint32(0, true) !== END64_LOCATOR) return null;
	const at = uint64(locator, 8);
	const end = await viewOf(zip, at, at + 56);
	if (end.byteLength < 56 || end.getUint32(0, true) !== END64) return null;
	return { count: uint64(end, 32), bytes: uint64(end, 40), offset: uint64(end, 48) };
}

/** Korean Windows writes names in CP949 and does not say so. */
function decodeName(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('euc-kr').decode(bytes);
	}
}

/** Sizes and offset from the zip64 field, in the order in which they did not fit. */
function fromExtra(extra: DataView, fields: readonly number[]): readonly number[] {
	for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
		if (extra.getUint16(at, true) !== 1) continue;
		const end = at + 4 + extra.getUint16(at + 2, true);
		let next = at + 4;
		return fields.map((field) => {
			if (field !== FULL32 || next + 8 > Math.min(end, extra.byteLength)) return field;
			next += 8;
			return uint64(extra, next - 8);
		});
	}
	return fields;
}

/** A name that leads out of its folder is nobody's honest work. */
const isUnsafe = (path: string): boolean =>
	path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..');

/**
 * @returns its files; folders and what the Mac adds are passed over
 * @throws ZipFormatError
 */
export async function readZipDirectory(zip: Blob): Promise<ZipListing> {
	const { count, bytes, offset } = await findDirectory(zip);
	if (count > MAX_ENTRIES || bytes > MAX_DIRECTORY_BYTES) {
		throw new ZipFormatError(`a zip of ${count} files is too large`);
	}
	const view = await viewOf(zip, offset, offset + bytes);
	const entries: ZipEntry[] = [];
	const refused: RefusedEntry[] = [];
	for (let at = 0, i = 0; i < count; i += 1) {
		if (at + HEADER_BYTES > view.byteLength || view.getUint32(at, true) !== HEADER) {
			throw new ZipFormatError('the directory of the zip is damaged');
		}
		const nameBytes = view.getUint16(at + 28, true);
		const extraBytes = view.getUint16(at + 30, true);
		const next = at + HEADER_BYTES + nameBytes + extraBytes + view.getUint16(at + 32, true);
		if (next > view.byteLength) throw new ZipFormatError('the directory of the zip is cut short');
		const nameAt = view.byteOffset + at + HEADER_BYTES;
		const path = decodeName(new Uint8Array(view.buffer, nameAt, nameBytes)).replaceAll('\\', '/');
		const extra = new DataView(view.buffer, nameAt + nameBytes, extraBytes);
		const [size = 0, compressedBytes = 0, localOffset = 0] = fromExtra(extra, [
			view.getUint32(at + 24, true),
			view.getUint32(at + 20, true),
			view.getUint32(at + 42, true)
		]);
		const method = view.getUint16(at + 10, true);
		const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
		at = next;
		if (path.endsWith('/')) continue;
		if (isUnsafe(path)) refused.push({ path, reason: 'unsafe-path' });
		// What the Mac adds, and hidden files.
		else if (/(^|\/)(__MACOSX\/|\.)/.test(path)) continue;
		else if (isEncrypted) refused.push({ path, reason: 'encrypted' });
		else if (method !== 0 && method !== 8) refused.push({ path, reason: 'unknown-kind' });
		else entries.push({ path, method, compressedBytes, bytes: size, offset: localOffset });
	}
	return { entries, refused };
}
