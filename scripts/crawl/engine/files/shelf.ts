/** A place with photos and perhaps a table: a folder or a zip, seen alike. */

import { realpath, stat } from 'node:fs/promises';
import { FetchError } from '../fetch/fetch-error';
import { openFolder } from './folder-shelf';
import { openZip } from './zip-shelf';

export interface Shelf {
	/** Names of its files, `/` between folders, sorted. Only what lies inside. */
	names(): Promise<readonly string[]>;
	/** @throws FetchError `too-large`, `broken-content` */
	read(name: string, maxBytes: number): Promise<Buffer>;
}

/** @throws FetchError for what is missing or neither a folder nor a zip */
export async function openShelf(path: string): Promise<Shelf> {
	try {
		const real = await realpath(path);
		const isFolder = (await stat(real)).isDirectory();
		return isFolder ? openFolder(real) : await openZip(real);
	} catch (error) {
		if (error instanceof FetchError) throw error;
		const message = error instanceof Error ? error.message : String(error);
		throw new FetchError('broken-content', `${path}: ${message}`, false, { cause: error });
	}
}
