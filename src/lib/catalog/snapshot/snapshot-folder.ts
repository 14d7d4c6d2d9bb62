/** A place to write a snapshot to within the browser: its private files, or memory where it has none. */

import { storageError, StorageFullError } from '../store/storage-errors';
import type { WriteFile } from './write-snapshot';

const FOLDER = 'snapshots';

/** Of a collection as it was before it is changed, and of one in the making. */
export const COPY_FOLDER = 'before';
export const MADE_FOLDER = 'made';

type Folder = {
	readonly write: WriteFile;
	/** What was written, named as a manifest names it. */
	readonly files: () => Promise<File[]>;
};

/** Null where the browser gives none: private windows of some. */
async function rootFolder(): Promise<FileSystemDirectoryHandle | null> {
	try {
		const root = await navigator.storage.getDirectory();
		return await root.getDirectoryHandle(FOLDER, { create: true });
	} catch {
		return null;
	}
}

async function writeTo(
	folder: FileSystemDirectoryHandle,
	path: string,
	bytes: Uint8Array<ArrayBuffer>
): Promise<File> {
	const handle = await folder.getFileHandle(path, { create: true });
	const writable = await handle.createWritable();
	try {
		await writable.write(bytes);
	} finally {
		await writable.close();
	}
	return handle.getFile();
}

/** Deletes what an earlier call wrote under the name. */
export async function clearFolder(name: string): Promise<void> {
	const root = await rootFolder();
	// Not there: nothing to clear.
	await root?.removeEntry(name, { recursive: true }).catch(() => undefined);
}

/**
 * An empty folder for the files of one snapshot; what was in it is deleted.
 *
 * @throws StorageFullError from `write` where there is no room
 */
export async function openFolder(name: string): Promise<Folder> {
	await clearFolder(name);
	const root = await rootFolder();
	const folder = (await root?.getDirectoryHandle(name, { create: true })) ?? null;
	const files = new Map<string, File>();
	return {
		async write(path, bytes) {
			try {
				files.set(path, folder ? await writeTo(folder, path, bytes) : new File([bytes], path));
			} catch (thrown) {
				const error = storageError(thrown);
				if (error instanceof StorageFullError) throw error;
				// Files without `createWritable` (older Safari): memory does.
				files.set(path, new File([bytes], path));
			}
		},
		files: () => Promise.resolve([...files.values()])
	};
}
