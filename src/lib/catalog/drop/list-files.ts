/** All files of a drop by what they are, those inside of zips among them. */

import { ZipFormatError } from './drop-errors';
import type { LeftOut } from './left-out';
import { nameOf, type FileAt } from './place';
import { readZipDirectory } from './zip-directory';

export type DroppedFile = {
	/** From the top of what was dropped. */
	readonly path: string;
	readonly file: File;
};

export type FileKind = 'picture' | 'table' | 'page' | 'saved-page' | 'feed' | 'zip' | 'other';

const ENDINGS: readonly (readonly [RegExp, FileKind])[] = [
	[/\.(jpe?g|jfif|png|webp|avif|gif|bmp|hei[cf]|tiff?)$/i, 'picture'],
	[/\.(csv|tsv|txt)$/i, 'table'],
	[/\.(html?|xhtml)$/i, 'page'],
	[/\.(mhtml|mht)$/i, 'saved-page'],
	[/\.(xml|rss|atom|json)$/i, 'feed'],
	[/\.zip$/i, 'zip']
];

export const kindOf = (path: string): FileKind =>
	ENDINGS.find(([ending]) => ending.test(path))?.[1] ?? 'other';

/** What systems leave in folders, and nobody means to drop. */
const isClutter = (path: string): boolean =>
	/^(\.|~\$)|^(thumbs\.db|desktop\.ini)$/i.test(nameOf(path)) || /(^|\/)__MACOSX\//.test(path);

export type FileList = {
	readonly files: readonly FileAt[];
	readonly leftOut: readonly LeftOut[];
};

async function inZip(zip: FileAt): Promise<FileList> {
	try {
		const { entries, refused } = await readZipDirectory(zip.file);
		const folder = `${zip.path.replace(/\.zip$/i, '')}/`;
		return {
			files: entries.map((entry) => ({
				...zip,
				path: folder + entry.path,
				bytes: entry.bytes,
				places: [{ kind: 'zip', entry }]
			})),
			leftOut: refused.map(({ path, reason }) => ({ what: folder + path, reason }))
		};
	} catch (error) {
		if (!(error instanceof ZipFormatError)) throw error;
		return { files: [], leftOut: [{ what: zip.path, reason: 'broken-zip' }] };
	}
}

/** @throws the browser's own where a file cannot be read */
export async function listFiles(dropped: readonly DroppedFile[]): Promise<FileList> {
	const files: FileAt[] = [];
	const leftOut: LeftOut[] = [];
	const take = (at: FileAt): void => {
		if (isClutter(at.path)) return;
		if (at.bytes === 0) leftOut.push({ what: at.path, reason: 'empty-file' });
		else if (kindOf(at.path) === 'zip') leftOut.push({ what: at.path, reason: 'zip-in-zip' });
		else files.push(at);
	};
	for (const { path, file } of dropped) {
		const at: FileAt = {
			path,
			bytes: file.size,
			modifiedMs: file.lastModified,
			file,
			places: []
		};
		if (kindOf(path) !== 'zip' || file.size === 0) {
			take(at);
			continue;
		}
		const zip = await inZip(at);
		zip.files.forEach(take);
		leftOut.push(...zip.leftOut);
	}
	return { files, leftOut };
}
