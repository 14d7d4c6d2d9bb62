/** Opens a zip by its directory at the end, without reading its content, and refuses what could do harm. */

import { ZipDamagedError, ZipForeignError, ZipUnsafeError } from '../zip-errors';
import {
	CENTRAL_BYTES,
	DEFLATED,
	END_64_BYTES,
	END_BYTES,
	LOCAL_BYTES,
	LOCATOR_64_BYTES,
	SIGNATURES,
	STORED
} from '../zip-records';

export type ArchiveEntry = {
	readonly path: string;
	readonly method: typeof STORED | typeof DEFLATED;
	readonly crc: number;
	readonly storedBytes: number;
	readonly bytes: number;
	/** Of its local record. */
	readonly offset: number;
};

export type Archive = {
	readonly file: Blob;
	readonly entries: ReadonlyMap<string, ArchiveEntry>;
};

/** More than the largest catalog makes. */
const MOST_ENTRIES = 5_000_000;
const MOST_DIRECTORY_BYTES = 1 << 30;
/** Of a comment at the end, behind which the last record may hide. */
const MOST_COMMENT_BYTES = 0xffff;
/** Tables of many alike rows come to about a twentieth of their size; DEFLATE can swell 1,032 times. */
const MOST_RATIO = 200;
/** Smaller ones may swell as they like. */
const RATIO_FROM_BYTES = 1 << 20;
/** Of all that is compressed; pictures are not. */
const MOST_INFLATED_BYTES = 2 ** 31;

const view = (bytes: Uint8Array): DataView =>
	new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export async function readRange(file: Blob, from: number, to: number) {
	if (from < 0 || to > file.size || from > to) throw new ZipDamagedError('the zip is cut short');
	return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

const number64 = (bytes: DataView, at: number): number => {
	const value = bytes.getBigUint64(at, true);
	if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipDamagedError('a size that no file has');
	return Number(value);
};

type Directory = { readonly at: number; readonly bytes: number; readonly entries: number };

/** Where the directory is, by the records at the end. */
async function findDirectory(file: Blob): Promise<Directory> {
	const from = Math.max(0, file.size - END_BYTES - MOST_COMMENT_BYTES);
	const tail = view(await readRange(file, from, file.size));
	let at = tail.byteLength - END_BYTES;
	while (at >= 0 && tail.getUint32(at, true) !== SIGNATURES.end) at -= 1;
	if (at < 0) {
		const head = file.size >= 4 ? view(await readRange(file, 0, 4)).getUint32(0, true) : 0;
		if (head !== SIGNATURES.local) throw new ZipForeignError('this is no zip');
		throw new ZipDamagedError('the zip is cut short');
	}
	const locatorAt = from + at - LOCATOR_64_BYTES;
	if (locatorAt >= 0) {
		const locator = view(await readRange(file, locatorAt, locatorAt + LOCATOR_64_BYTES));
		if (locator.getUint32(0, true) === SIGNATURES.locator64) {
			const end64At = number64(locator, 8);
			const end64 = view(await readRange(file, end64At, end64At + END_64_BYTES));
			if (end64.getUint32(0, true) !== SIGNATURES.end64)
				throw new ZipDamagedError('no Zip64 record');
			return {
				entries: number64(end64, 32),
				bytes: number64(end64, 40),
				at: number64(end64, 48)
			};
		}
	}
	return {
		entries: tail.getUint16(at + 10, true),
		bytes: tail.getUint32(at + 12, true),
		at: tail.getUint32(at + 16, true)
	};
}

/** @throws ZipUnsafeError for a path that leads out of the folder it is unpacked to */
function checkPath(path: string): void {
	const isAbsolute = path.startsWith('/') || /^[A-Za-z]:/.test(path);
	const isOdd = path.includes('\\') || path.includes('\0');
	if (isAbsolute || isOdd || path.split('/').includes('..')) {
		throw new ZipUnsafeError(`the path ${JSON.stringify(path)} leads out of the zip`);
	}
}

/** @throws ZipUnsafeError for what swells beyond all measure */
function checkSizes({ path, method, storedBytes, bytes }: ArchiveEntry): void {
	if (method === STORED && storedBytes !== bytes) throw new ZipDamagedError(`${path}: two sizes`);
	if (bytes > RATIO_FROM_BYTES && bytes > MOST_RATIO * storedBytes) {
		throw new ZipUnsafeError(`${path} swells to ${bytes} bytes from ${storedBytes}`);
	}
}

/** Bit 0: encrypted. */
const ENCRYPTED = 1;

function readEntry(
	record: DataView,
	at: number
): { readonly entry: ArchiveEntry; readonly end: number } {
	if (at + CENTRAL_BYTES > record.byteLength || record.getUint32(at, true) !== SIGNATURES.central) {
		throw new ZipDamagedError('the directory is damaged');
	}
	const pathBytes = record.getUint16(at + 28, true);
	const extraBytes = record.getUint16(at + 30, true);
	const pathAt = at + CENTRAL_BYTES;
	const extraAt = pathAt + pathBytes;
	const end = extraAt + extraBytes + record.getUint16(at + 32, true);
	if (end > record.byteLength) throw new ZipDamagedError('the directory is cut short');
	const bytes = new Uint8Array(record.buffer, record.byteOffset, record.byteLength);
	const path = new TextDecoder().decode(bytes.subarray(pathAt, extraAt));
	const method = record.getUint16(at + 10, true);
	if ((record.getUint16(at + 8, true) & ENCRYPTED) !== 0) {
		throw new ZipForeignError(`${path} is encrypted`);
	}
	if (method !== STORED && method !== DEFLATED) {
		throw new ZipForeignError(`${path} is compressed in a way that is not read (${method})`);
	}
	const sizes = {
		bytes: record.getUint32(at + 24, true),
		storedBytes: record.getUint32(at + 20, true),
		offset: record.getUint32(at + 42, true)
	};
	// Zip64: what does not fit stands in the extra field, in this order.
	for (let extra = extraAt; extra + 4 <= extraAt + extraBytes;) {
		const size = record.getUint16(extra + 2, true);
		if (record.getUint16(extra, true) === 1) {
			let valueAt = extra + 4;
			for (const name of ['bytes', 'storedBytes', 'offset'] as const) {
				if (sizes[name] !== 0xffff_ffff || valueAt + 8 > extra + 4 + size) continue;
				sizes[name] = number64(record, valueAt);
				valueAt += 8;
			}
		}
		extra += 4 + size;
	}
	return { entry: { path, method, crc: record.getUint32(at + 16, true), ...sizes }, end };
}

/** @throws ZipUnsafeError where two entries share bytes, as bombs do */
function checkOverlaps(entries: readonly ArchiveEntry[], directoryAt: number): void {
	const sorted = [...entries].sort((a, b) => a.offset - b.offset);
	for (const [i, { path, offset, storedBytes }] of sorted.entries()) {
		const end = offset + LOCAL_BYTES + path.length + storedBytes;
		if (end > directoryAt) throw new ZipDamagedError(`${path} goes beyond the content`);
		if (end > (sorted[i + 1]?.offset ?? end)) {
			throw new ZipUnsafeError(`${path} overlaps with another file`);
		}
	}
}

/**
 * @throws ZipForeignError for what is no zip, ZipDamagedError for one that is cut short or damaged,
 * ZipUnsafeError for one built to do harm
 */
export async function openArchive(file: Blob): Promise<Archive> {
	const directory = await findDirectory(file);
	if (directory.entries > MOST_ENTRIES || directory.bytes > MOST_DIRECTORY_BYTES) {
		throw new ZipUnsafeError(`${directory.entries} files are more than are read`);
	}
	if (directory.at + directory.bytes > file.size) throw new ZipDamagedError('the zip is cut short');
	const records = view(await readRange(file, directory.at, directory.at + directory.bytes));
	const entries = new Map<string, ArchiveEntry>();
	let inflated = 0;
	let count = 0;
	for (let at = 0; at < records.byteLength; count += 1) {
		const { entry, end } = readEntry(records, at);
		at = end;
		checkPath(entry.path);
		// A folder.
		if (entry.path.endsWith('/')) continue;
		checkSizes(entry);
		if (entry.method === DEFLATED) inflated += entry.bytes;
		if (inflated > MOST_INFLATED_BYTES) throw new ZipUnsafeError('the zip swells beyond measure');
		if (entries.has(entry.path)) throw new ZipUnsafeError(`${entry.path} comes twice`);
		entries.set(entry.path, entry);
	}
	if (count !== directory.entries) throw new ZipDamagedError('files are missing in the directory');
	checkOverlaps([...entries.values()], directory.at);
	return { file, entries };
}
