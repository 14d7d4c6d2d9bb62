/** Decides what a folder is: drawn items, photos with a table, or photos alone. */

import path from 'node:path';
import { readDrawnItems } from './drawn-items';
import { exists, listPhotos, type PhotoList } from './list-photos';
import type { SnapshotOptions } from './options';

async function firstThatExists(files: readonly string[]): Promise<string> {
	for (const file of files) if (await exists(file)) return file;
	return '';
}

/**
 * @throws SnapshotInputError when a folder or file is missing or unreadable
 */
export async function findSources(options: SnapshotOptions): Promise<PhotoList> {
	const { photos, shop, limit } = options;
	const parent = path.dirname(path.resolve(photos));
	const isPhotosFolder = path.basename(path.resolve(photos)) === 'photos';
	const beside = isPhotosFolder ? [photos, parent] : [photos];
	const table =
		options.labels || (await firstThatExists(beside.map((dir) => path.join(dir, 'labels.csv'))));
	const drawn = await firstThatExists(beside.map((dir) => path.join(dir, 'items.json')));
	const list =
		drawn && !options.labels
			? { sources: await readDrawnItems(drawn), notes: [] }
			: await listPhotos(photos, table, shop);
	return { ...list, sources: list.sources.slice(0, limit) };
}
