import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SnapshotItem } from '../../../src/lib/catalog/snapshot/item-schema';
import { quantise } from '../../../src/lib/catalog/snapshot/quantise';
import { openSnapshot, type SnapshotShard } from '../../../src/lib/catalog/snapshot/read-snapshot';
import {
	changeText,
	memorySource,
	neverAborted,
	picture,
	sampleEntries,
	sampleItem,
	unitVector,
	writeSample,
	type WrittenFiles
} from './sample-snapshot';
import { seededRandom } from './seeded-random';

async function readAll(files: WrittenFiles): Promise<SnapshotShard[]> {
	const snapshot = await openSnapshot(memorySource(files), neverAborted());
	const shards: SnapshotShard[] = [];
	for await (const shard of snapshot.shards(neverAborted())) shards.push(shard);
	return shards;
}

/** Re-signs a changed file, as someone would who makes a snapshot by another program. */
function resign(files: WrittenFiles, path: string): WrittenFiles {
	const bytes = files.get(path) ?? new Uint8Array();
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return changeText(files, 'manifest.json', (text) => {
		const manifest = JSON.parse(text);
		for (const file of manifest.files) {
			if (file.file === path) Object.assign(file, { sha256, bytes: bytes.length });
		}
		return JSON.stringify(manifest);
	});
}

const changeManifest = (files: WrittenFiles, change: (manifest: never) => void): WrittenFiles =>
	changeText(files, 'manifest.json', (text) => {
		const manifest = JSON.parse(text);
		change(manifest as never);
		return JSON.stringify(manifest);
	});

describe('writeSnapshot and openSnapshot', () => {
	it('gives back every item with its vector and pictures, over several shards', async () => {
		const entries = [...sampleEntries(1025)];
		const shards = await readAll(await writeSample(entries));
		expect(shards.map(({ items }) => items.length)).toEqual([512, 512, 1]);
		for (const [i, entry] of entries.entries()) {
			const shard = shards[Math.floor(i / 512)];
			const row = i % 512;
			expect(shard?.items[row]).toEqual({
				...entry.item,
				id: `demo/${entry.item.number}`,
				collection: 'demo'
			});
			expect(shard?.thumbnails[row]?.bytes.join()).toBe(entry.thumbnail.join());
			expect(shard?.photos[row]?.bytes.join()).toBe(entry.photo.join());
			const { int8, scale } = quantise(entry.vector);
			expect(shard?.vectors.int8.subarray(row * 256, row * 256 + 256).join()).toBe(int8.join());
			expect(shard?.vectors.scales[row]).toBe(Math.fround(scale));
		}
	});

	it('writes the same bytes for the same entries, the manifest last', async () => {
		const first = await writeSample(sampleEntries(3));
		expect(await writeSample(sampleEntries(3))).toEqual(first);
		expect([...first.keys()].at(-1)).toBe('manifest.json');
	});

	it('holds a snapshot of nothing', async () => {
		expect(await readAll(await writeSample([]))).toEqual([]);
	});

	it('tells the bytes read up to their sum', async () => {
		const source = memorySource(await writeSample(sampleEntries(600)));
		const snapshot = await openSnapshot(source, neverAborted());
		const told: number[] = [];
		for await (const _ of snapshot.shards(neverAborted(), (done) => told.push(done)));
		expect(told).toHaveLength(10);
		expect(told.at(-1)).toBe(snapshot.bytes);
		expect([...told].sort((a, b) => a - b)).toEqual(told);
	});

	it('stops between files when aborted', async () => {
		const source = memorySource(await writeSample(sampleEntries(600)));
		const snapshot = await openSnapshot(source, neverAborted());
		const controller = new AbortController();
		const shards = snapshot.shards(controller.signal, () => controller.abort());
		await expect(shards.next()).rejects.toHaveProperty('name', 'AbortError');
	});
});

describe('writing refuses', () => {
	const vector = unitVector(seededRandom(1));
	const entry = { item: sampleItem(1), vector, thumbnail: picture('t'), photo: picture('p') };
	it.each([
		['the same number twice', [entry, entry], /comes twice/],
		['an SVG photo', [{ ...entry, photo: new TextEncoder().encode('<svg></svg>') }], /image\/svg/],
		['bytes that are no image', [{ ...entry, thumbnail: Uint8Array.of(1, 2) }], /unknown/],
		['a vector not of length 1', [{ ...entry, vector: vector.map((x) => x * 2) }], /length 2/],
		[
			'a link that runs script',
			[{ ...entry, item: sampleItem(1, { link: 'javascript:alert(1)' }) }],
			/link: not an http/
		]
	])('%s', async (_, entries, message) => {
		await expect(writeSample(entries)).rejects.toThrow(message);
	});

	it('a header that no reader takes', async () => {
		await expect(writeSample([], { id: '../up' })).rejects.toThrow(/^id/);
		await expect(writeSample([], { name: {} })).rejects.toThrow(/no name/);
	});
});

describe('reading refuses', () => {
	it.each([
		'items-0000.json',
		'vectors-0000.npy',
		'scales-0000.npy',
		'thumbnails-0000.pack',
		'photos-0000.pack'
	])('%s with one bit turned', async (path) => {
		const files = await writeSample(sampleEntries(4));
		const bytes = Uint8Array.from(files.get(path) ?? []);
		bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
		files.set(path, bytes);
		await expect(readAll(files)).rejects.toMatchObject({
			name: 'SnapshotChecksumError',
			message: expect.stringContaining(path)
		});
	});

	it('a file cut short, and one that is not there', async () => {
		const files = await writeSample(sampleEntries(4));
		const photos = files.get('photos-0000.pack') ?? new Uint8Array();
		files.set('photos-0000.pack', photos.slice(0, -1));
		await expect(readAll(files)).rejects.toHaveProperty('name', 'SnapshotChecksumError');
		files.delete('photos-0000.pack');
		await expect(readAll(files)).rejects.toHaveProperty('name', 'SnapshotMissingFileError');
	});

	it.each<
		[string, (manifest: { [key: string]: unknown; files: { [key: string]: unknown }[] }) => void]
	>([
		['another magic', (m) => (m['magic'] = 'zip')],
		['a later version', (m) => (m['version'] = 2)],
		['other dimensions', (m) => (m['dims'] = 512)],
		['a path out of its folder', (m) => Object.assign(m.files[0] ?? {}, { file: '../items.json' })],
		['an absolute path', (m) => Object.assign(m.files[0] ?? {}, { file: '/etc/passwd' })],
		[
			'an address for a path',
			(m) => Object.assign(m.files[0] ?? {}, { file: 'https://x.example' })
		],
		['a hidden file', (m) => Object.assign(m.files[0] ?? {}, { file: 'a/.b' })],
		['a hash that is none', (m) => Object.assign(m.files[0] ?? {}, { sha256: 'abc' })],
		['a missing role', (m) => m.files.pop()],
		['a role twice', (m) => Object.assign(m.files[1] ?? {}, { role: 'items' })],
		['a gap', (m) => m.files.forEach((file) => (file['from'] = 1))],
		['a wrong count', (m) => (m['count'] = 5)],
		['a negative count', (m) => (m['count'] = -1)],
		['a count beyond all bounds', (m) => (m['count'] = 1e12)]
	])('a manifest with %s', async (_, change) => {
		const files = changeManifest(await writeSample(sampleEntries(4)), change);
		await expect(openSnapshot(memorySource(files), neverAborted())).rejects.toHaveProperty(
			'name',
			'SnapshotFormatError'
		);
	});

	it.each(['', '<!doctype html><p>not found', '[]', 'null'])(
		'a manifest that is %j',
		async (text) => {
			const files = changeText(new Map(), 'manifest.json', () => text);
			await expect(openSnapshot(memorySource(files), neverAborted())).rejects.toHaveProperty(
				'name',
				'SnapshotFormatError'
			);
		}
	);

	it.each<[string, (items: (SnapshotItem & { [key: string]: unknown })[]) => unknown]>([
		['a link that runs script', ([item]) => Object.assign(item ?? {}, { link: 'javascript:1' })],
		['an unknown category', ([item]) => Object.assign(item ?? {}, { category: 'cat' })],
		[
			'a box beyond the photo',
			([item]) => Object.assign(item ?? {}, { box: { x: 7, y: 0, width: 1, height: 1 } })
		],
		[
			'an unknown attribute value',
			([item]) => Object.assign(item ?? {}, { attributes: { sleeve: 'three' } })
		],
		['no name', ([item]) => Object.assign(item ?? {}, { name: {} })],
		['the same item twice', (items) => items.splice(0, 1, ...items.slice(1, 2))],
		['an item too few', (items) => items.pop()]
	])('items with %s, even when signed', async (_, change) => {
		const path = 'items-0000.json';
		const files = changeText(await writeSample(sampleEntries(4)), path, (text) => {
			const items = JSON.parse(text);
			change(items as never);
			return JSON.stringify(items);
		});
		await expect(readAll(resign(files, path))).rejects.toHaveProperty(
			'name',
			'SnapshotFormatError'
		);
	});

	it('shards whose arrays do not fit the items, even when signed', async () => {
		const files = await writeSample(sampleEntries(4));
		const other = await writeSample(sampleEntries(3));
		for (const path of ['vectors-0000.npy', 'scales-0000.npy', 'photos-0000.pack']) {
			const mixed = new Map(files).set(path, other.get(path) ?? new Uint8Array());
			await expect(readAll(resign(mixed, path))).rejects.toHaveProperty(
				'name',
				'SnapshotFormatError'
			);
		}
	});
});
