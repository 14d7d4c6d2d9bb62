/** Where a zip goes in a browser: a chosen file, the app's own storage, or memory. */

import { memorySink, type ByteSink } from '../lib/export/zip/byte-sink';
import { MAX_BLOB_BYTES, type ZipSink } from '../lib/export/zip/wish';
import { ZipSinkError, ZipTooLargeError } from '../lib/export/zip/zip-errors';
import { StorageFullError } from '../lib/catalog/store/storage-errors';

const FOLDER = 'zips';
export const JOURNAL_ENDING = '.journal';

/** Errors of files under the names that the app has texts for. */
function sinkError(thrown: unknown): Error {
	const error = thrown instanceof Error ? thrown : new Error(String(thrown));
	if (error.name === 'QuotaExceededError') {
		return new StorageFullError('no room left for the zip', { cause: error });
	}
	return new ZipSinkError(error.message, { cause: error });
}

async function orSinkError<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw sinkError(error);
	}
}

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

/** @param offset bytes that stay of what is in the file */
async function fileSink(handle: FileSystemFileHandle, offset: number): Promise<ByteSink> {
	const { size } = await orSinkError(() => handle.getFile());
	if (size < offset) throw new ZipSinkError('the stopped zip is not there any more');
	const writable = await orSinkError(() => handle.createWritable({ keepExistingData: offset > 0 }));
	await orSinkError(() => writable.truncate(offset));
	await orSinkError(() => writable.seek(offset));
	return {
		write: (bytes) => orSinkError(() => writable.write(bytes)),
		async close() {
			await orSinkError(() => writable.close());
			return null;
		},
		async keep() {
			// Only what is closed is in the file; it is opened again to go on.
			await orSinkError(() => writable.close());
			return true;
		},
		async discard() {
			await writable.abort().catch(() => undefined);
			// What the file held before stays as it was; one made for the zip is taken away where that can be done.
			const file = await handle.getFile().catch(() => null);
			if (file?.size === 0 && 'remove' in handle) {
				await (handle as { remove: () => Promise<void> }).remove().catch(() => undefined);
			}
		}
	};
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
		throw error instanceof ZipSinkError ? error : sinkError(error);
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
				at += written;
				if (written < bytes.length) throw new DOMException('full', 'QuotaExceededError');
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
			return fileSink(sink.handle, offset);
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
