/** Items to a zip: their photos, a CSV for people, a manifest for programs. */

import JSZip from 'jszip';
import type { CatalogItem } from '../catalog/records';
import { createFileNames } from './file-names';
import { itemsCsv, type FiledItem } from './items-csv';
import { zipManifest } from './zip-manifest';
import { zipToBlob } from './zip-to-blob';

export type ZipOptions = {
	/** Tag of the language that names are written in. */
	readonly language: string;
};

export type ZipSummary = {
	/** Items listed in the zip, with or without a photo. */
	readonly items: number;
	/** Ids whose item or photo was not there. */
	readonly missing: readonly string[];
	readonly bytes: number;
};

export type ZipContent = {
	readonly items: readonly CatalogItem[];
	/** Ids asked for of which no item is stored any more. */
	readonly lost: readonly string[];
	/** Ids of the embedders behind the stored vectors. */
	readonly models: readonly string[];
	/** Null where a photo is not there. Should let waiting messages in, so that an abort is heard. */
	readonly readPhoto: (id: string) => Promise<Blob | null>;
};

export type OnZipProgress = (report: {
	readonly stage: 'zip';
	readonly done: number;
	readonly total: number;
}) => void;

const EXTENSIONS: Readonly<Record<string, string>> = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/webp': 'webp',
	'image/avif': 'avif',
	'image/gif': 'gif',
	'image/bmp': 'bmp'
};

/** Part of the work that is reading; writing has to go over the same bytes. */
const READING = 0.5;

/**
 * Writes the zip.
 *
 * Photos are stored as they are: JPEG and WebP do not get smaller. A missing photo is reported, not
 * fatal.
 *
 * @param onProgress `done` in items
 * @throws the signal's reason
 */
export async function zipItems(
	content: ZipContent,
	{ language }: ZipOptions,
	signal: AbortSignal,
	onProgress: OnZipProgress
): Promise<{ readonly file: Blob; readonly summary: ZipSummary }> {
	const { items, models, readPhoto } = content;
	const zip = new JSZip();
	const nameFor = createFileNames();
	const createdAt = new Date();
	const missing = [...content.lost];
	const filed: FiledItem[] = [];
	const total = items.length;
	const report = (part: number) =>
		onProgress({ stage: 'zip', done: Math.floor(part * total), total });

	report(0);
	for (const item of items) {
		signal.throwIfAborted();
		const photo = await readPhoto(item.id);
		let file: string | null = null;
		if (photo) {
			file = `images/${nameFor(item.number, EXTENSIONS[photo.type] ?? 'bin')}`;
			zip.file(file, new Uint8Array(await photo.arrayBuffer()), { date: createdAt });
		} else missing.push(item.id);
		filed.push({ item, file });
		report((READING * filed.length) / total);
	}
	const texts = { date: createdAt, compression: 'DEFLATE' } as const;
	zip.file('items.csv', itemsCsv(filed, language), texts);
	zip.file('manifest.json', zipManifest(filed, { createdAt, models, missing }), texts);

	const blob = await zipToBlob(zip, signal, (part) => report(READING + (1 - READING) * part));
	return { file: blob, summary: { items: filed.length, missing, bytes: blob.size } };
}
