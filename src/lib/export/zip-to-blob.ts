/** Generates a zip chunk by chunk: about half the memory of asking jszip for the whole, and it can be stopped. */

import type JSZip from 'jszip';

/** Chunks are gathered into blobs of this size, which the browser may keep on disk. */
const PART_BYTES = 16 << 20;

/**
 * @param onPart told the finished part, 0..1
 * @throws the signal's reason
 */
export function zipToBlob(
	zip: JSZip,
	signal: AbortSignal,
	onPart: (part: number) => void
): Promise<Blob> {
	const stream = zip.generateInternalStream({ type: 'uint8array', compression: 'STORE' });
	const parts: Blob[] = [];
	let chunks: Uint8Array<ArrayBuffer>[] = [];
	let waiting = 0;
	const gather = (): void => {
		parts.push(new Blob(chunks));
		chunks = [];
		waiting = 0;
	};
	return new Promise<Blob>((resolve, reject) => {
		const stop = (): void => {
			stream.pause();
			reject(signal.reason as Error);
		};
		if (signal.aborted) {
			stop();
			return;
		}
		signal.addEventListener('abort', stop, { once: true });
		const settle = (end: () => void) => () => {
			signal.removeEventListener('abort', stop);
			end();
		};
		stream.on('data', (chunk, { percent }) => {
			chunks.push(new Uint8Array(chunk));
			waiting += chunk.length;
			if (waiting >= PART_BYTES) gather();
			onPart(Math.min(1, percent / 100));
		});
		stream.on('error', (error) => settle(() => reject(error))());
		stream.on(
			'end',
			settle(() => {
				gather();
				onPart(1);
				resolve(new Blob(parts, { type: 'application/zip' }));
			})
		);
		stream.resume();
	});
}
