/** Where a file is among what was dropped: itself, or inside a zip or a saved page; opened one at a time. */

import { openMimePart, type MimePart } from './mhtml';
import { openZipEntry, type ZipEntry } from './zip-entry';

/** One step into a container. */
export type Place =
	| { readonly kind: 'zip'; readonly entry: ZipEntry }
	| { readonly kind: 'mime'; readonly part: MimePart };

/** A file that can be opened; it holds no bytes itself. */
export type FileAt = {
	/** From the top of what was dropped, `/` between folders; the address of a part of an `.mhtml`. */
	readonly path: string;
	/** Decoded. */
	readonly bytes: number;
	/** When it was changed last, ms since 1970; 0 where it is not known. */
	readonly modifiedMs: number;
	/** What was dropped. */
	readonly file: Blob;
	/** From the dropped file to this one, outermost first; none: it is the dropped file. */
	readonly places: readonly Place[];
};

/**
 * The bytes of a file. What is stored in a zip as it is becomes a part of the dropped file and takes
 * no memory.
 *
 * @throws ZipFormatError, FileTooLargeError; the browser's own where the file cannot be read
 */
export async function openFile({ file, places }: Pick<FileAt, 'file' | 'places'>): Promise<Blob> {
	let blob = file;
	for (const place of places) {
		blob =
			place.kind === 'zip'
				? await openZipEntry(blob, place.entry)
				: await openMimePart(blob, place.part);
	}
	return blob;
}

/** What follows the last `/`. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** What stands before the last `/`, with it; empty at the top. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
