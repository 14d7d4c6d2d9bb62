/** What every zip writer can do; which one serves is told by `choose-writer.ts`. */

export interface ZipText {
	/** Ends when more may come. */
	write(text: string): Promise<void>;
	/** Puts it into the zip. */
	close(): Promise<void>;
}

export interface ZipWriter {
	/** Of the next byte, as far as it is known while writing. */
	readonly offset: number;
	/** Entries so far. */
	readonly entries: number;
	/**
	 * Content as it is, whole or in parts: pictures do not get smaller. Paths are UTF-8 in NFC and come
	 * once each.
	 */
	add(path: string, content: Uint8Array | readonly Uint8Array[]): Promise<void>;
	/** A compressed text, written bit by bit; several may be open at once. */
	text(path: string): ZipText;
	/** Everything so far has reached the sink; gives the directory's records, to go on with later. */
	checkpoint(): Promise<Uint8Array<ArrayBuffer> | null>;
	/** Writes what comes at the end. */
	finish(): Promise<void>;
}
