/** Answers with a file from the disk, read as fast as it is taken. */

import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Refusal } from './refusal';

/** @throws Refusal `not-found` where the file is not there */
export async function fileAnswer(
	path: string,
	headers: Readonly<Record<string, string>>
): Promise<Response> {
	const info = await stat(path).catch(() => null);
	if (!info?.isFile()) throw new Refusal('not-found', 'The file is not there.');
	let stream: ReadStream | null = null;
	let chunks: AsyncIterator<Uint8Array> | null = null;
	// Not Readable.toWeb: it throws when the caller goes away in the middle.
	const body = new ReadableStream<Uint8Array>(
		{
			async pull(controller) {
				// Opened when it is wanted: an answer to HEAD never reads it.
				stream ??= createReadStream(path);
				chunks ??= stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
				const next = await chunks.next();
				if (next.done === true) controller.close();
				else controller.enqueue(next.value);
			},
			cancel() {
				stream?.destroy();
			}
		},
		{ highWaterMark: 0 }
	);
	return new Response(body, { headers: { ...headers, 'Content-Length': String(info.size) } });
}
