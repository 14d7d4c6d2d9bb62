/** Bytes into a file that a person chose: the browser puts in place only what is closed. */

import type { ByteSink } from '../lib/export/zip/byte-sink';
import { ZipSinkError } from '../lib/export/zip/zip-errors';
import { orSinkError } from './sink-errors';

/** By what a file is known to be as it was left. */
export type FileStamp = { readonly sizeBytes: number; readonly modifiedMs: number };

export async function stampOf(handle: FileSystemFileHandle): Promise<FileStamp> {
	const { size, lastModified } = await orSinkError(() => handle.getFile());
	return { sizeBytes: size, modifiedMs: lastModified };
}

/** Taken away where the browser can do that, empty otherwise. */
export async function removeFile(handle: FileSystemFileHandle): Promise<void> {
	try {
		if ('remove' in handle) {
			await (handle as { remove: () => Promise<void> }).remove();
			return;
		}
	} catch {
		// Open elsewhere, or not allowed: emptied at least.
	}
	const writable = await handle.createWritable();
	await writable.close();
}

export type FileSink = ByteSink & {
	/** It held something else, which stays until the zip is whole. */
	readonly isOverOther: boolean;
	/** Everything written is in the file, which could not be opened to go on. */
	readonly isStranded: () => boolean;
	/**
	 * Puts what is written in place, so that it outlives the tab, and opens the file to go on: the
	 * browser copies it for that.
	 * @param note told before it is opened again
	 * @throws StorageFullError, ZipSinkError
	 */
	settle(note: (stamp: FileStamp) => Promise<void>): Promise<void>;
};

/**
 * @param offset bytes that stay of what is in the file; 0: what is there is replaced in the end
 * @param left how the file was left; null where that is not known
 * @throws ZipSinkError, StorageFullError
 */
export async function openFileSink(
	handle: FileSystemFileHandle,
	offset: number,
	left: FileStamp | null
): Promise<FileSink> {
	const { sizeBytes, modifiedMs } = await stampOf(handle);
	const isOther = left && (left.sizeBytes !== sizeBytes || left.modifiedMs !== modifiedMs);
	if (offset > 0 && (sizeBytes < offset || isOther)) {
		throw new ZipSinkError('the stopped zip is not there any more');
	}
	const openAt = (at: number) =>
		orSinkError(async () => {
			const opened = await handle.createWritable({ keepExistingData: at > 0 });
			await opened.truncate(at);
			await opened.seek(at);
			return opened;
		});
	let writable = await openAt(offset);
	let at = offset;
	/** Part of the zip is in the file itself. */
	let isInPlace = offset > 0;
	let isStranded = false;
	return {
		isOverOther: offset === 0 && sizeBytes > 0,
		isStranded: () => isStranded,
		async write(bytes) {
			await orSinkError(() => writable.write(bytes));
			at += bytes.length;
		},
		async settle(note) {
			await orSinkError(() => writable.close());
			isInPlace = true;
			isStranded = true;
			await note(await stampOf(handle));
			writable = await openAt(at);
			isStranded = false;
		},
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
			if (isStranded) return;
			await writable.abort().catch(() => undefined);
			// What the file held before stays as it was; one made for the zip is taken away where that can be done.
			const file = await handle.getFile().catch(() => null);
			if (file && (isInPlace || file.size === 0)) await removeFile(handle).catch(() => undefined);
		}
	};
}
