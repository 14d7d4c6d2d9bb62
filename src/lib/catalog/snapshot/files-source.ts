/** Reads a snapshot from files a person picked: its folder, the one above, or the loose files. */

import { MANIFEST_FILE } from './manifest';
import { SnapshotFormatError, SnapshotMissingFileError } from './snapshot-errors';
import type { SnapshotSource } from './source';

/** Browsers leave the relative path empty for files picked one by one. */
const pathOf = (file: File): string => file.webkitRelativePath || file.name;

const depth = (path: string): number => path.split('/').length;

/** Path of the folder that holds the manifest nearest to what was picked, with a slash, or empty. */
function findFolder(paths: readonly string[]): string {
	const manifests = paths
		.filter((path) => path === MANIFEST_FILE || path.endsWith(`/${MANIFEST_FILE}`))
		.sort((a, b) => depth(a) - depth(b));
	const [first, second] = manifests;
	if (first === undefined) throw new SnapshotMissingFileError(`no ${MANIFEST_FILE} was picked`);
	if (second !== undefined && depth(second) === depth(first)) {
		throw new SnapshotFormatError(`more than one snapshot was picked: ${first}, ${second}`);
	}
	return first.slice(0, -MANIFEST_FILE.length);
}

/**
 * @throws SnapshotMissingFileError without a manifest among the files
 * @throws SnapshotFormatError with several that could be meant
 */
export function filesSource(files: readonly File[]): SnapshotSource {
	const byPath = new Map(files.map((file) => [pathOf(file), file]));
	const folder = findFolder([...byPath.keys()]);
	return {
		async read(path, signal) {
			signal.throwIfAborted();
			const file = byPath.get(folder + path);
			if (!file) throw new SnapshotMissingFileError(`${path} was not picked`);
			try {
				return new Uint8Array(await file.arrayBuffer());
			} catch (error) {
				// The file was moved or changed since it was picked.
				throw new SnapshotMissingFileError(`${path} cannot be read`, { cause: error });
			}
		}
	};
}
