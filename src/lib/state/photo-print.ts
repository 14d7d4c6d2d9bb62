/** What a photo is known by when it comes again: the SHA-256 of its file. */

import { sha256Hex } from '$lib/catalog/snapshot/sha256';

/** Null where the file cannot be read, or the page is not secure and has no hash. */
export async function printOf(photo: Blob): Promise<string | null> {
	try {
		return await sha256Hex(new Uint8Array(await photo.arrayBuffer()));
	} catch {
		return null;
	}
}
