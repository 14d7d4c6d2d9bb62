/** What is remembered of a zip while it grows in a chosen file, and what of it when it ends. */

import type { ZipJournal, ZipWish } from '../lib/export/zip/wish';
import { ZipChangedError, ZipSinkError } from '../lib/export/zip/zip-errors';
import { stampOf, type FileSink, type FileStamp } from './file-sink';
import type { KeptZip, ZipShelf } from './zip-shelf';

/**
 * The first time that the file is closed on the way; each further one at twice the bytes. The browser
 * copies the file each time, so all copies together are no more than the zip itself.
 */
export const FIRST_SETTLED_BYTES = 512 << 20;

export type KeptStart = {
	readonly name: string;
	readonly handle: FileSystemFileHandle;
	readonly wish: ZipWish;
	readonly total: number;
	readonly resume: ZipJournal | null;
};

export class KeptRun {
	#record: KeptZip;
	#nextBytes: number;
	readonly #isResumed: boolean;
	readonly #sink: FileSink;
	readonly #shelf: ZipShelf;

	private constructor(record: KeptZip, resume: ZipJournal | null, sink: FileSink, shelf: ZipShelf) {
		this.#record = record;
		this.#isResumed = resume !== null;
		this.#nextBytes = Math.max(FIRST_SETTLED_BYTES, 2 * (resume?.offset ?? 0));
		this.#sink = sink;
		this.#shelf = shelf;
	}

	/** A zip that is gone on with keeps what is remembered of it. */
	static async begin(
		{ resume, ...start }: KeptStart,
		sink: FileSink,
		shelf: ZipShelf
	): Promise<KeptRun> {
		const known = resume && (await shelf.get(start.name));
		const record = known ?? { version: 1, ...start, reached: null };
		if (!known) await shelf.put(record);
		return new KeptRun(record, resume, sink, shelf);
	}

	/** @throws StorageFullError, ZipSinkError */
	async checkpoint(journal: ZipJournal): Promise<void> {
		if (this.#sink.isOverOther || journal.offset < this.#nextBytes) return;
		this.#nextBytes = 2 * journal.offset;
		await this.#sink.settle((stamp) => this.#note(journal, stamp));
	}

	/** The file is closed, to be gone on with. */
	async stopped(journal: ZipJournal): Promise<void> {
		await this.#note(journal, await stampOf(this.#record.handle));
	}

	written(): Promise<void> {
		return this.#shelf.remove(this.#record.name);
	}

	/** One that can only begin again is remembered by its wish. */
	async failed(error: unknown): Promise<void> {
		if (this.#sink.isStranded()) return;
		const canBeginAgain = error instanceof ZipChangedError || error instanceof ZipSinkError;
		if (this.#isResumed && canBeginAgain) await this.#keep({ ...this.#record, reached: null });
		else await this.#shelf.remove(this.#record.name);
	}

	#note(journal: ZipJournal, stamp: FileStamp): Promise<void> {
		return this.#keep({ ...this.#record, reached: { ...stamp, journal } });
	}

	#keep(record: KeptZip): Promise<void> {
		this.#record = record;
		return this.#shelf.put(record);
	}
}
