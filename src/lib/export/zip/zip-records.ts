/** The records that a zip is made of, by PKWARE's APPNOTE 6.3.10, with Zip64 where numbers need it. */

/** Beyond these a number is told by a Zip64 record. */
const MAX_32 = 0xffff_ffff;
const MAX_16 = 0xffff;

export const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;
/** What an entry whose offset does not fit needs more. */
export const ZIP64_OFFSET_BYTES = 12;
export const END_BYTES = 22;
export const END_64_BYTES = 56;
export const LOCATOR_64_BYTES = 20;

export const SIGNATURES = {
	local: 0x04034b50,
	central: 0x02014b50,
	end: 0x06054b50,
	end64: 0x06064b50,
	locator64: 0x07064b50
} as const;

export const STORED = 0;
export const DEFLATED = 8;

/** Bit 11: names are UTF-8. */
const UTF8_NAMES = 0x0800;
const PLAIN_VERSION = 20;
const ZIP64_VERSION = 45;
const MADE_BY_UNIX = 3 << 8;
/** A file that its owner may change and all may read. */
const FILE_MODE = (0o100644 << 16) >>> 0;

export type ZipEntry = {
	/** UTF-8. */
	readonly path: Uint8Array;
	readonly method: typeof STORED | typeof DEFLATED;
	readonly crc: number;
	/** Both below 4 GiB. */
	readonly storedBytes: number;
	readonly bytes: number;
};

/** Two uint16, time and date, as DOS had them: local time in steps of two seconds. */
export function dosTime(date: Date): number {
	const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
	const years = Math.max(0, Math.min(127, date.getFullYear() - 1980));
	return (((years << 9) | ((date.getMonth() + 1) << 5) | date.getDate()) * 0x10000 + time) >>> 0;
}

/** Writes little-endian numbers of 2, 4 and 8 bytes one after the other. */
function fill(bytes: number, fields: readonly (readonly [size: 2 | 4 | 8, value: number])[]) {
	const record = new Uint8Array(bytes);
	const view = new DataView(record.buffer);
	let at = 0;
	for (const [size, value] of fields) {
		if (size === 2) view.setUint16(at, value, true);
		else if (size === 4) view.setUint32(at, value, true);
		else view.setBigUint64(at, BigInt(value), true);
		at += size;
	}
	return record;
}

/** Header and path, before the content. @param time `dosTime` */
export function localRecord(entry: ZipEntry, time: number): Uint8Array<ArrayBuffer> {
	const { path, method, crc, storedBytes, bytes } = entry;
	const record = fill(LOCAL_BYTES + path.length, [
		[4, SIGNATURES.local],
		[2, PLAIN_VERSION],
		[2, UTF8_NAMES],
		[2, method],
		[4, time],
		[4, crc],
		[4, storedBytes],
		[4, bytes],
		[2, path.length],
		[2, 0]
	]);
	record.set(path, LOCAL_BYTES);
	return record;
}

/** What the directory at the end says of an entry. @param offset of its local record */
export function centralRecord(
	entry: ZipEntry,
	time: number,
	offset: number
): Uint8Array<ArrayBuffer> {
	const { path, method, crc, storedBytes, bytes } = entry;
	const isFar = offset >= MAX_32;
	const extraBytes = isFar ? ZIP64_OFFSET_BYTES : 0;
	const version = isFar ? ZIP64_VERSION : PLAIN_VERSION;
	const record = fill(CENTRAL_BYTES + path.length + extraBytes, [
		[4, SIGNATURES.central],
		[2, MADE_BY_UNIX | version],
		[2, version],
		[2, UTF8_NAMES],
		[2, method],
		[4, time],
		[4, crc],
		[4, storedBytes],
		[4, bytes],
		[2, path.length],
		[2, extraBytes],
		[2, 0],
		[2, 0],
		[2, 0],
		[4, FILE_MODE],
		[4, isFar ? MAX_32 : offset]
	]);
	record.set(path, CENTRAL_BYTES);
	if (isFar) {
		const extra = fill(ZIP64_OFFSET_BYTES, [
			[2, 1],
			[2, 8],
			[8, offset]
		]);
		record.set(extra, CENTRAL_BYTES + path.length);
	}
	return record;
}

/** Whether a zip of these sizes has the records of Zip64 at its end. */
export const needsZip64 = (entries: number, directoryBytes: number, directoryAt: number): boolean =>
	entries >= MAX_16 || directoryBytes >= MAX_32 || directoryAt >= MAX_32;

/** All that comes after the directory. */
export function endRecords(
	entries: number,
	directoryBytes: number,
	directoryAt: number
): Uint8Array<ArrayBuffer> {
	const end = fill(END_BYTES, [
		[4, SIGNATURES.end],
		[2, 0],
		[2, 0],
		[2, Math.min(entries, MAX_16)],
		[2, Math.min(entries, MAX_16)],
		[4, Math.min(directoryBytes, MAX_32)],
		[4, Math.min(directoryAt, MAX_32)],
		[2, 0]
	]);
	if (!needsZip64(entries, directoryBytes, directoryAt)) return end;
	const end64 = fill(END_64_BYTES, [
		[4, SIGNATURES.end64],
		[8, END_64_BYTES - 12],
		[2, MADE_BY_UNIX | ZIP64_VERSION],
		[2, ZIP64_VERSION],
		[4, 0],
		[4, 0],
		[8, entries],
		[8, entries],
		[8, directoryBytes],
		[8, directoryAt]
	]);
	const locator = fill(LOCATOR_64_BYTES, [
		[4, SIGNATURES.locator64],
		[4, 0],
		[8, directoryAt + directoryBytes],
		[4, 1]
	]);
	const all = new Uint8Array(end64.length + locator.length + end.length);
	all.set(end64);
	all.set(locator, end64.length);
	all.set(end, end64.length + locator.length);
	return all;
}
