/** The peers of the zip bench: the same photos, read the same way and written to the same place. */

import { makeZip } from 'client-zip';
import JSZip from 'jszip';
import { Gatherer, type ByteSink } from '../../../src/lib/export/zip/byte-sink';
import type { ZipSource } from '../../../src/lib/export/zip/zip-source';
import { openSink } from '../../../src/workers/zip-sinks';
import { borrowSource } from '../../../src/workers/zip-source-port';
import type { ZipRequest } from '../zip-steps';
import { fillStore } from './fill-store';
import { timePlans } from './time-plans';

const PLACE = 'bench.zip';

type Photo = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** The next photos come while those before are written. */
async function* photosOf(source: ZipSource): AsyncGenerator<Photo> {
	const { total } = await source.facts();
	let next: ReturnType<ZipSource['photos']> | null = source.photos(0, total);
	for (let from = 0; next !== null;) {
		const photos: Awaited<ReturnType<ZipSource['photos']>> = await next;
		const after = from + photos.length;
		next = after < total ? source.photos(after, total - after) : null;
		for (const [i, photo] of photos.entries()) {
			if (photo) yield { name: `images/${from + i}.jpg`, bytes: photo.picture.bytes };
		}
		from = after;
	}
}

async function copy(source: ZipSource, out: Gatherer): Promise<void> {
	for await (const { bytes } of photosOf(source)) await out.write(bytes);
}

async function byClientZip(source: ZipSource, out: Gatherer): Promise<void> {
	async function* entries() {
		for await (const { name, bytes } of photosOf(source)) yield { name, input: bytes };
	}
	const reader = makeZip(entries()).getReader();
	for (;;) {
		const { value, done } = await reader.read();
		if (done) return;
		await out.write(value);
	}
}

async function byJszip(source: ZipSource, out: Gatherer): Promise<void> {
	const zip = new JSZip();
	for await (const { name, bytes } of photosOf(source)) {
		// jszip holds what it is given until the end.
		zip.file(name, bytes.slice(), { createFolders: false });
	}
	const stream = zip.generateInternalStream({ type: 'uint8array', compression: 'STORE' });
	await new Promise<void>((resolve, reject) => {
		let writing = Promise.resolve();
		stream.on('data', (chunk) => {
			stream.pause();
			writing = writing.then(() => out.write(chunk)).then(() => void stream.resume());
			writing.catch(reject);
		});
		stream.on('error', reject);
		stream.on('end', () => void writing.then(resolve, reject));
		stream.resume();
	});
}

const METHODS = { copy, 'client-zip': byClientZip, jszip: byJszip };

async function sinkAt(place: 'storage' | 'file'): Promise<ByteSink> {
	if (place === 'storage') return openSink({ kind: 'storage', name: PLACE }, 0);
	const root = await navigator.storage.getDirectory();
	const handle = await root.getFileHandle(PLACE, { create: true });
	return openSink({ kind: 'file', handle }, 0);
}

async function answer(request: ZipRequest): Promise<unknown> {
	switch (request.step) {
		case 'fill':
			return fillStore(request.items, request.photoBytes);
		case 'plans':
			return timePlans(request.items, request.rounds);
		case 'write': {
			const { source, end } = borrowSource(request.source, new AbortController().signal);
			const sink = await sinkAt(request.place);
			const out = new Gatherer(sink);
			await METHODS[request.method](source, out);
			await out.flush();
			await sink.close();
			end();
			return out.offset;
		}
	}
}

addEventListener('message', ({ data }: MessageEvent<ZipRequest>) => {
	answer(data).then(
		(result) => postMessage(result),
		// Thrown anew outside of the promise, it reaches the page as the worker's error.
		(error: unknown) => reportError(error)
	);
});
