import { createHash } from 'node:crypto';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { SnapshotItem } from '../../../src/lib/catalog/snapshot/item-schema';
import { FINE_STEPS } from '../../../src/lib/catalog/search/fine';
import { encodeItemTable } from '../../../src/lib/catalog/snapshot/item-table';
import { quantise } from '../../../src/lib/catalog/snapshot/quantise';
import { openSnapshot, type SnapshotShard } from '../../../src/lib/catalog/snapshot/read-snapshot';
import {
	changeText,
	memorySource,
	neverAborted,
	picture,
	sampleEntries,
	sampleEntriesFrom,
	sampleItem,
	unitVector,
	writeSample,
	type WrittenFiles
} from './sample-snapshot';
import { seededRandom } from './seeded-random';
import { writeFirst } from './first-snapshot';

// Hundreds of items a test; a busy machine needs its time.
async function readAll(files: WrittenFiles): Promise<SnapshotShard[]> {
	const snapshot = await openSnapshot(memorySource(files), neverAborted());
	const shards: SnapshotShard[] = [];
	for (const shard of snapshot.plan) shards.push(await shard.read(neverAborted()));
	return shards;
}

/** Re-signs a changed file, as someone would who makes a snapshot by another program. */
function resign(files: WrittenFiles, path: string): WrittenFiles {
	const bytes = files.get(path) ?? new Uint8Array();
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return changeText(files, 'manifest.json', (text) => {
		const manifest = JSON.parse(text) as SecondManifest;
		for (const { files } of manifest.shards) {
			for (const file of Object.values(files)) {
				if (file['file'] === path) Object.assign(file, { sha256, bytes: bytes.length });
			}
		}
		return JSON.stringify(manifest);
	});
}

type Fields = { [key: string]: unknown };
type FirstManifest = Fields & { files: Fields[] };
type SecondManifest = Fields & { shards: (Fields & { files: Record<string, Fields> })[] };

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
			expect(shard?.thumbnails.at(row)?.bytes.join()).toBe(entry.thumbnail.join());
			expect(shard?.photos?.at(row)?.bytes.join()).toBe(entry.photo?.join());
			const { int8, scale } = quantise(entry.vector);
			expect(shard?.vectors.int8.subarray(row * 256, row * 256 + 256).join()).toBe(int8.join());
			expect(shard?.vectors.scales[row]).toBe(Math.fround(scale));
			const fine = shard?.fine?.subarray(row * 256, row * 256 + 256) ?? [];
			const fineError = entry.vector.map((value, d) =>
				Math.abs(value - ((int8[d] ?? 0) + (fine[d] ?? 0) / FINE_STEPS) * scale)
			);
			// In steps of int8, of which up to a half is lost without it.
			expect(Math.max(...fineError) / scale).toBeLessThan(0.03);
		}
	});

	it('writes the same bytes for the same entries, the manifest last', async () => {
		const first = await writeSample(sampleEntries(3));
		expect(await writeSample(sampleEntries(3))).toEqual(first);
		expect([...first.keys()].at(-1)).toBe('manifest.json');
	});

	it('keeps every field of an item', async () => {
		const full: Partial<SnapshotItem> = {
			name: { ko: '옷', en: 'Garment', 'ja-JP': '服' },
			kind: 'Hoodie',
			attributes: { sleeve: 'long', neckline: 'hood', pattern: 'plain', length: 'medium' },
			colours: [],
			pose: 'sitting',
			framing: 'upper-body',
			project: '플레어 스커트',
			collectedAt: '2026-11-26T01:02:03.456Z',
			price: { amount: 12.5, currency: 'EUR' },
			labels: { cut: '와이드', 'column "2"': 'a,b' }
		};
		const entries = [...sampleEntries(2)].map((entry, i) =>
			i === 0 ? { ...entry, item: sampleItem(0, full) } : entry
		);
		const [shard] = await readAll(await writeSample(entries));
		expect(shard?.items.map(({ id: _, collection: __, ...item }) => item)).toEqual(
			entries.map(({ item }) => item)
		);
	});

	it('may have no photos; then its shards are larger', async () => {
		const entries = [...sampleEntries(600)].map((entry) => ({ ...entry, photo: null }));
		const files = await writeSample(entries, {}, { photos: false });
		expect([...files.keys()].filter((path) => path.startsWith('photos'))).toEqual([]);
		const shards = await readAll(files);
		expect(shards.map(({ items }) => items.length)).toEqual([600]);
		expect(shards[0]?.photos).toBeNull();
		await expect(writeSample(entries)).rejects.toThrow(/no photo/);
	});

	it('names a shard by its content, and by nothing else', async () => {
		const keysOf = async (files: WrittenFiles) =>
			(await openSnapshot(memorySource(files), neverAborted())).plan.map(({ key }) => key);
		const entries = [...sampleEntries(1025)];
		const before = await keysOf(await writeSample(entries));
		expect(new Set(before).size).toBe(3);
		const renamed = await keysOf(await writeSample(entries, { name: { en: 'Renamed' } }));
		expect(renamed).toEqual(before);
		const longer = await keysOf(await writeSample([...entries, ...sampleEntriesFrom(1025, 1)]));
		expect(longer.slice(0, 2)).toEqual(before.slice(0, 2));
		expect(longer[2]).not.toBe(before[2]);
		expect(await keysOf(await writeSample(entries, { id: 'other' }))).not.toContain(before[0]);
	});

	it('may do without the fine part of vectors', async () => {
		const files = changeManifest(await writeSample(sampleEntries(4)), (m: SecondManifest) => {
			for (const shard of m.shards) delete shard.files['fine'];
		});
		expect((await readAll(files)).map(({ fine }) => fine)).toEqual([null]);
	});

	it('reads version 1 as it was written', async () => {
		const entries = [...sampleEntries(7)];
		const shards = await readAll(writeFirst(entries, 4));
		expect(shards.map(({ items }) => items.length)).toEqual([4, 3]);
		const items = shards.flatMap((shard) => shard.items);
		expect(items).toEqual(
			entries.map(({ item }) => ({ ...item, id: `demo/${item.number}`, collection: 'demo' }))
		);
		expect(shards[1]?.photos?.at(2)?.bytes.join()).toBe(entries[6]?.photo?.join());
	});

	it('holds a snapshot of nothing', async () => {
		expect(await readAll(await writeSample([]))).toEqual([]);
	});

	it('tells the bytes read up to their sum', async () => {
		const source = memorySource(await writeSample(sampleEntries(600)));
		const snapshot = await openSnapshot(source, neverAborted());
		const told: number[] = [];
		for (const { read, bytes } of snapshot.plan) {
			const before = told.length;
			await read(neverAborted(), (more) => told.push(more));
			expect(told.slice(before).reduce((sum, more) => sum + more, 0)).toBe(bytes);
		}
		expect(told).toHaveLength(12);
		expect(told.reduce((sum, more) => sum + more, 0)).toBe(snapshot.bytes);
	});

	it('stops between files when aborted', async () => {
		const source = memorySource(await writeSample(sampleEntries(600)));
		const snapshot = await openSnapshot(source, neverAborted());
		const controller = new AbortController();
		const reading = snapshot.plan[0]?.read(controller.signal, () => controller.abort());
		await expect(reading).rejects.toHaveProperty('name', 'AbortError');
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
		'items-0000.parquet',
		'vectors-0000.npy',
		'scales-0000.npy',
		'fine-0000.npy',
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

	it.each<[string, (manifest: FirstManifest) => void]>([
		['other dimensions', (m) => (m['dims'] = 512)],
		['a path out of its folder', (m) => Object.assign(m.files[0] ?? {}, { file: '../items.json' })],
		['a hash that is none', (m) => Object.assign(m.files[0] ?? {}, { sha256: 'abc' })],
		['a missing role', (m) => m.files.pop()],
		['a role twice', (m) => Object.assign(m.files[1] ?? {}, { role: 'items' })],
		['a gap', (m) => m.files.forEach((file) => (file['from'] = 1))],
		['a wrong count', (m) => (m['count'] = 5)],
		['a negative count', (m) => (m['count'] = -1)],
		['a count beyond all bounds', (m) => (m['count'] = 1e12)]
	])('a manifest of version 1 with %s', async (_, change) => {
		const files = changeManifest(writeFirst([...sampleEntries(4)]), change);
		await expect(openSnapshot(memorySource(files), neverAborted())).rejects.toHaveProperty(
			'name',
			'SnapshotFormatError'
		);
	});

	const named = (file: string) => (m: SecondManifest) =>
		void Object.assign(m.shards[0]?.files['items'] ?? {}, { file });
	it.each<[string, (manifest: SecondManifest) => void]>([
		['another magic', (m) => (m['magic'] = 'zip')],
		['no version', (m) => delete m['version']],
		['a version that is no number', (m) => (m['version'] = '3')],
		['version 0', (m) => (m['version'] = 0)],
		['other dimensions', (m) => (m['dims'] = 512)],
		['a path out of its folder', named('../items.parquet')],
		['an absolute path', named('/etc/passwd')],
		['an address for a path', named('https://x.example')],
		['a hidden file', named('a/.b')],
		['the same file twice', named('vectors-0000.npy')],
		[
			'a hash that is none',
			(m) => Object.assign(m.shards[0]?.files['items'] ?? {}, { sha256: 'abc' })
		],
		['a missing file', (m) => delete m.shards[0]?.files['scales']],
		['photos in some shards only', (m) => delete m.shards[1]?.files['photos']],
		['fine vectors in some shards only', (m) => delete m.shards[0]?.files['fine']],
		['a gap', (m) => Object.assign(m.shards[1] ?? {}, { from: 513 })],
		['shards in another order', (m) => m.shards.reverse()],
		['a wrong count', (m) => (m['count'] = 5)],
		['a negative count', (m) => (m['count'] = -1)],
		['a count beyond all bounds', (m) => (m['count'] = 1e12)]
	])('a manifest with %s', async (_, change) => {
		const files = changeManifest(await writeSample(sampleEntries(514)), change);
		await expect(openSnapshot(memorySource(files), neverAborted())).rejects.toHaveProperty(
			'name',
			'SnapshotFormatError'
		);
	});

	it('a manifest of a later version, by an error of its own', async () => {
		const files = changeManifest(await writeSample([]), (m: Fields) => (m['version'] = 3));
		await expect(openSnapshot(memorySource(files), neverAborted())).rejects.toMatchObject({
			name: 'SnapshotVersionError',
			message: expect.stringContaining('version 3')
		});
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

	it.each<[string, (items: SnapshotItem[]) => unknown]>([
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
		const values = [...sampleEntries(4)].map(({ item }) => ({ ...item }));
		change(values);
		const path = 'items-0000.parquet';
		const files = await writeSample(sampleEntries(4));
		files.set(path, encodeItemTable(values));
		await expect(readAll(resign(files, path))).rejects.toHaveProperty(
			'name',
			'SnapshotFormatError'
		);
	});

	it.each<[string, (table: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>, RegExp]>([
		['is cut off', (table) => table.slice(0, -20), /no Parquet/],
		['is empty', () => Uint8Array.of(0), /no Parquet/],
		['is damaged within', (table) => table.map((x, i) => (i > 40 && i < 400 ? 255 : x)), /./],
		[
			'lacks a column',
			() =>
				new Uint8Array(
					parquetWriteBuffer({ columnData: [{ name: 'number', data: ['1'], type: 'STRING' }] })
				),
			/no column name_ko/
		]
	])('a table that %s, even when signed', async (_, change, message) => {
		const path = 'items-0000.parquet';
		const files = await writeSample(sampleEntries(4));
		files.set(path, change(files.get(path) ?? new Uint8Array()));
		await expect(readAll(resign(files, path))).rejects.toMatchObject({
			name: 'SnapshotFormatError',
			message: expect.stringMatching(message)
		});
	});

	it('shards whose arrays do not fit the items, even when signed', async () => {
		const files = await writeSample(sampleEntries(4));
		const other = await writeSample(sampleEntries(3));
		for (const path of [
			'vectors-0000.npy',
			'scales-0000.npy',
			'fine-0000.npy',
			'photos-0000.pack'
		]) {
			const mixed = new Map(files).set(path, other.get(path) ?? new Uint8Array());
			await expect(readAll(resign(mixed, path))).rejects.toHaveProperty(
				'name',
				'SnapshotFormatError'
			);
		}
	});
});
