/** Where the bytes of a zip go, and what is remembered of it so that another tab can go on. */

import type { ByteSink } from '../lib/export/zip/byte-sink';
import { encodeJournal } from '../lib/export/zip/journal';
import type { ZipJournal, ZipSink, ZipWish } from '../lib/export/zip/wish';
import type { ZipSource } from '../lib/export/zip/zip-source';
import { openFileSink } from './file-sink';
import { KeptRun } from './kept-run';
import { holdZip } from './zip-locks';
import { zipShelf } from './zip-shelf';
import { JOURNAL_ENDING, openSink, zipFolder } from './zip-sinks';

/** Kept beside the zip, for who comes back after a crash. */
async function keepJournal(name: string, journal: ZipJournal): Promise<void> {
	const handle = await (await zipFolder()).getFileHandle(name + JOURNAL_ENDING, { create: true });
	const writable = await handle.createWritable();
	await writable.write(encodeJournal(journal));
	await writable.close();
}

/** Where the bytes go, and what is remembered of them as they grow. */
export type ZipOutput = {
	readonly bytes: ByteSink;
	readonly checkpoint?: (journal: ZipJournal) => Promise<void>;
	readonly stopped: (journal: ZipJournal) => Promise<void>;
	readonly written: () => Promise<void>;
	readonly failed: (error: unknown) => Promise<void>;
};

const nothing = (): Promise<void> => Promise.resolve();

/** @throws ZipSinkError, StorageFullError */
export async function openOutput(
	sink: ZipSink,
	wish: ZipWish,
	source: ZipSource,
	resume: ZipJournal | null
): Promise<ZipOutput> {
	const offset = resume?.offset ?? 0;
	if (sink.kind === 'file' && sink.name !== undefined) {
		const { handle, name } = sink;
		const left = resume && (await zipShelf.get(name));
		try {
			const bytes = await openFileSink(handle, offset, left?.reached ?? null);
			const ids = resume ? [] : await source.ids();
			const byIds = { ...wish, items: { kind: 'ids' as const, ids } };
			const start = { name, handle, wish: byIds, total: ids.length, resume };
			const run = await KeptRun.begin(start, bytes, zipShelf);
			return {
				bytes,
				checkpoint: (journal) => run.checkpoint(journal),
				stopped: (journal) => run.stopped(journal),
				written: () => run.written(),
				failed: (error) => run.failed(error)
			};
		} catch (error) {
			// Moved or changed: its wish is left to begin again with.
			if (left) await zipShelf.put({ ...left, reached: null });
			throw error;
		}
	}
	const bytes = await openSink(sink, offset);
	if (sink.kind !== 'storage')
		return { bytes, stopped: nothing, written: nothing, failed: nothing };
	const keep = (journal: ZipJournal) => keepJournal(sink.name, journal);
	return { bytes, checkpoint: keep, stopped: keep, written: nothing, failed: nothing };
}

/** A zip that is remembered is written by one tab at a time. */
export const holdSink = <T>(sink: ZipSink, work: () => Promise<T>): Promise<T> =>
	sink.kind !== 'memory' && sink.name !== undefined ? holdZip(sink.name, work) : work();
