/** One file of a zip, inflated no further than the zip says it is long. */

import { FileTooLargeError, ZipFormatError } from './drop-errors';

export type ZipEntry = {
	readonly path: string;
	/** 0: stored as it is, 8: deflated. */
	readonly method: 0 | 8;
	readonly compressedBytes: number;
	/** Inflated, as the zip says. */
	readonly bytes: number;
	/** Of its local header. */
	readonly offset: number;
};

const LOCAL_HEADER = 0x04034b50;
const LOCAL_BYTES = 30;

/** Larger than any photo or page is; a zip that says less and holds more is stopped at what it says. */
export const MAX_ENTRY_BYTES = 256 << 20;

/** Where its data begins: after the local header, whose lengths may differ from the directory's. */
async function dataStart(zip: Blob, { offset, path }: ZipEntry): Promise<number> {
	const head = new DataView(await zip.slice(offset, offset + LOCAL_BYTES).arrayBuffer());
	if (head.byteLength < LOCAL_BYTES || head.getUint32(0, true) !== LOCAL_HEADER) {
		throw new ZipFormatError(`${path} is not where the zip says`);
	}
	return offset + LOCAL_BYTES + head.getUint16(26, true) + head.getUint16(28, true);
}

/** @throws FileTooLargeError as soon as more comes than was said; ZipFormatError where less does */
async function inflate(packed: Blob, { path, bytes }: ZipEntry): Promise<Blob> {
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let read = 0;
	const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			read += value.length;
			if (read > bytes) throw new FileTooLargeError(`${path} is larger than its zip says`);
			chunks.push(value);
		}
	} catch (error) {
		if (error instanceof FileTooLargeError) throw error;
		throw new ZipFormatError(`${path} cannot be inflated`, { cause: error });
	} finally {
		reader.cancel().catch(() => undefined);
	}
	if (read < bytes) throw new ZipFormatError(`${path} ends too early`);
	return new Blob(chunks);
}

/** @throws ZipFormatError, FileTooLargeError */
export async function openZipEntry(zip: Blob, entry: ZipEntry): Promise<Blob> {
	if (entry.bytes > MAX_ENTRY_BYTES) throw new FileTooLargeError(`${entry.path} is too large`);
	const start = await dataStart(zip, entry);
	const packed = zip.slice(start, start + entry.compressedBytes);
	if (packed.size < entry.compressedBytes) throw new ZipFormatError(`${entry.path} is cut short`);
	return entry.method === 0 ? packed : inflate(packed, entry);
}
