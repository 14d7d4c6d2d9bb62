/** Writes a zip from beginning to end, or from where it was stopped. */

import type { ByteSink } from './byte-sink';
import { packWritten, unpackWritten } from './journal';
import { JszipWriter } from './jszip-writer';
import { StreamWriter } from './stream-writer';
import type { Derive, ZipJournal, ZipOutcome, ZipProgress, ZipWish } from './wish';
import { ItemNotes, writeItems } from './write-items';
import { writeTables } from './write-tables';
import { ZipChangedError } from './zip-errors';
import type { ZipSource } from './zip-source';

export type WriteInput = {
	readonly source: ZipSource;
	readonly sink: ByteSink;
	readonly wish: ZipWish;
	readonly derive?: Derive | undefined;
	/** The sink has its first `offset` bytes, and no more. */
	readonly resume?: ZipJournal | undefined;
};

export type WriteControl = {
	readonly signal: AbortSignal;
	/** Waits while it is paused; false: stop, to go on later. */
	readonly next: () => Promise<boolean>;
	readonly onProgress: (progress: ZipProgress) => void;
	/** Told now and then where the zip stands, so that it can be gone on with after a crash. */
	readonly onCheckpoint?: ((journal: ZipJournal) => Promise<void>) | undefined;
};

/** How much may be lost of a zip that dies with its tab. */
const CHECKPOINT_BYTES = 64 << 20;
/** Before that, what remains is a guess. */
const TELLING_MS = 1500;

/** The time that remains, from how far it is. */
function createClock(total: number, bytesInAll: number, derives: boolean, from: number) {
	const startedMs = performance.now();
	let firstBytes = -1;
	return (done: number, bytes: number): number | null => {
		if (firstBytes < 0) firstBytes = bytes;
		const elapsedMs = performance.now() - startedMs;
		// What is made of a photo takes longer than any byte of it.
		const part = derives
			? (done - from) / Math.max(1, total - from)
			: (bytes - firstBytes) / Math.max(1, bytesInAll - firstBytes);
		if (elapsedMs < TELLING_MS || part <= 0) return null;
		return Math.max(0, elapsedMs / Math.min(1, part) - elapsedMs);
	};
}

/**
 * @throws the signal's reason, what the sink throws, ZipChangedError; then the sink is cleared
 */
export async function writeZip(input: WriteInput, control: WriteControl): Promise<ZipOutcome> {
	try {
		return await write(input, control);
	} catch (error) {
		await input.sink.discard();
		throw error;
	}
}

async function write(
	{ source, sink, wish, derive, resume }: WriteInput,
	{ signal, next, onProgress, onCheckpoint }: WriteControl
): Promise<ZipOutcome> {
	const facts = await source.facts();
	if (resume && resume.fingerprint !== facts.fingerprint) {
		throw new ZipChangedError('the items are not those of the stopped zip any more');
	}
	const earlier = resume && unpackWritten(resume.written);
	const createdAt = resume?.createdAt ?? new Date().toISOString();
	const first = resume?.done ?? 0;
	const date = new Date(createdAt);
	const state = earlier && { offset: resume.offset, directory: earlier.directory };
	const writer =
		facts.writer === 'jszip' && !resume
			? new JszipWriter(sink, date)
			: new StreamWriter(sink, date, state);
	const notes = new ItemNotes(facts.total, earlier);
	const remaining = createClock(facts.total, facts.bytes, derive !== undefined, first);
	const progress = (done: number, at: ZipProgress['state']): void => {
		const remainingMs = at === 'writing' ? remaining(done, writer.offset) : null;
		onProgress({ done, total: facts.total, bytes: writer.offset, remainingMs, state: at });
	};
	let ids: readonly string[] | null = null;
	const journalAt = async (done: number): Promise<ZipJournal | null> => {
		const directory = await writer.checkpoint();
		if (!directory) return null;
		const written = packWritten({ directory, ...notes.toNotes() });
		ids ??= await source.ids();
		return {
			version: 1,
			wish: { ...wish, items: { kind: 'ids', ids } },
			createdAt,
			fingerprint: facts.fingerprint,
			done,
			total: facts.total,
			offset: writer.offset,
			written
		};
	};

	let checkedAt = writer.offset;
	let row = first;
	const steps = {
		signal,
		async next() {
			signal.throwIfAborted();
			if (onCheckpoint && writer.offset - checkedAt >= CHECKPOINT_BYTES) {
				checkedAt = writer.offset;
				const journal = await journalAt(row);
				if (journal) await onCheckpoint(journal);
			}
			const goesOn = await next();
			signal.throwIfAborted();
			return goesOn;
		},
		report(done: number) {
			row = done;
			progress(done, 'writing');
		}
	};
	progress(first, 'writing');
	const tools = { source, writer, wish, notes, derive, signal };
	const done = await writeItems(facts, first, tools, steps);
	if (done < facts.total) {
		const journal = await journalAt(done);
		const isKept = journal !== null && (await sink.keep());
		if (!isKept) await sink.discard();
		return { state: 'stopped', journal: isKept ? journal : null };
	}
	progress(done, 'finishing');
	const groups = facts.groups.map((group, i) => (notes.unrestorable.includes(i) ? null : group));
	const tables = { source, facts, groups, writer, wish, createdAt, notes, signal };
	const short = await writeTables(tables, first);
	await writer.finish();
	signal.throwIfAborted();
	const file = await sink.close();
	progress(done, 'finishing');
	const summary = { items: facts.total, files: writer.entries, bytes: writer.offset, ...short };
	return { state: 'written', file, summary };
}
