/** A folder of photos. */

import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { FetchError } from '../fetch/fetch-error';
import type { Shelf } from './shelf';

/** @param root its real path */
export function openFolder(root: string): Shelf {
	return {
		async names() {
			const found = await readdir(root, { recursive: true, withFileTypes: true });
			// Links may lead out of the folder.
			return found
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
				.map((name) => name.split(sep).join('/'))
				.sort();
		},
		async read(name, maxBytes) {
			if (name.split('/').includes('..'))
				throw new FetchError('forbidden-address', `${name} leads out of the folder`, false);
			const file = join(root, name);
			const { size } = await lstat(file);
			if (size > maxBytes)
				throw new FetchError(
					'too-large',
					`${size} bytes, more than the ${maxBytes} allowed`,
					false
				);
			return await readFile(file);
		}
	};
}
