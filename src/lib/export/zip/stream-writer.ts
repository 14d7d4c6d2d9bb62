/** Writes a zip entry by entry and holds nothing but its directory: flat memory, and it can be gone on with. */

import { Gatherer, type ByteSink } from './byte-sink';
import { crc32 } from './crc32';
import { deflateText } from './deflate-text';
import {
	CENTRAL_BYTES,
	DEFLATED,
	STORED,
	centralRecord,
	dosTime,
	endRecords,
	localRecord,
	type ZipEntry
} from './zip-records';
import type { ZipText, ZipWriter } from './zip-writer';

/** Where a stopped zip stands. */
export type StreamState = { readonly offset: number; readonly directory: Uint8Array };

const MOST_ENTRY_BYTES = 0xffff_fffe;

/** Bytes that are added to at the end, in memory that doubles. */
class GrowingBytes {
	#bytes: Uint8Array<ArrayBuffer>;
	length: number;

	constructor(first: Uint8Array) {
		this.#bytes = new Uint8Array(Math.max(4096, 2 * first.length));
		this.#bytes.set(first);
		this.length = first.length;
	}

	add(more: Uint8Array): void {
		if (this.length + more.length > this.#bytes.length) {
			const larger = new Uint8Array(2 * (this.length + more.length));
			larger.set(this.whole());
			this.#bytes = larger;
		}
		this.#bytes.set(more, this.length);
		this.length += more.length;
	}

	/** A view of all. */
	whole(): Uint8Array<ArrayBuffer> {
		return this.#bytes.subarray(0, this.length);
	}
}

/** How many records a directory has. */
function countEntries(directory: Uint8Array): number {
	const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
	let count = 0;
	for (let at = 0; at < directory.length; count += 1) {
		at += CENTRAL_BYTES + view.getUint16(at + 28, true) + view.getUint16(at + 30, true);
	}
	return count;
}

export class StreamWriter implements ZipWriter {
	readonly #out: Gatherer;
	readonly #directory: GrowingBytes;
	readonly #time: number;
	readonly #encoder = new TextEncoder();
	#entries: number;

	/** @param state of a zip that is gone on with; the sink has its first `offset` bytes */
	constructor(sink: ByteSink, date: Date, state?: StreamState) {
		this.#out = new Gatherer(sink, state?.offset);
		this.#directory = new GrowingBytes(state?.directory ?? new Uint8Array());
		this.#entries = state ? countEntries(state.directory) : 0;
		this.#time = dosTime(date);
	}

	get offset(): number {
		return this.#out.offset;
	}

	get entries(): number {
		return this.#entries;
	}

	async add(path: string, content: Uint8Array | readonly Uint8Array[]): Promise<void> {
		const parts = content instanceof Uint8Array ? [content] : content;
		const bytes = parts.reduce((sum, { length }) => sum + length, 0);
		const crc = parts.reduce((earlier, part) => crc32(part, earlier), 0);
		await this.#put(path, { method: STORED, crc, storedBytes: bytes, bytes }, parts);
	}

	text(path: string): ZipText {
		const text = deflateText();
		return {
			write: (part) => text.write(part),
			close: async () => {
				const { chunks, ...entry } = await text.close();
				await this.#put(path, { method: DEFLATED, ...entry }, chunks);
			}
		};
	}

	async checkpoint(): Promise<Uint8Array<ArrayBuffer>> {
		await this.#out.flush();
		return this.#directory.whole().slice();
	}

	async finish(): Promise<void> {
		const at = this.offset;
		await this.#out.write(this.#directory.whole());
		await this.#out.write(endRecords(this.#entries, this.#directory.length, at));
		await this.#out.flush();
	}

	async #put(
		path: string,
		rest: Omit<ZipEntry, 'path'>,
		chunks: Iterable<Uint8Array>
	): Promise<void> {
		if (rest.bytes > MOST_ENTRY_BYTES) throw new RangeError(`${path} has ${rest.bytes} bytes`);
		const entry = { ...rest, path: this.#encoder.encode(path) };
		const at = this.offset;
		await this.#out.write(localRecord(entry, this.#time));
		for (const chunk of chunks) await this.#out.write(chunk);
		this.#directory.add(centralRecord(entry, this.#time, at));
		this.#entries += 1;
	}
}
