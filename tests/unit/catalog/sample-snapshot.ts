/** Small snapshots written for tests, and the sources they are read from. */

import type { SnapshotItem } from '../../../src/lib/catalog/snapshot/item-schema';
import { SnapshotMissingFileError } from '../../../src/lib/catalog/snapshot/snapshot-errors';
import type { SnapshotSource } from '../../../src/lib/catalog/snapshot/source';
import {
	writeSnapshot,
	type SnapshotEntry,
	type SnapshotHeader,
	type SnapshotOptions
} from '../../../src/lib/catalog/snapshot/write-snapshot';
import { CATEGORIES } from '../../../src/lib/vision/parse/classes';
import { seededRandom } from './seeded-random';

/** One transparent pixel. */
const PNG_BASE64 =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

export const PNG: Uint8Array<ArrayBuffer> = Uint8Array.from(atob(PNG_BASE64), (c) =>
	c.charCodeAt(0)
);

export function unitVector(random: () => number): Float32Array {
	const vector = Float32Array.from({ length: 256 }, () => random() * 2 - 1);
	const length = Math.hypot(...vector);
	return vector.map((value) => value / length);
}

export function sampleItem(number: number, change: Partial<SnapshotItem> = {}): SnapshotItem {
	return {
		version: 1,
		number: `n${String(number).padStart(4, '0')}`,
		name: { en: `Garment ${number}`, ko: `옷 ${number}` },
		link: `https://shop.example/${number}`,
		shop: 'Example',
		category: CATEGORIES[number % CATEGORIES.length] ?? 'top',
		kind: null,
		colours: [
			{ hex: '#8b1a1a', share: 0.8, label: 'red', runnerUp: 'wine', oklab: [0.42, 0.14, 0.07] },
			{ hex: '#ffffff', share: 0.2, label: 'white', runnerUp: 'ivory', oklab: [1, 0, 0] }
		],
		hasModel: number % 3 === 0 ? 'yes' : 'no',
		box: { x: 0.1, y: 0.1, width: 0.8, height: 0.8 },
		photo: { widthPx: 1, heightPx: 1, type: 'image/png' },
		price: null,
		labels: {},
		...change
	};
}

/** PNGs that differ in their tail, so that mixed-up pictures are noticed. */
export const picture = (tail: string): Uint8Array<ArrayBuffer> =>
	new Uint8Array([...PNG, ...new TextEncoder().encode(tail)]);

export function* sampleEntries(count: number, seed = 1): Generator<SnapshotEntry> {
	const random = seededRandom(seed);
	for (let i = 0; i < count; i += 1) {
		yield {
			item: sampleItem(i),
			vector: unitVector(random),
			thumbnail: picture(`thumbnail ${seed} ${i}`),
			photo: picture(`photo ${seed} ${i}`)
		};
	}
}

/** More of them, numbered on. */
export function* sampleEntriesFrom(first: number, count: number): Generator<SnapshotEntry> {
	for (const [i, entry] of [...sampleEntries(count, first)].entries()) {
		yield { ...entry, item: sampleItem(first + i) };
	}
}

export type WrittenFiles = Map<string, Uint8Array<ArrayBuffer>>;

/** Writes a snapshot into memory. */
export async function writeSample(
	entries: Iterable<SnapshotEntry>,
	header: Partial<SnapshotHeader> = {},
	options: SnapshotOptions = {}
): Promise<WrittenFiles> {
	const files: WrittenFiles = new Map();
	await writeSnapshot(
		{ id: 'demo', name: { en: 'Demo', ko: '데모' }, embedModel: 'embed-1', ...header },
		entries,
		async (path, bytes) => {
			files.set(path, bytes);
		},
		options
	);
	return files;
}

export const memorySource = (files: WrittenFiles): SnapshotSource => ({
	read: async (path, signal) => {
		signal.throwIfAborted();
		const bytes = files.get(path);
		if (!bytes) throw new SnapshotMissingFileError(path);
		return bytes;
	}
});

/** The written files as a directory picker gives them. */
export const pickedFiles = (files: WrittenFiles, folder = 'snapshot'): File[] =>
	[...files].map(([path, bytes]) => {
		const file = new File([bytes], path.slice(path.lastIndexOf('/') + 1));
		Object.defineProperty(file, 'webkitRelativePath', { value: `${folder}/${path}` });
		return file;
	});

/** A text file of a snapshot, changed; sizes and hashes in the manifest stay as they were. */
export function changeText(
	files: WrittenFiles,
	path: string,
	change: (text: string) => string
): WrittenFiles {
	const changed = new Map(files);
	const text = change(new TextDecoder().decode(files.get(path)));
	changed.set(path, new TextEncoder().encode(text));
	return changed;
}

export const neverAborted = (): AbortSignal => new AbortController().signal;
