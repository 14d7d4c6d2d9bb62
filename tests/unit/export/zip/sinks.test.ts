import { afterEach, describe, expect, it, vi } from 'vitest';
import { Gatherer, memorySink, type ByteSink } from '../../../../src/lib/export/zip/byte-sink';
import { openSink } from '../../../../src/workers/zip-sinks';

const full = new DOMException('full', 'QuotaExceededError');
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

/** A file as a person chose it, over memory. */
function chosenFile(before: Uint8Array<ArrayBuffer>, write?: () => Promise<void>) {
	let content = [...before];
	const removed = vi.fn(() => Promise.resolve());
	const handle = {
		getFile: () => Promise.resolve(new File([Uint8Array.from(content)], 'a.zip')),
		remove: removed,
		createWritable: ({ keepExistingData }: { keepExistingData: boolean }) => {
			const swap = keepExistingData ? [...content] : [];
			let at = 0;
			return Promise.resolve({
				truncate: (size: number) => Promise.resolve(void (swap.length = size)),
				seek: (to: number) => Promise.resolve(void (at = to)),
				write: (part: Uint8Array) => {
					if (write) return write();
					for (const value of part) swap[at++] = value;
					return Promise.resolve();
				},
				close: () => Promise.resolve(void (content = swap)),
				abort: () => Promise.resolve()
			});
		}
	};
	return {
		handle: handle as unknown as FileSystemFileHandle,
		content: () => content,
		removed
	};
}

/** The app's own storage, over memory, with room for so many bytes. */
function ownStorage(room: number) {
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
							return fits;
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

describe('a file in the app’s own storage', () => {
	it('says that there is no room where fewer bytes were written than given', async () => {
		const files = ownStorage(3);
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
