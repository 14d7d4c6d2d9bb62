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
): Promise<Exported & { readonly photos: readonly Photo[]; readonly namesOf: NamesOf }> {
	const names = createPhotoNames();
	const ofItem = new Map<string, string[]>();
	const photos: Photo[] = [];
	let items = 0;
	let missing = 0;
	for await (const item of itemsOf(collector, project)) {
		items += 1;
		for (const image of item.images) {
			try {
				const { file } = await collector.picture(item.id, image.index);
				const name = names.next(item.product.number, image.type);
				photos.push({ name, file });
				ofItem.set(item.id, [...(ofItem.get(item.id) ?? []), name]);
			} catch {
				missing += 1;
			}
		}
	}
	return { photos, items, missing, namesOf: (item) => ofItem.get(item.id) ?? [] };
}

type NamesOf = (item: CollectedItem) => readonly string[];

/** As bytes: the zip would take letters for bytes. */
async function* tableOf(
	collector: Pick<Collector, 'items'>,
	project: string,
	namesOf: NamesOf
): AsyncGenerator<Buffer> {
	for await (const chunk of csvChunks(collector, project, namesOf)) {
		yield Buffer.from(chunk);
	}
}

/** `items.csv` and `photos/` in a new folder. */
export async function exportFolder(
	collector: Pick<Collector, 'items' | 'picture'>,
	project: string,
	out: string
): Promise<Exported> {
	const { photos, items, missing, namesOf } = await photosOf(collector, project);
	await mkdir(join(out, 'photos'), { recursive: true });
	for (const { name, file } of photos) await copyFile(file, join(out, name));
	await writeFile(join(out, 'items.csv'), Readable.from(tableOf(collector, project, namesOf)));
	return { items, missing };
}

/** The same in one zip; photos are compressed already and stored as they are. */
export async function exportZip(
	collector: Pick<Collector, 'items' | 'picture'>,
	project: string,
	out: string
): Promise<Exported> {
	const { photos, items, missing, namesOf } = await photosOf(collector, project);
	const zip = new JSZip();
	zip.file('items.csv', Readable.from(tableOf(collector, project, namesOf)), {
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
