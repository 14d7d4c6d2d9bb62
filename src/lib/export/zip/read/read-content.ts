/** The content of an entry, checked against what the directory says of it. */

import { crc32 } from '../crc32';
import { ZipDamagedError, ZipUnsafeError } from '../zip-errors';
import { DEFLATED, LOCAL_BYTES, SIGNATURES } from '../zip-records';
import { readRange, type Archive, type ArchiveEntry } from './archive';

/** Stops at the size that was told, whatever the compressed bytes would come to. */
async function inflate(
	stored: Uint8Array<ArrayBuffer>,
	{ path, bytes }: ArchiveEntry
): Promise<Uint8Array<ArrayBuffer>> {
	const whole = new Uint8Array(bytes);
	let at = 0;
	const stream = new Blob([stored]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
	const reader = stream.getReader();
	try {
		for (;;) {
			const { value, done } = await reader.read();
			if (done) break;
			if (at + value.length > bytes) throw new ZipUnsafeError(`${path} is larger than it says`);
			whole.set(value, at);
			at += value.length;
		}
	} catch (error) {
		if (error instanceof ZipUnsafeError) throw error;
		throw new ZipDamagedError(`${path} cannot be unpacked`, { cause: error });
	} finally {
		await reader.cancel().catch(() => undefined);
	}
	if (at !== bytes) throw new ZipDamagedError(`${path} is smaller than it says`);
	return whole;
}

/**
 * @throws ZipDamagedError where it is not there, or its bytes do not have the checksum; ZipUnsafeError
 * where it is larger than it says
 */
export async function readContent(
	{ file, entries }: Archive,
	path: string
): Promise<Uint8Array<ArrayBuffer>> {
	const entry = entries.get(path);
	if (!entry) throw new ZipDamagedError(`${path} is missing`);
	const { offset, storedBytes } = entry;
	const head = await readRange(file, offset, offset + LOCAL_BYTES);
	const local = new DataView(head.buffer);
	if (local.getUint32(0, true) !== SIGNATURES.local)
		throw new ZipDamagedError(`${path}: no record`);
	const from = offset + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
	const stored = await readRange(file, from, from + storedBytes);
	const content = entry.method === DEFLATED ? await inflate(stored, entry) : stored;
	if (crc32(content) !== entry.crc) throw new ZipDamagedError(`${path} has another checksum`);
	return content;
}

/** @throws what `readContent` throws, ZipDamagedError for what is not UTF-8 */
export async function readText(archive: Archive, path: string): Promise<string> {
	const bytes = await readContent(archive, path);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		throw new ZipDamagedError(`${path} is not UTF-8`, { cause: error });
	}
}
