/** Snapshots for import, written on the spot: of any size, whole or with one wrong byte. */

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
	PNG,
	sampleEntries,
	writeSample,
	type WrittenFiles
} from '../unit/catalog/sample-snapshot';

export type SnapshotFolder = { readonly folder: string; remove(): Promise<void> };

/** @param photoBytes size of each of the ten photos; noise, which no store can compress */
export async function writeFolder(id: string, photoBytes = 1000): Promise<SnapshotFolder> {
	const entries = [...sampleEntries(10)].map((entry) => ({
		...entry,
		photo: new Uint8Array([...PNG, ...randomBytes(photoBytes)])
	}));
	return saveFolder(await writeSample(entries, { id, name: { en: id } }));
}

/** A snapshot of several shards, so that an import of it takes its time. */
export async function writeLongFolder(id: string, count: number): Promise<SnapshotFolder> {
	return saveFolder(await writeSample(sampleEntries(count), { id, name: { en: id } }));
}

async function saveFolder(files: WrittenFiles): Promise<SnapshotFolder> {
	const folder = await mkdtemp(join(tmpdir(), 'otlens-snapshot-'));
	for (const [path, bytes] of files) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), bytes);
	}
	return { folder, remove: () => rm(folder, { recursive: true }) };
}

/** Changes one byte in the middle of a file. */
export async function spoil(file: string): Promise<void> {
	await writeFile(file, spoiled(await readFile(file)));
}

export function spoiled(bytes: Buffer): Buffer {
	const copy = Buffer.from(bytes);
	const middle = copy.length >> 1;
	copy[middle] = (copy[middle] ?? 0) ^ 1;
	return copy;
}
