/** The worker that reads what a person drops: folders, zips, feeds, pages; and keeps what comes of it. */

import { DROP_VERSION } from '../lib/catalog/drop/drop-record';
import { DropJournal } from '../lib/catalog/drop/journal';
import { makeSnapshot, NothingFoundError } from '../lib/catalog/drop/make-snapshot';
import { openFile } from '../lib/catalog/drop/place';
import { understand } from '../lib/catalog/drop/understand';
import { joinSnapshots } from '../lib/catalog/snapshot/join-snapshots';
import {
	clearFolder,
	COPY_FOLDER,
	MADE_FOLDER,
	openFolder
} from '../lib/catalog/snapshot/snapshot-folder';
import type { DropWorker, OnProgress, ProgressReport } from './contract';
import { encodePictures } from './encode-pictures';
import { messageTurn } from './message-turn';
import { serve } from './serve';

const journal = new DropJournal();

/** Large, and of no use to whoever drops photos. */
const loadReader = async () => (await import('../lib/catalog/collect/sources/sources')).readPage;

const stepsOf =
	(stage: ProgressReport['stage'], signal: AbortSignal, onProgress: OnProgress) =>
	async (done: number, total: number): Promise<void> => {
		onProgress({ stage, done, total });
		await messageTurn();
		signal.throwIfAborted();
	};

const api: DropWorker = {
	understand: (files, options, signal, onProgress) =>
		understand(files, options, {
			loadReader,
			step: stepsOf('read-files', signal, onProgress)
		}),

	openPhoto: (at) => openFile(at),

	async begin(job) {
		await clearFolder(MADE_FOLDER);
		await clearFolder(COPY_FOLDER);
		return journal.begin(job);
	},

	async keep({ key, outcome, preview }) {
		try {
			const pictures = preview && (await encodePictures(preview));
			await journal.keep({ version: DROP_VERSION, key, outcome, pictures });
		} finally {
			preview?.close();
		}
	},

	async finish(base, _options, signal, onProgress) {
		const job = await journal.job();
		if (!job) throw new NothingFoundError('nothing is kept');
		const folder = await openFolder(MADE_FOLDER);
		const made = await makeSnapshot(job, new Set(base?.numbers ?? []), {
			resultOf: (key) => journal.result(key),
			write: folder.write,
			step: stepsOf('write-snapshot', signal, onProgress)
		});
		const files = await folder.files();
		return { ...made, files: base ? await joinSnapshots(base.files, files) : files };
	},

	unfinished: () => journal.unfinished(),

	async clear({ keepsCopy }) {
		await journal.clear();
		await clearFolder(MADE_FOLDER);
		if (!keepsCopy) await clearFolder(COPY_FOLDER);
	}
};

serve<DropWorker>(api);
