/** Files as a person drops them, made on the spot. */

import JSZip from 'jszip';
import type { DroppedFile } from '../../../src/lib/catalog/drop/list-files';

type Content = string | Uint8Array<ArrayBuffer>;

export const dropped = (files: Readonly<Record<string, Content>>): DroppedFile[] =>
	Object.entries(files).map(([path, content]) => ({
		path,
		file: new File([content], path.slice(path.lastIndexOf('/') + 1), { lastModified: 1000 })
	}));

/** @param compressed deflated, as most zips are */
export async function zipOf(
	files: Readonly<Record<string, Content>>,
	compressed = true
): Promise<Uint8Array<ArrayBuffer>> {
	const zip = new JSZip();
	for (const [path, content] of Object.entries(files)) {
		zip.file(path, content, { createFolders: false });
	}
	const bytes = await zip.generateAsync({
		type: 'uint8array',
		compression: compressed ? 'DEFLATE' : 'STORE'
	});
	return new Uint8Array(bytes);
}

/** Puts other bytes in place of some, wherever they occur. */
export function replaced(
	bytes: Uint8Array<ArrayBuffer>,
	from: Uint8Array,
	to: Uint8Array
): Uint8Array<ArrayBuffer> {
	const copy = bytes.slice();
	for (let at = 0; at + from.length <= copy.length; at += 1) {
		if (from.every((byte, i) => copy[at + i] === byte)) copy.set(to, at);
	}
	return copy;
}
