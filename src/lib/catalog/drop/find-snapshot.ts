/** Finds a finished snapshot among dropped files, and hands its files to the catalog's import. */

import { readManifest, type SnapshotManifest } from '../snapshot/manifest';
import { MANIFEST_FILE, SNAPSHOT_MAGIC } from '../snapshot/manifest-names';
import { folderOf, nameOf, openFile, type FileAt } from './place';

/** Larger than the manifest of a million items. */
const MAX_MANIFEST_BYTES = 64 << 20;

async function isManifest(at: FileAt): Promise<boolean> {
	if (nameOf(at.path) !== MANIFEST_FILE || at.bytes > MAX_MANIFEST_BYTES) return false;
	try {
		const value: unknown = JSON.parse(await (await openFile(at)).text());
		return (value as { readonly magic?: unknown } | null)?.magic === SNAPSHOT_MAGIC;
	} catch {
		return false;
	}
}

/** The manifest nearest to the top; null where there is none. */
export async function findManifest(files: readonly FileAt[]): Promise<FileAt | null> {
	const depth = ({ path }: FileAt): number => path.split('/').length;
	for (const at of [...files].sort((a, b) => depth(a) - depth(b))) {
		if (await isManifest(at)) return at;
	}
	return null;
}

/** @throws SnapshotFormatError, SnapshotVersionError */
export async function manifestAt(at: FileAt): Promise<SnapshotManifest> {
	return readManifest(new Uint8Array(await (await openFile(at)).arrayBuffer()));
}

/** Files named as the manifest names them: what a path within a folder is does not cross to a worker. */
export async function snapshotFiles(
	manifest: FileAt,
	files: readonly FileAt[],
	step: () => Promise<void>
): Promise<File[]> {
	const folder = folderOf(manifest.path);
	const found: File[] = [];
	for (const at of files) {
		if (!at.path.startsWith(folder)) continue;
		await step();
		found.push(new File([await openFile(at)], at.path.slice(folder.length)));
	}
	return found;
}
