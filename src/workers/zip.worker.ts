/** Writes zips: content comes from the catalog worker, what is derived from the page, bytes go to a sink. */

import { releaseProxy, wrap } from 'comlink';
import { decodeJournal, encodeJournal } from '../lib/export/zip/journal';
import { sampleDerived } from '../lib/export/zip/sample-derived';
import {
	derivedKinds,
	type Derive,
	type DerivedSample,
	type ZipJournal,
	type ZipProgress
} from '../lib/export/zip/wish';
import { writeZip } from '../lib/export/zip/write-zip';
import type { ZipPage, ZipPorts, ZipWorker } from './contract';
import { serve } from './serve';
import { releaseWire } from './wire';
import { openGate } from './zip-gate';
import { JOURNAL_ENDING, openSink, removeStored, zipFolder } from './zip-sinks';
import { borrowSource, untilAborted } from './zip-source-port';

/** A download from the app's own storage is over by then. */
const LEFT_MS = 86_400_000;

/** Kept beside the zip, for who comes back after a crash. */
async function keepJournal(name: string, journal: ZipJournal): Promise<void> {
	const handle = await (await zipFolder()).getFileHandle(name + JOURNAL_ENDING, { create: true });
	const writable = await handle.createWritable();
	await writable.write(encodeJournal(journal));
	await writable.close();
}

function connect({ source, page }: Pick<ZipPorts, 'source' | 'page'>, cancelled: AbortSignal) {
	const lent = borrowSource(source, cancelled);
	const ends = untilAborted(cancelled);
	const remote = wrap<ZipPage>(page);
	const derive: Derive = async (request, signal) => {
		// One of its own for each call: letting go of it must not let go of the zip's.
		const own = AbortSignal.any([signal]);
		try {
			return await ends(remote.derive(request, own));
		} finally {
			releaseWire(own);
		}
	};
	return {
		source: lent.source,
		derive,
		tell: (sample: DerivedSample): Promise<void> => ends(remote.sampled(sample)),
		letGo: (): void => {
			lent.end();
			remote[releaseProxy]();
		}
	};
}

const api: ZipWorker = {
	async write({ wish, sink, ports }, { resume }, signal, onProgress) {
		const { source, derive, letGo } = connect(ports, signal);
		let last: ZipProgress | null = null;
		const report = (progress: ZipProgress): void => {
			last = progress;
			onProgress({ stage: 'zip', done: progress.done, total: progress.total, zip: progress });
		};
		const gate = openGate(ports.commands, signal, () => {
			if (last) report({ ...last, state: gate.isPaused() ? 'paused' : 'writing' });
		});
		try {
			const bytes = await openSink(sink, resume?.offset ?? 0);
			const outcome = await writeZip(
				{
					source,
					sink: bytes,
					wish,
					derive: derivedKinds(wish).length > 0 ? derive : undefined,
					resume: resume ?? undefined
				},
				{
					signal,
					next: gate.next,
					onProgress: report,
					onCheckpoint:
						sink.kind === 'storage' ? (journal) => keepJournal(sink.name, journal) : undefined
				}
			);
			if (outcome.state === 'stopped' && outcome.journal && sink.kind === 'storage') {
				await keepJournal(sink.name, outcome.journal);
			}
			return outcome;
		} finally {
			gate.end();
			letGo();
		}
	},

	async sample({ wish, ports }, { known }, signal) {
		const { source, derive, tell, letGo } = connect(ports, signal);
		try {
			await sampleDerived(source, wish, { derive, known, onSample: tell, signal });
		} finally {
			ports.commands.close();
			letGo();
		}
	},

	async unfinished() {
		// Where the browser gives no storage, nothing is left in it.
		const folder = await zipFolder().catch(() => null);
		if (!folder) return [];
		const old: string[] = [];
		const found: { readonly name: string; readonly journal: ZipJournal }[] = [];
		for await (const [name, handle] of folder.entries()) {
			if (handle.kind !== 'file') continue;
			const file = await handle.getFile();
			if (!name.endsWith(JOURNAL_ENDING)) {
				if (Date.now() - file.lastModified > LEFT_MS) old.push(name);
				continue;
			}
			const journal = decodeJournal(new Uint8Array(await file.arrayBuffer()));
			if (journal) found.push({ name: name.slice(0, -JOURNAL_ENDING.length), journal });
		}
		// Written and downloaded long ago, by a tab that could not clear up any more.
		for (const name of old.filter((one) => !found.some((kept) => kept.name === one))) {
			await removeStored(name);
		}
		return found;
	},

	discard: (name) => removeStored(name)
};

serve<ZipWorker>(api);
