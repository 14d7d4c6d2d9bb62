import { afterEach, describe, expect, it, vi } from 'vitest';
import { Gatherer, memorySink, type ByteSink } from '../../../../src/lib/export/zip/byte-sink';
import { plainWish, type ZipJournal } from '../../../../src/lib/export/zip/wish';
import { ZipChangedError, ZipSinkError } from '../../../../src/lib/export/zip/zip-errors';
import { openFileSink } from '../../../../src/workers/file-sink';
import { FIRST_SETTLED_BYTES, KeptRun } from '../../../../src/workers/kept-run';
import type { KeptZip, ZipShelf } from '../../../../src/workers/zip-shelf';
import { openSink } from '../../../../src/workers/zip-sinks';

const full = new DOMException('full', 'QuotaExceededError');
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

/** A file as a person chose it, over memory. */
function chosenFile(before: Uint8Array<ArrayBuffer>, write?: () => Promise<void>) {
	let content = [...before];
	let modifiedMs = 1000;
	let reopens: () => Promise<void> = () => Promise.resolve();
	const change = (by: number[]): void => {
		content = by;
		modifiedMs += 1;
	};
	const removed = vi.fn(() => Promise.resolve());
	const handle = {
		getFile: () =>
			Promise.resolve(new File([Uint8Array.from(content)], 'a.zip', { lastModified: modifiedMs })),
		remove: removed,
		createWritable: async ({ keepExistingData }: { keepExistingData: boolean }) => {
			if (keepExistingData) await reopens();
			const swap = keepExistingData ? [...content] : [];
			let at = 0;
			return {
				truncate: (size: number) => Promise.resolve(void (swap.length = size)),
				seek: (to: number) => Promise.resolve(void (at = to)),
				write: (part: Uint8Array) => {
					if (write) return write();
					for (const value of part) swap[at++] = value;
					return Promise.resolve();
				},
				close: () => {
					change(swap);
					return Promise.resolve();
				},
				abort: () => Promise.resolve()
			};
		}
	};
	return {
		handle: handle as unknown as FileSystemFileHandle,
		content: () => content,
		change,
		/** What happens from now on when it is opened to go on. */
		onReopen: (act: () => Promise<void>) => void (reopens = act),
		removed
	};
}

/** The app's own storage, over memory, with room for so many bytes. */
function ownStorage(room: number, refused?: number) {
	const files = new Map<string, number[]>();
	const folder = {
		getDirectoryHandle: () => Promise.resolve(folder),
		removeEntry: (name: string) => Promise.resolve(void files.delete(name)),
		getFileHandle: (name: string) => {
			const content = files.get(name) ?? [];
			files.set(name, content);
			return Promise.resolve({
				getFile: () => Promise.resolve(new File([Uint8Array.from(content)], name)),
				createSyncAccessHandle: () =>
					Promise.resolve({
						getSize: () => content.length,
						truncate: (size: number) => void (content.length = size),
						write: (part: Uint8Array, { at }: { at: number }) => {
							const fits = Math.max(0, Math.min(part.length, room - at));
							for (let i = 0; i < fits; i += 1) content[at + i] = part[i] ?? 0;
							return fits < part.length ? (refused ?? fits) : fits;
						},
						flush: () => undefined,
						close: () => undefined
					})
			});
		}
	};
	vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.resolve(folder) } });
	return files;
}

afterEach(() => vi.unstubAllGlobals());

describe('a file that was chosen', () => {
	it('is replaced by the zip once it is whole, and not before', async () => {
		const { handle, content } = chosenFile(bytes(9, 9, 9, 9));
		const sink = await openSink({ kind: 'file', handle }, 0);
		await sink.write(bytes(1, 2));
		expect(content()).toEqual([9, 9, 9, 9]);
		expect(await sink.close()).toBeNull();
		expect(content()).toEqual([1, 2]);
	});

	it('is gone on with where it was stopped', async () => {
		const { handle, content } = chosenFile(bytes());
		const sink = await openSink({ kind: 'file', handle }, 0);
		await sink.write(bytes(1, 2, 3, 4));
		expect(await sink.keep()).toBe(true);
		const later = await openSink({ kind: 'file', handle }, 3);
		await later.write(bytes(7));
		await later.close();
		expect(content()).toEqual([1, 2, 3, 7]);
		await expect(openSink({ kind: 'file', handle }, 5)).rejects.toHaveProperty(
			'name',
			'ZipSinkError'
		);
	});

	it('says that the disk is full, stays as it was, and is taken away where it was made for the zip', async () => {
		for (const [before, times] of [
			[bytes(9), 0],
			[bytes(), 1]
		] as const) {
			const { handle, content, removed } = chosenFile(before, () => Promise.reject(full));
			const sink = await openSink({ kind: 'file', handle }, 0);
			await expect(sink.write(bytes(1))).rejects.toHaveProperty('name', 'StorageFullError');
			await sink.discard();
			expect(content()).toEqual([...before]);
			expect(removed).toHaveBeenCalledTimes(times);
		}
	});

	it('that may not be written to any more says so', async () => {
		const denied = new DOMException('no', 'NotAllowedError');
		const { handle } = chosenFile(bytes(), () => Promise.reject(denied));
		const sink = await openSink({ kind: 'file', handle }, 0);
		await expect(sink.write(bytes(1))).rejects.toHaveProperty('name', 'ZipSinkError');
	});
});

describe('a chosen file that is to outlive its tab', () => {
	const isSettled = (record: KeptZip | undefined) => record?.reached?.journal.offset ?? null;
	const journalAt = (offset: number): ZipJournal => ({
		version: 1,
		wish: plainWish({ kind: 'ids', ids: ['demo/1'] }, 'en'),
		createdAt: '2026-01-02T00:00:00Z',
		fingerprint: 'f',
		done: 1,
		total: 2,
		offset,
		written: bytes()
	});

	/** A zip of `offset` bytes on its way, remembered in a map. */
	async function begin(file: ReturnType<typeof chosenFile>, resume: ZipJournal | null = null) {
		const records = new Map<string, KeptZip>();
		const shelf: ZipShelf = {
			put: (record) => Promise.resolve(void records.set(record.name, record)),
			get: (name) => Promise.resolve(records.get(name) ?? null),
			all: () => Promise.resolve([...records.values()]),
			remove: (name) => Promise.resolve(void records.delete(name))
		};
		const { handle } = file;
		const open = async (from: ZipJournal | null) => {
			const sink = await openFileSink(handle, from?.offset ?? 0, records.get('a')?.reached ?? null);
			const { wish } = journalAt(0);
			const run = await KeptRun.begin(
				{ name: 'a', handle, wish, total: 2, resume: from },
				sink,
				shelf
			);
			return { sink, run };
		};
		return { ...(await open(resume)), open, record: () => records.get('a'), shelf };
	}

	it('is closed at growing distances, never before the first, and goes on from there', async () => {
		const file = chosenFile(bytes());
		const { sink, run, record, open } = await begin(file);
		expect(record()).toMatchObject({ reached: null, total: 2 });
		await sink.write(bytes(1, 2));
		await run.checkpoint(journalAt(FIRST_SETTLED_BYTES - 1));
		expect(isSettled(record())).toBeNull();
		expect(file.content()).toEqual([]);
		// The distances are told by the journal; a few bytes stand for many here.
		await run.checkpoint({ ...journalAt(FIRST_SETTLED_BYTES) });
		expect(file.content()).toEqual([1, 2]);
		expect(isSettled(record())).toBe(FIRST_SETTLED_BYTES);
		await sink.write(bytes(3));
		await run.checkpoint(journalAt(2 * FIRST_SETTLED_BYTES - 1));
		expect(file.content()).toEqual([1, 2]);
		await run.checkpoint(journalAt(2 * FIRST_SETTLED_BYTES));
		expect(file.content()).toEqual([1, 2, 3]);
		// The tab dies with a fourth byte on its way.
		await sink.write(bytes(4));
		const later = await open(journalAt(3));
		await later.sink.write(bytes(5));
		await later.sink.close();
		await later.run.written();
		expect(file.content()).toEqual([1, 2, 3, 5]);
		expect(record()).toBeUndefined();
	});

	it('that held something else keeps it until the zip is whole', async () => {
		const file = chosenFile(bytes(9, 9));
		const { sink, run, record } = await begin(file);
		await sink.write(bytes(1, 2, 3));
		await run.checkpoint(journalAt(FIRST_SETTLED_BYTES));
		expect(file.content()).toEqual([9, 9]);
		expect(record()).toMatchObject({ reached: null });
	});

	it('is emptied and taken away when the zip is given up after it was closed on the way', async () => {
		const file = chosenFile(bytes());
		const { sink, run, record } = await begin(file);
		await sink.write(bytes(1, 2));
		await run.checkpoint(journalAt(FIRST_SETTLED_BYTES));
		await sink.discard();
		await run.failed(new DOMException('cancelled', 'AbortError'));
		expect(file.removed).toHaveBeenCalledOnce();
		expect(record()).toBeUndefined();
	});

	it('stays as far as it got where there is no room to open it again', async () => {
		const file = chosenFile(bytes());
		const { sink, run, record } = await begin(file);
		await sink.write(bytes(1, 2));
		file.onReopen(() => Promise.reject(full));
		const failure = await run
			.checkpoint(journalAt(FIRST_SETTLED_BYTES))
			.catch((error: unknown) => error);
		expect(failure).toHaveProperty('name', 'StorageFullError');
		await sink.discard();
		await run.failed(failure);
		expect(file.removed).not.toHaveBeenCalled();
		expect(file.content()).toEqual([1, 2]);
		expect(isSettled(record())).toBe(FIRST_SETTLED_BYTES);
	});

	it.each([
		['is longer now', [1, 2, 3]],
		['is shorter now', [1]],
		['has the same length and was written since', [7, 7]]
	])('%s: it is left alone, and the zip begins again', async (_, by) => {
		const file = chosenFile(bytes());
		const { sink, run, open } = await begin(file);
		await sink.write(bytes(1, 2));
		await run.checkpoint(journalAt(FIRST_SETTLED_BYTES));
		file.change(by);
		await expect(open(journalAt(2))).rejects.toHaveProperty('name', 'ZipSinkError');
		expect(file.content()).toEqual(by);
		expect(file.removed).not.toHaveBeenCalled();
	});

	it.each([new ZipChangedError('other items'), new ZipSinkError('moved')])(
		'is remembered with its wish where it cannot be gone on with: %s',
		async (error) => {
			const file = chosenFile(bytes());
			const { sink, run, open, record } = await begin(file);
			await sink.write(bytes(1, 2));
			await sink.keep();
			await run.stopped(journalAt(2));
			expect(isSettled(record())).toBe(2);
			const later = await open(journalAt(2));
			await later.sink.discard();
			await later.run.failed(error);
			expect(record()).toMatchObject({ reached: null, wish: journalAt(0).wish });
		}
	);
});

describe('a file in the app’s own storage', () => {
	it.each([
		['fewer bytes were written than given', undefined],
		['a private window returns -8 as a count without a sign', 2 ** 32 - 8]
	])('says that there is no room where %s', async (_, refused) => {
		const files = ownStorage(3, refused);
		const sink = await openSink({ kind: 'storage', name: 'a.zip' }, 0);
		await sink.write(bytes(1, 2));
		await expect(sink.write(bytes(3, 4))).rejects.toHaveProperty('name', 'StorageFullError');
		await sink.discard();
		expect([...files.keys()]).toEqual([]);
	});

	it('is gone on with after a crash: what came after the journal is cut off', async () => {
		const files = ownStorage(100);
		const sink = await openSink({ kind: 'storage', name: 'a.zip' }, 0);
		await sink.write(bytes(1, 2, 3, 4));
		const later = await openSink({ kind: 'storage', name: 'a.zip' }, 2);
		expect(files.get('a.zip')).toEqual([1, 2]);
		await later.write(bytes(5));
		const file = await later.close();
		expect([...new Uint8Array((await file?.arrayBuffer()) ?? [])]).toEqual([1, 2, 5]);
	});
});

describe('memory', () => {
	it('has a limit that is kept', async () => {
		const sink = memorySink(3, () => Object.assign(new Error(), { name: 'ZipTooLargeError' }));
		await sink.write(bytes(1, 2, 3));
		await expect(sink.write(bytes(4))).rejects.toHaveProperty('name', 'ZipTooLargeError');
	});
});

describe('gathered bytes', () => {
	it('reach the sink in large pieces, in order, and wait for it', async () => {
		const pieces: number[][] = [];
		let isBusy = false;
		const sink: Pick<ByteSink, 'write'> = {
			async write(part) {
				expect(isBusy).toBe(false);
				isBusy = true;
				await Promise.resolve();
				pieces.push([...part]);
				isBusy = false;
			}
		};
		const out = new Gatherer(sink as ByteSink, 10, 4);
		await out.write(bytes(1, 2, 3));
		expect(pieces).toEqual([]);
		await out.write(bytes(4, 5, 6, 7, 8, 9));
		await out.flush();
		expect(pieces).toEqual([[1, 2, 3, 4], [5, 6, 7, 8], [9]]);
		expect(out.offset).toBe(19);
	});
});
