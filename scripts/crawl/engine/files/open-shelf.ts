/** Opens what a path leads to. */

import { realpath, stat } from 'node:fs/promises';
import { FetchError } from '../fetch/fetch-error';
import { openFolder } from './folder-shelf';
import type { Shelf } from './shelf';
import { openZip } from './zip-shelf';

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
