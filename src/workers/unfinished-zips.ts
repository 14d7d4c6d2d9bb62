/** Zips that were stopped or died with their tab: in the app's own storage, and in chosen files. */

import { decodeJournal } from '../lib/export/zip/journal';
import type { UnfinishedZip } from '../lib/export/zip/wish';
import { removeFile, stampOf } from './file-sink';
import { heldZips } from './zip-locks';
import { zipShelf, type KeptZip } from './zip-shelf';
import { JOURNAL_ENDING, removeStored, zipFolder } from './zip-sinks';

/** A download from the app's own storage is over by then. */
const LEFT_MS = 86_400_000;

async function inStorage(held: ReadonlySet<string>): Promise<readonly UnfinishedZip[]> {
	// Where the browser gives no storage, nothing is left in it.
	const folder = await zipFolder().catch(() => null);
	if (!folder) return [];
	const old: string[] = [];
	const found: UnfinishedZip[] = [];
	for await (const [file, handle] of folder.entries()) {
		if (handle.kind !== 'file') continue;
		const isJournal = file.endsWith(JOURNAL_ENDING);
		const name = isJournal ? file.slice(0, -JOURNAL_ENDING.length) : file;
		if (held.has(name)) continue;
		const content = await handle.getFile();
		if (!isJournal) {
			if (Date.now() - content.lastModified > LEFT_MS) old.push(name);
			continue;
		}
		const journal = decodeJournal(new Uint8Array(await content.arrayBuffer()));
		if (!journal) continue;
		const { wish, total } = journal;
		found.push({ name, sink: { kind: 'storage', name }, wish, total, journal });
	}
	// Written and downloaded long ago, by a tab that could not clear up any more.
	for (const name of old.filter((one) => !found.some((kept) => kept.name === one))) {
		await removeStored(name);
	}
	return found;
}

const asUnfinished = ({ name, handle, wish, total, reached }: KeptZip): UnfinishedZip => ({
	name,
	sink: { kind: 'file', handle, name },
	wish,
	total,
	journal: reached?.journal ?? null
});

export async function unfinishedZips(): Promise<readonly UnfinishedZip[]> {
	const held = await heldZips();
	const inFiles = (await zipShelf.all()).filter(({ name }) => !held.has(name));
	return [...(await inStorage(held)), ...inFiles.map(asUnfinished)];
}

/** What is left of a zip in a chosen file goes too, where it is as it was left and that is allowed. */
async function removeKept({ handle, reached }: KeptZip): Promise<void> {
	if (!reached) return;
	const { sizeBytes, modifiedMs } = await stampOf(handle);
	if (sizeBytes !== reached.sizeBytes || modifiedMs !== reached.modifiedMs) return;
	await removeFile(handle);
}

export async function discardZip(name: string): Promise<void> {
	const kept = await zipShelf.get(name);
	if (!kept) return removeStored(name);
	await zipShelf.remove(name);
	// Gone, or not allowed without asking: then the person has it.
	await removeKept(kept).catch(() => undefined);
}
