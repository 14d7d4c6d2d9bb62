import JSZip from 'jszip';
import { describe, expect, it, vi } from 'vitest';
import { MemoryStore } from '../../../../src/lib/catalog/store/memory-store';
import { memorySink } from '../../../../src/lib/export/zip/byte-sink';
import { StreamWriter } from '../../../../src/lib/export/zip/stream-writer';
import { sampleItem } from '../../catalog/sample-snapshot';
import {
	anySink,
	catalogOf,
	contentOf,
	fileOf,
	openCatalog,
	streamed,
	takeIn,
	zipOf
} from './sample-zip';

// Hundreds of items a test; a busy machine needs its time.
const date = new Date(2026, 2, 4);
const bytesOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> =>
	new Uint8Array(await file.arrayBuffer());

/** Takes a zip into a catalog that holds something, and says what of it changed. */
async function refused(file: Blob): Promise<string> {
	const catalog = await catalogOf(3, undefined, { id: 'mine' });
	const before = await contentOf(catalog);
	const error: unknown = await takeIn(catalog, file).then(
		() => 'taken in',
		(thrown: unknown) => thrown
	);
	expect(await contentOf(catalog)).toEqual(before);
	return error instanceof Error ? error.name : String(error);
}

async function sampleFile(): Promise<Blob> {
	const catalog = await catalogOf(5);
	// By the writer whose layout is known to the byte.
	return fileOf(await zipOf(catalog, {}, { wrap: streamed }));
}

/** The same zip with some of its files changed. */
async function changed(
	change: (zip: JSZip) => void | Promise<void>,
	options: Pick<JSZip.JSZipGeneratorOptions, 'compression'> = {}
): Promise<Blob> {
	const zip = await JSZip.loadAsync(await (await sampleFile()).arrayBuffer());
	await change(zip);
	const bytes = await zip.generateAsync({ type: 'uint8array', ...options });
	return new Blob([new Uint8Array(bytes)]);
}

async function changedManifest(change: (manifest: Record<string, unknown>) => void): Promise<Blob> {
	return changed(async (zip) => {
		const text = (await zip.file('manifest.json')?.async('string')) ?? '';
		const manifest = JSON.parse(text) as Record<string, unknown>;
		change(manifest);
		zip.file('manifest.json', JSON.stringify(manifest));
	});
}

describe('a zip from anywhere', () => {
	it('is refused when it is no zip, or another one', async () => {
		expect(await refused(new Blob(['no zip at all']))).toBe('ZipForeignError');
		expect(await refused(new Blob([]))).toBe('ZipForeignError');
		const other = new JSZip().file('a.txt', 'a');
		const bytes = await other.generateAsync({ type: 'uint8array' });
		expect(await refused(new Blob([new Uint8Array(bytes)]))).toBe('ZipForeignError');
		const first = await changedManifest((manifest) => (manifest['version'] = 1));
		expect(await refused(first)).toBe('ZipForeignError');
		const later = await changedManifest((manifest) => (manifest['version'] = 3));
		expect(await refused(later)).toBe('ZipForeignError');
	});

	it('is refused when it is cut short, wherever', async () => {
		const file = await sampleFile();
		for (const part of [0.1, 0.5, 0.9, 0.999]) {
			expect(await refused(file.slice(0, Math.floor(file.size * part)))).toBe('ZipDamagedError');
		}
	});

	it('is refused when any byte of its content differs', async () => {
		const bytes = await bytesOf(await sampleFile());
		const text = new TextDecoder('latin1').decode(bytes);
		// In a photo, in the vectors, in the thumbnails: each behind its own name.
		for (const name of [
			'images/n0003.png',
			'otlens/vectors-0000.npy',
			'otlens/thumbnails-0000.pack'
		]) {
			const at = text.indexOf(name) + name.length + 30;
			const damaged = bytes.slice();
			damaged[at] = (damaged[at] ?? 0) ^ 1;
			expect(await refused(new Blob([damaged]))).toBe('ZipDamagedError');
		}
	});

	it('is refused when a file is missing, or a picture is none', async () => {
		for (const name of ['images/n0002.png', 'otlens/scales-0000.npy']) {
			expect(await refused(await changed((zip) => void zip.remove(name)))).toBe('ZipDamagedError');
		}
		const page = await changed((zip) => void zip.file('images/n0001.png', '<html></html>'));
		expect(await refused(page)).toBe('ZipDamagedError');
	});

	it.each(['../evil.png', '/etc/evil.png', 'a/../../evil.png', 'C:\\evil.png', '..\\evil.png'])(
		'is refused with the path %s',
		async (path) => {
			const sink = anySink();
			const writer = new StreamWriter(sink, date);
			await writer.add(path, new Uint8Array(3));
			await writer.finish();
			expect(await refused((await sink.close()) ?? new Blob())).toBe('ZipUnsafeError');
		}
	);

	it('is refused when it swells beyond measure', async () => {
		const bomb = await changed((zip) => void zip.file('manifest.json', ' '.repeat(50_000_000)), {
			compression: 'DEFLATE'
		});
		expect(bomb.size).toBeLessThan(100_000);
		expect(await refused(bomb)).toBe('ZipUnsafeError');
	});

	it('is refused when it swells beyond what it says of itself', async () => {
		const bomb = await changed(
			(zip) => void zip.file('manifest.json', ' '.repeat(900_000), { compression: 'DEFLATE' })
		);
		const bytes = await bytesOf(bomb);
		const view = new DataView(bytes.buffer);
		// The directory's record of the manifest: less than comes out of it.
		for (let at = 0; at < bytes.length - 46; at += 1) {
			if (view.getUint32(at, true) !== 0x02014b50) continue;
			if (view.getUint32(at + 24, true) === 900_000) view.setUint32(at + 24, 1000, true);
		}
		expect(await refused(new Blob([bytes]))).toBe('ZipUnsafeError');
	});

	it('is refused when its files overlap', async () => {
		const bytes = await bytesOf(await sampleFile());
		const view = new DataView(bytes.buffer);
		const records = [];
		for (let at = 0; at < bytes.length - 46; at += 1) {
			if (view.getUint32(at, true) === 0x02014b50) records.push(at);
		}
		const [first = 0, second = 0] = records;
		view.setUint32(second + 42, view.getUint32(first + 42, true), true);
		expect(await refused(new Blob([bytes]))).toBe('ZipUnsafeError');
	});

	it('is refused with items that are none, or claim to be others', async () => {
		type Items = { items: Record<string, unknown>[] };
		const change = (apply: (item: Record<string, unknown>) => void) =>
			changedManifest((manifest) => {
				const [item] = (manifest as Items).items;
				if (item) apply(item);
			});
		for (const apply of [
			(item: Record<string, unknown>) => (item['link'] = 'javascript:alert(1)'),
			(item: Record<string, unknown>) => (item['id'] = 'mine/n0001'),
			(item: Record<string, unknown>) => (item['category'] = 'weapon'),
			(item: Record<string, unknown>) => (item['parts'] = { photo: 7 })
		]) {
			expect(await refused(await change(apply))).toBe('ZipDamagedError');
		}
		const twice = await changedManifest((manifest) => {
			const { items } = manifest as Items;
			items[1] = items[0] ?? {};
		});
		expect(await refused(twice)).toBe('ZipDamagedError');
	});

	it('is refused where its vectors could not be compared with those that are here', async () => {
		const catalog = await catalogOf(2);
		const before = await contentOf(catalog);
		const other = await changedManifest((manifest) => {
			for (const one of manifest['collections'] as { embedModel: string }[]) {
				one.embedModel = 'embed-2';
			}
		});
		await expect(takeIn(catalog, other)).rejects.toHaveProperty('name', 'ZipOtherModelError');
		expect(await contentOf(catalog)).toEqual(before);
	});

	it('leaves nothing half-written where there is no room', async () => {
		const file = fileOf(await zipOf(await catalogOf(1100)));
		class FullStore extends MemoryStore {
			override async beginImport(...args: Parameters<MemoryStore['beginImport']>) {
				const writing = await super.beginImport(...args);
				let puts = 0;
				return {
					...writing,
					put: (...rest: Parameters<typeof writing.put>) => {
						puts += 1;
						if (puts < 2) return writing.put(...rest);
						return Promise.reject(Object.assign(new Error('full'), { name: 'StorageFullError' }));
					}
				};
			}
		}
		const catalog = openCatalog(new FullStore());
		await expect(takeIn(catalog, file)).rejects.toHaveProperty('name', 'StorageFullError');
		expect(await contentOf(catalog)).toMatchObject({ ids: [], collections: [], edits: [] });
	});
});

describe('a zip under way', () => {
	it('names what is missing, and goes on', async () => {
		const catalog = await catalogOf(6);
		const written = await zipOf(
			catalog,
			{ items: { kind: 'ids', ids: ['demo/n0001', 'demo/n0002', 'demo/n0003', 'demo/none'] } },
			{
				wrap: (source) => ({
					...streamed(source),
					async records(from, count) {
						const records = await source.records(from, count);
						return records.map((record) => (record?.item.number === 'n0003' ? null : record));
					},
					async photos(from, most) {
						const photos = await source.photos(from, most);
						return photos.map((photo, i) => (from + i === 1 ? null : photo));
					}
				})
			}
		);
		expect(written.outcome).toMatchObject({
			state: 'written',
			summary: { missing: ['demo/none', 'demo/n0002', 'demo/n0003'] }
		});
		const zip = await JSZip.loadAsync(await fileOf(written).arrayBuffer(), { checkCRC32: true });
		expect(zip.file(/^images\//).map(({ name }) => name)).toEqual(['images/n0001.png']);
		const manifest = JSON.parse((await zip.file('manifest.json')?.async('string')) ?? '');
		expect(manifest.items[1].parts).toEqual({});
		expect(manifest.missing).toEqual(['demo/none', 'demo/n0002', 'demo/n0003']);
		const empty = openCatalog();
		expect(await takeIn(empty, fileOf(written))).toMatchObject({ added: 2 });
	});

	it('ends with the sink’s own error when it is full, and clears it', async () => {
		const catalog = await catalogOf(20);
		for (const [name, sink] of [
			[
				'ZipTooLargeError',
				memorySink(10, () => Object.assign(new Error('x'), { name: 'ZipTooLargeError' }))
			],
			[
				'StorageFullError',
				{
					...anySink(),
					write: () => Promise.reject(Object.assign(new Error('x'), { name: 'StorageFullError' }))
				}
			]
		] as const) {
			const discard = vi.fn(() => Promise.resolve());
			const writing = zipOf(catalog, {}, { sink: { ...sink, discard } });
			await expect(writing).rejects.toHaveProperty('name', name);
			expect(discard).toHaveBeenCalledOnce();
		}
	});

	it('stops at the signal, and clears the sink', async () => {
		const catalog = await catalogOf(20);
		const controller = new AbortController();
		const discard = vi.fn(() => Promise.resolve());
		let items = 0;
		const writing = zipOf(
			catalog,
			{},
			{
				sink: { ...anySink(), discard },
				signal: controller.signal,
				next: () => {
					items += 1;
					if (items === 5) controller.abort();
					return true;
				}
			}
		);
		await expect(writing).rejects.toHaveProperty('name', 'AbortError');
		expect(discard).toHaveBeenCalledOnce();
		expect(items).toBe(5);
	});

	it('says honestly that one in memory begins again', async () => {
		const catalog = await catalogOf(20);
		const { outcome } = await zipOf(catalog, {}, { next: () => false });
		expect(outcome).toEqual({ state: 'stopped', journal: null });
	});

	it('does not go on when the items have changed meanwhile', async () => {
		const catalog = await catalogOf(20);
		const sink = { ...anySink(), keep: () => Promise.resolve(true) };
		let items = 0;
		const { outcome } = await zipOf(
			catalog,
			{},
			{ sink, wrap: streamed, next: () => (items += 1) < 10 }
		);
		if (outcome.state !== 'stopped' || !outcome.journal) throw new Error('not stopped');
		const { journal } = outcome;
		const other = await catalogOf(20, (i) => sampleItem(i, { number: `x${i}` }));
		const resume = { sink: anySink(), wrap: streamed, resume: journal };
		await expect(zipOf(other, journal.wish, resume)).rejects.toHaveProperty(
			'name',
			'ZipChangedError'
		);
	});

	it('stopped between any two items and gone on with, is the same in the end', async () => {
		const catalog = await catalogOf(12, (i) => ({ labels: { [`c${i}`]: 'x' } }));
		const whole = await JSZip.loadAsync(
			await fileOf(await zipOf(catalog, {}, { wrap: streamed })).arrayBuffer()
		);
		for (const stopAt of [0, 1, 7, 11]) {
			const sink = { ...anySink(), keep: () => Promise.resolve(true) };
			let items = 0;
			const next = () => (items += 1) <= stopAt;
			const { outcome } = await zipOf(catalog, {}, { sink, wrap: streamed, next });
			if (outcome.state !== 'stopped' || !outcome.journal) throw new Error('not stopped');
			expect(outcome.journal).toMatchObject({ done: stopAt, total: 12 });
			const resume = structuredClone(outcome.journal);
			const end = await zipOf(catalog, resume.wish, { sink, wrap: streamed, resume });
			const zip = await JSZip.loadAsync(await fileOf(end).arrayBuffer(), { checkCRC32: true });
			expect(Object.keys(zip.files)).toEqual(Object.keys(whole.files));
			for (const name of Object.keys(whole.files)) {
				// Dated by the moment it was begun.
				if (name === 'manifest.json') continue;
				expect(await zip.file(name)?.async('string')).toBe(await whole.file(name)?.async('string'));
			}
		}
	});
});
