/** Where the bytes of a zip go, whatever is behind it. */

export interface ByteSink {
	/** Ends when more may come. The bytes are not kept. @throws StorageFullError, ZipSinkError, ZipTooLargeError */
	write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
	/** All is written. @returns the file to download; null where it is where the person chose */
	close(): Promise<Blob | null>;
	/** Keeps what is written, to go on later; false where it cannot be kept. */
	keep(): Promise<boolean>;
	/** Nothing is left behind, as far as the browser lets. Does not throw. */
	discard(): Promise<void>;
}

/** A hundred small writes to a file cost as much as hundred large ones. */
const GATHER_BYTES = 4 << 20;

/** Hands on bytes in large pieces, and counts them. */
export class Gatherer {
	readonly #sink: ByteSink;
	#held: Uint8Array<ArrayBuffer>;
	#heldBytes = 0;
	#offset: number;

	/** @param offset bytes that the sink has already */
	constructor(sink: ByteSink, offset = 0, gatherBytes = GATHER_BYTES) {
		this.#sink = sink;
		this.#offset = offset;
		this.#held = new Uint8Array(gatherBytes);
	}

	/** Of the next byte. */
	get offset(): number {
		return this.#offset;
	}

	async write(bytes: Uint8Array): Promise<void> {
		this.#offset += bytes.length;
		let from = 0;
		while (from < bytes.length) {
			const part = bytes.subarray(from, from + this.#held.length - this.#heldBytes);
			this.#held.set(part, this.#heldBytes);
			this.#heldBytes += part.length;
			from += part.length;
			if (this.#heldBytes === this.#held.length) await this.flush();
		}
	}

	async flush(): Promise<void> {
		if (this.#heldBytes === 0) return;
		const piece = this.#held.subarray(0, this.#heldBytes);
		this.#heldBytes = 0;
		await this.#sink.write(piece);
	}
}

/** Gathers blobs, which the browser may keep on disk. */
export function memorySink(mostBytes: number, tooLarge: () => Error): ByteSink {
	const parts: Blob[] = [];
	let total = 0;
	return {
		write(bytes) {
			total += bytes.length;
			if (total > mostBytes) return Promise.reject(tooLarge());
			parts.push(new Blob([bytes]));
			return Promise.resolve();
		},
		close: () => Promise.resolve(new Blob(parts, { type: 'application/zip' })),
		keep: () => Promise.resolve(false),
		discard() {
			parts.length = 0;
			return Promise.resolve();
		}
	};
}
