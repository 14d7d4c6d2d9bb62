import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASE_NAME } from '../../../src/lib/catalog/store/schema';
import {
	plainWish,
	type Derive,
	type DerivedSample,
	type ZipJournal,
	type ZipOutcome,
	type ZipProgress,
	type ZipSink
} from '../../../src/lib/export/zip/wish';
import { CatalogClient } from '../../../src/lib/jobs/catalog-client';
import { ZipClient } from '../../../src/lib/jobs/zip-client';
import { sampleEntries, writeSample } from '../../unit/catalog/sample-snapshot';

const COUNT = 600;
const PHOTO_BYTES = 100_000;

/** PNGs of the size of real photos, each another. */
const photoOf = (head: Uint8Array, i: number): Uint8Array => {
	const photo = new Uint8Array(PHOTO_BYTES + i);
	photo.set(head);
	crypto.getRandomValues(photo.subarray(head.length, head.length + 60_000));
	return photo;
};

const files = await writeSample(
	[...sampleEntries(COUNT, 2)].map((entry, i) => ({
		...entry,
		photo: photoOf(entry.photo ?? new Uint8Array(), i)
	}))
);
const location = {
	kind: 'files' as const,
	files: [...files].map(([path, bytes]) => new File([bytes], path))
};
const everything = plainWish(
	{ kind: 'filter', filter: { version: 1, where: { kind: 'and', of: [] } } },
	'ko'
);
/** A busy machine needs its time. */
const patient = { timeout: 20_000 };
const stored: ZipSink = { kind: 'storage', name: 'test.zip' };

const clients: { dispose: () => void }[] = [];

function createClients() {
	const catalog = new CatalogClient();
	const zips = new ZipClient(catalog);
	clients.push(catalog, zips);
	return { catalog, zips };
}

async function deleteDatabase(): Promise<void> {
	await new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(DATABASE_NAME);
		request.onsuccess = request.onerror = request.onblocked = resolve;
	});
}

beforeEach(deleteDatabase);
afterEach(async () => {
	for (const client of clients.splice(0)) client.dispose();
	const root = await navigator.storage.getDirectory();
	await root.removeEntry('zips', { recursive: true }).catch(() => undefined);
});

function fileOf(outcome: ZipOutcome): Blob {
	if (outcome.state !== 'written' || !outcome.file) throw new Error(outcome.state);
	return outcome.file;
}

async function photosIn(file: Blob): Promise<number> {
	const zip = await JSZip.loadAsync(file, { checkCRC32: true });
	return zip.file(/^images\//).length;
}

describe('a zip of the worker', () => {
	it('is told to the byte before, but for its tables, and opens whole', async () => {
		const { catalog, zips } = createClients();
		await catalog.open(location);
		const plan = await zips.plan(everything);
		const progress: ZipProgress[] = [];
		const run = zips.write(everything, stored, { onProgress: (one) => progress.push(one) });
		const outcome = await run.finished;
		const file = fileOf(outcome);
		expect(plan).toMatchObject({ items: COUNT, withoutPhoto: 0, writer: 'stream', lost: [] });
		expect(outcome).toMatchObject({
			summary: { items: COUNT, files: plan.files, bytes: file.size, missing: [] }
		});
		expect(Math.abs(plan.bytes / file.size - 1)).toBeLessThan(0.002);
		expect(progress.at(-1)).toMatchObject({ done: COUNT, total: COUNT });
		expect(await photosIn(file)).toBe(COUNT);
	});

	it('comes back as it was, through the workers', async () => {
		const { catalog, zips } = createClients();
		await catalog.open(location);
		const ids = ['demo/n0001', 'demo/n0599'];
		const before = await catalog.items(ids);
		const photos = await catalog.pictures({ ids, size: 'photo' });
		const file = fileOf(await zips.write(everything, stored).finished);
		await catalog.removeCollection('demo');
		const said = await zips.read(file);
		expect(said).toEqual({ added: COUNT, known: 0, left: 0, edited: 0, collections: ['demo'] });
		expect(await catalog.items(ids)).toEqual(before);
		const again = await catalog.pictures({ ids, size: 'photo' });
		for (const [i, photo] of photos.entries()) {
			expect(await again[i]?.arrayBuffer()).toEqual(await photo?.arrayBuffer());
		}
	});

	it('is small by jszip, into memory', async () => {
		const { catalog, zips } = createClients();
		await catalog.open(location);
		const wish = plainWish({ kind: 'ids', ids: ['demo/n0002', 'demo/none'] }, 'ko');
		expect(await zips.plan(wish)).toMatchObject({ items: 1, lost: ['demo/none'], writer: 'jszip' });
		const outcome = await zips.write(wish, { kind: 'memory' }).finished;
		expect(outcome).toMatchObject({ summary: { items: 1, missing: ['demo/none'] } });
		const zip = await JSZip.loadAsync(fileOf(outcome), { checkCRC32: true });
		expect(await zip.file('items.csv')?.async('string')).toContain('옷 2');
	});

	it('stops where it is told to, and goes on from there in another tab', async () => {
		const { catalog, zips } = createClients();
		await catalog.open(location);
		const first = zips.write(everything, stored, {
			onProgress: ({ done }) => done > 100 && first.stop()
		});
		const stopped = await first.finished;
		expect(stopped).toMatchObject({ state: 'stopped', journal: { total: COUNT } });

		const other = createClients();
		const [found] = await other.zips.unfinished();
		const journal = found?.journal as ZipJournal;
		expect(journal.done).toBeGreaterThan(100);
		expect(journal.done).toBeLessThan(COUNT);
		const { wish } = journal;
		const file = fileOf(await other.zips.write(wish, stored, { resume: journal }).finished);
		expect(await photosIn(file)).toBe(COUNT);
		expect(await other.zips.unfinished()).toEqual([]);
		expect(await zips.read(file)).toMatchObject({ added: 0, known: COUNT });
	});

	it('holds still while it is paused', async () => {
		const { catalog, zips } = createClients();
		await catalog.open(location);
		const progress: ZipProgress[] = [];
		let hasPaused = false;
		const run = zips.write(everything, stored, {
			onProgress: (one) => {
				progress.push(one);
				if (one.done > 0 && !hasPaused) run.pause();
				hasPaused ||= one.done > 0;
			}
		});
		await expect.poll(() => progress.at(-1)?.state, patient).toBe('paused');
		const heldAt = progress.at(-1)?.done;
		await new Promise((resolve) => setTimeout(resolve, 400));
		expect(progress.at(-1)?.done).toBe(heldAt);
		run.resume();
		expect(await run.finished).toMatchObject({ state: 'written' });
	});

	it('leaves nothing behind when it is cancelled', async () => {
		const { catalog, zips } = createClients();
		await catalog.open(location);
		const controller = new AbortController();
		const run = zips.write(everything, stored, {
			signal: controller.signal,
			onProgress: ({ done }) => done > 50 && controller.abort()
		});
		await expect(run.finished).rejects.toHaveProperty('name', 'AbortError');
		// It is heard in the worker a little later.
		const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('zips');
		await expect
			.poll(async () => {
				const names = [];
				for await (const name of folder.keys()) names.push(name);
				return names;
			}, patient)
			.toEqual([]);
	});

	it('goes into a file that was chosen, and on from where it stopped', async () => {
		const { catalog, zips } = createClients();
		await catalog.open(location);
		const root = await navigator.storage.getDirectory();
		const handle = await root.getFileHandle('chosen.zip', { create: true });
		const sink: ZipSink = { kind: 'file', handle };
		const first = zips.write(everything, sink, {
			onProgress: ({ done }) => done > 100 && first.stop()
		});
		const stopped = await first.finished;
		if (stopped.state !== 'stopped' || !stopped.journal) throw new Error('not stopped');
		expect((await handle.getFile()).size).toBe(stopped.journal.offset);
		const resumed = zips.write(stopped.journal.wish, sink, { resume: stopped.journal });
		expect(await resumed.finished).toMatchObject({ state: 'written', file: null });
		expect(await photosIn(await handle.getFile())).toBe(COUNT);
		await root.removeEntry('chosen.zip');
	});

	describe('in a chosen file', () => {
		const NAME = 'chosen.zip';
		const chosen = async (): Promise<FileSystemFileHandle> =>
			(await navigator.storage.getDirectory()).getFileHandle(NAME, { create: true });
		afterEach(async () => {
			await (await navigator.storage.getDirectory()).removeEntry(NAME).catch(() => undefined);
			for (const { name } of await createClients().zips.unfinished()) {
				await createClients().zips.discard(name);
			}
		});

		/** Stopped after a hundred items. */
		async function stop() {
			const { catalog, zips } = createClients();
			await catalog.open(location);
			const handle = await chosen();
			const run = zips.write(
				everything,
				{ kind: 'file', handle, name: 'kept' },
				{ onProgress: ({ done }) => done > 100 && run.stop() }
			);
			expect(await run.finished).toMatchObject({ state: 'stopped' });
			return handle;
		}

		/** As another tab sees it. */
		async function look() {
			const { catalog, zips } = createClients();
			await catalog.open(location);
			const [left, ...more] = await zips.unfinished();
			expect(more).toEqual([]);
			if (!left) throw new Error('forgotten');
			const goOn = () =>
				zips.write(left.wish, left.sink, left.journal ? { resume: left.journal } : {}).finished;
			return { zips, left, goOn };
		}

		it('goes on in another tab, and is forgotten once it is whole', async () => {
			const handle = await stop();
			const { zips, left, goOn } = await look();
			expect(left).toMatchObject({ total: COUNT, sink: { kind: 'file' } });
			expect(left.journal?.offset).toBe((await handle.getFile()).size);
			expect(await goOn()).toMatchObject({ state: 'written' });
			expect(await photosIn(await handle.getFile())).toBe(COUNT);
			expect(await zips.unfinished()).toEqual([]);
		});

		it('is left alone where it was changed since, and its wish begins again', async () => {
			const handle = await stop();
			const writable = await handle.createWritable();
			await writable.write('my own words');
			await writable.close();
			const { left, goOn } = await look();
			await expect(goOn()).rejects.toHaveProperty('name', 'ZipSinkError');
			expect(await (await handle.getFile()).text()).toBe('my own words');
			const again = await look();
			expect(again.left).toEqual({ ...left, journal: null });
			expect(await again.goOn()).toMatchObject({ state: 'written' });
			expect(await photosIn(await handle.getFile())).toBe(COUNT);
		});

		it('that died with its tab before anything was kept is offered with its wish', async () => {
			const { catalog, zips } = createClients();
			await catalog.open(location);
			const handle = await chosen();
			let isUnderWay: () => void = () => undefined;
			const underWay = new Promise<void>((resolve) => (isUnderWay = resolve));
			void zips
				.write(
					everything,
					{ kind: 'file', handle, name: 'kept' },
					{ onProgress: ({ done }) => done > 100 && isUnderWay() }
				)
				.finished.catch(() => undefined);
			await underWay;
			// While a tab writes it, no other one is offered it.
			const other = createClients();
			expect(await other.zips.unfinished()).toEqual([]);
			zips.dispose();
			await expect.poll(() => other.zips.unfinished(), patient).toHaveLength(1);
			const { left } = await look();
			expect(left).toMatchObject({ journal: null, total: COUNT, wish: { photo: true } });
			expect(left.wish.items.kind === 'ids' && left.wish.items.ids).toHaveLength(COUNT);
			expect((await handle.getFile()).size).toBe(0);
		});

		it('thrown away takes what it wrote along', async () => {
			await stop();
			const { zips, left } = await look();
			await zips.discard(left.name);
			expect(await zips.unfinished()).toEqual([]);
			const root = await navigator.storage.getDirectory();
			await expect(root.getFileHandle(NAME)).rejects.toHaveProperty('name', 'NotFoundError');
		});
	});

	it('asks the page for what is derived, item by item', async () => {
		const { catalog, zips } = createClients();
		await catalog.open(location);
		const ids = ['demo/n0001', 'demo/n0002', 'demo/n0003'];
		const wish = {
			...plainWish({ kind: 'ids', ids }, 'en'),
			cutout: 'png' as const,
			mask: true,
			coco: true
		};
		const derive: Derive = async ({ item, photo, kinds }) => {
			expect(kinds).toEqual(['cutout', 'mask', 'outline', 'keyPoints']);
			if (item.number === 'n0002') return null;
			const picture = new Blob([await photo.slice(0, 5000).arrayBuffer()], { type: 'image/png' });
			const mask = { widthPx: 2, heightPx: 2, data: Uint8Array.of(1, 1, 1, 1) };
			return {
				pictures: { cutout: picture, mask: picture },
				garment: { box: item.box, mask },
				keyPoints: null
			};
		};
		const samples: DerivedSample[] = [];
		const { signal } = new AbortController();
		const onSample = (sample: DerivedSample): void => void samples.push(sample);
		await zips.sample(wish, derive, { known: [], onSample, signal });
		expect(samples.map(({ id }) => id).sort()).toEqual(ids);
		const plan = await zips.plan(wish, { samples });
		expect(plan).toMatchObject({ sampled: Infinity, outdated: [] });
		const outcome = await zips.write(wish, { kind: 'memory' }, { derive }).finished;
		expect(outcome).toMatchObject({ summary: { underived: ['demo/n0002'], files: plan.files } });
		const { size } = fileOf(outcome);
		expect(Math.abs(plan.bytes / size - 1)).toBeLessThan(0.02);
		const zip = await JSZip.loadAsync(fileOf(outcome), { checkCRC32: true });
		expect(zip.file(/^cutouts\//).map(({ name }) => name)).toEqual([
			'cutouts/n0001.png',
			'cutouts/n0003.png'
		]);
		const coco = JSON.parse((await zip.file('annotations.json')?.async('string')) ?? '') as {
			images: unknown[];
			annotations: unknown[];
		};
		expect(coco.images).toHaveLength(3);
		expect(coco.annotations).toHaveLength(3);
	});

	it('passes on what the catalog says of a wish', async () => {
		const { catalog, zips } = createClients();
		await catalog.open(location);
		const wish = { ...everything, pattern: '{nothing}' };
		await expect(zips.plan(wish)).rejects.toHaveProperty('name', 'ZipPatternError');
		await expect(zips.write(wish, { kind: 'memory' }).finished).rejects.toHaveProperty(
			'name',
			'ZipPatternError'
		);
	});
});
