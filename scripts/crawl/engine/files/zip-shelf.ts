/** A zip of photos, read entry by entry with caps, so that a bomb ends as an error. */

import { readFile, stat } from 'node:fs/promises';
import JSZip from 'jszip';
import { FetchError } from '../fetch/fetch-error';
import type { Shelf } from './shelf';

const MAX_ZIP_BYTES = 2 ** 30;
const MAX_ENTRIES = 50_000;
const MAX_UNPACKED_BYTES = 8 * 2 ** 30;

/** @throws FetchError */
export async function openZip(path: string): Promise<Shelf> {
	const { size } = await stat(path);
	if (size > MAX_ZIP_BYTES) throw tooLarge(`${path} has ${size} bytes; at most ${MAX_ZIP_BYTES}`);
	const zip = await JSZip.loadAsync(await readFile(path)).catch((error: unknown) => {
		throw new FetchError('broken-content', `${path} is no zip: ${String(error)}`, false);
	});
	const files = Object.values(zip.files).filter(({ dir }) => !dir);
	if (files.length > MAX_ENTRIES)
		throw tooLarge(`${path} has ${files.length} files; at most ${MAX_ENTRIES}`);
	let unpacked = 0;
	return {
		names: () =>
			Promise.resolve(
				files
					// What packed it may have put names into it that lead elsewhere: those are not taken.
					.filter((file) => isInside(file.unsafeOriginalName ?? file.name))
					.map(({ name }) => name)
					.sort()
			),
		async read(name, maxBytes) {
			const file = zip.file(name);
			if (!file) throw new FetchError('broken-content', `${path} has no ${name}`, false);
			const spend = (bytes: number) => {
				unpacked += bytes;
				if (unpacked > MAX_UNPACKED_BYTES)
					throw tooLarge(`${path}: more than ${MAX_UNPACKED_BYTES} bytes unpacked`);
			};
			return await unpackEntry(file, maxBytes, spend);
		}
	};
}

/** @param spend counts what comes out of the whole zip; throws when that is too much */
function unpackEntry(
	file: JSZip.JSZipObject,
	maxBytes: number,
	spend: (bytes: number) => void
): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let bytes = 0;
		const stream = file.nodeStream();
		stream.on('data', (chunk: Buffer) => {
			try {
				bytes += chunk.length;
				spend(chunk.length);
				if (bytes > maxBytes) throw tooLarge(`${file.name}: more than ${maxBytes} bytes unpacked`);
				chunks.push(chunk);
			} catch (error) {
				stream.pause();
				reject(error instanceof Error ? error : new Error(String(error)));
			}
		});
		stream.on('error', ({ message }: Error) =>
			reject(new FetchError('broken-content', `${file.name}: ${message}`, false))
		);
		stream.on('end', () => resolve(Buffer.concat(chunks)));
		stream.resume();
	});
}

function isInside(name: string): boolean {
	return !/^[/\\]|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i.test(name);
}

function tooLarge(message: string): FetchError {
	return new FetchError('too-large', message, false);
}
