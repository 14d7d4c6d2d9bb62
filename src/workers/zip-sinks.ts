/** Where a zip goes in a browser: a chosen file, the app's own storage, or memory. */

import { memorySink, type ByteSink } from '../lib/export/zip/byte-sink';
import { MAX_BLOB_BYTES, type ZipSink } from '../lib/export/zip/wish';
import { ZipSinkError, ZipTooLargeError } from '../lib/export/zip/zip-errors';
import { openFileSink } from './file-sink';
import { orSinkError, sinkError } from './sink-errors';

const FOLDER = 'zips';
export const JOURNAL_ENDING = '.journal';

/** The folder of zips in the app's own storage. */
export async function zipFolder(): Promise<FileSystemDirectoryHandle> {
	const root = await navigator.storage.getDirectory();
	return root.getDirectoryHandle(FOLDER, { create: true });
}

export async function removeStored(name: string): Promise<void> {
	const folder = await zipFolder();
	for (const file of [name, name + JOURNAL_ENDING]) {
		await folder.removeEntry(file).catch(() => undefined);
	}
}

/** What only workers have. */
type WithSyncAccess = FileSystemFileHandle & {
	readonly createSyncAccessHandle: () => Promise<SyncAccess>;
};
type SyncAccess = {
	readonly getSize: () => number;
	readonly truncate: (bytes: number) => void;
	readonly write: (bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }) => number;
	readonly flush: () => void;
	readonly close: () => void;
};

/** A file in the app's own storage, by the handle that writes at once and stays after a crash. */
async function storageSink(name: string, offset: number): Promise<ByteSink> {
	const folder = await orSinkError(zipFolder);
	const handle = await orSinkError(() => folder.getFileHandle(name, { create: true }));
	const access = await orSinkError(() => (handle as WithSyncAccess).createSyncAccessHandle());
	let at = offset;
	try {
		if (access.getSize() < offset) throw new ZipSinkError('the stopped zip is not there any more');
		access.truncate(offset);
	} catch (error) {
		access.close();
		throw sinkError(error);
	}
	const flush = (): Promise<void> =>
		orSinkError(() => {
			access.flush();
			access.close();
			return Promise.resolve();
		});
	return {
		write: (bytes) =>
			orSinkError(() => {
				const written = access.write(bytes, { at });
				// In private windows Chromium hands an error's code on as a huge count.
				if (written !== bytes.length) throw new DOMException('full', 'QuotaExceededError');
				at += written;
				return Promise.resolve();
			}),
		async close() {
			await flush();
			await folder.removeEntry(name + JOURNAL_ENDING).catch(() => undefined);
			return orSinkError(() => handle.getFile());
		},
		async keep() {
			await flush();
			return true;
		},
		async discard() {
			try {
				access.close();
			} catch {
				// It was closed before.
			}
			await removeStored(name).catch(() => undefined);
		}
	};
}

/**
 * @param offset of a stopped zip that is gone on with; 0: what is there is replaced
 * @throws ZipSinkError, StorageFullError
 */
export function openSink(sink: ZipSink, offset: number): Promise<ByteSink> {
	switch (sink.kind) {
		case 'file':
			return openFileSink(sink.handle, offset, null);
		case 'storage':
			return storageSink(sink.name, offset);
		case 'memory':
			return Promise.resolve(
				memorySink(
					MAX_BLOB_BYTES,
					() => new ZipTooLargeError(`more than ${MAX_BLOB_BYTES} bytes do not fit in memory`)
				)
			);
	}
}
