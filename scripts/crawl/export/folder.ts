/** A project's items as a table beside its photos: what the collector reads back as a source of files. */

import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import JSZip from 'jszip';
import type { CollectedItem } from '../../../src/lib/catalog/collect/crawler';
import type { Collector } from '../engine/collector';
import { csvChunks } from './csv';
import { itemsOf } from './items';
import { createPhotoNames } from './photo-names';

export type Exported = { readonly items: number; readonly missing: number };

type Photo = { readonly name: string; readonly file: string };

/** Opened when its turn comes: thousands at once would be too many. */
function lazyFile(file: string): Readable {
	return Readable.from(
		(async function* () {
			yield* createReadStream(file) as AsyncIterable<Uint8Array>;
		})()
	);
}

/** Every photo with the name it gets; those whose file is gone are counted. */
async function photosOf(
	collector: Pick<Collector, 'items' | 'picture'>,
	project: string
): Promise<Exported & { readonly photos: readonly Photo[]; readonly nameOf: NameOf }> {
	const names = createPhotoNames();
	const first = new Map<string, string>();
	const photos: Photo[] = [];
	let items = 0;
	let missing = 0;
	for await (const item of itemsOf(collector, project)) {
		items += 1;
		for (const image of item.images) {
			try {
				const { file } = await collector.picture(item.id, image.index);
				const name = names.next(item.product.number, image.type);
				if (!first.has(item.id)) first.set(item.id, name);
				photos.push({ name, file });
			} catch {
				missing += 1;
			}
		}
	}
	return { photos, items, missing, nameOf: (item) => first.get(item.id) ?? '' };
}

type NameOf = (item: CollectedItem) => string;

const tableOf = (collector: Pick<Collector, 'items'>, project: string, nameOf: NameOf) =>
	csvChunks(collector, project, [['image', nameOf]]);

/** `items.csv` and `photos/` in a new folder. */
export async function exportFolder(
	collector: Pick<Collector, 'items' | 'picture'>,
	project: string,
	out: string
): Promise<Exported> {
	const { photos, items, missing, nameOf } = await photosOf(collector, project);
	await mkdir(join(out, 'photos'), { recursive: true });
	for (const { name, file } of photos) await copyFile(file, join(out, name));
	await writeFile(join(out, 'items.csv'), Readable.from(tableOf(collector, project, nameOf)));
	return { items, missing };
}

/** The same in one zip; photos are compressed already and stored as they are. */
export async function exportZip(
	collector: Pick<Collector, 'items' | 'picture'>,
	project: string,
	out: string
): Promise<Exported> {
	const { photos, items, missing, nameOf } = await photosOf(collector, project);
	const zip = new JSZip();
	zip.file('items.csv', Readable.from(tableOf(collector, project, nameOf)), {
		compression: 'DEFLATE'
	});
	for (const { name, file } of photos) zip.file(name, lazyFile(file));
	const unfinished = `${out}.part`;
	try {
		await mkdir(dirname(out), { recursive: true });
		await pipeline(
			zip.generateNodeStream({ streamFiles: true, compression: 'STORE' }),
			createWriteStream(unfinished)
		);
		await rename(unfinished, out);
	} finally {
		await rm(unfinished, { force: true });
	}
	return { items, missing };
}
