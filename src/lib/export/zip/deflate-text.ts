/** A text compressed while it is written, so that only its compressed form is held. */

import { crc32 } from './crc32';

export type DeflatedText = {
	readonly chunks: readonly Uint8Array<ArrayBuffer>[];
	readonly crc: number;
	readonly storedBytes: number;
	readonly bytes: number;
};

/** Small parts are gathered: handing each to the compressor on its own takes longer than compressing it. */
const GATHER_CHARACTERS = 1 << 16;

/** By the browser's own compressor (raw DEFLATE, RFC 1951). */
export function deflateText(): {
	readonly write: (text: string) => Promise<void>;
	readonly close: () => Promise<DeflatedText>;
} {
	const stream = new CompressionStream('deflate-raw');
	const writer = stream.writable.getWriter();
	const encoder = new TextEncoder();
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	const reading = (async () => {
		const reader = stream.readable.getReader();
		for (;;) {
			const { value, done } = await reader.read();
			if (done) return;
			chunks.push(value);
		}
	})();
	// Told to who writes or closes; it must not count as unheard before.
	reading.catch(() => undefined);
	let held = '';
	let crc = 0;
	let bytes = 0;

	const pass = async (): Promise<void> => {
		const part = encoder.encode(held);
		held = '';
		crc = crc32(part, crc);
		bytes += part.length;
		await writer.write(part);
	};
	return {
		async write(text) {
			held += text;
			if (held.length >= GATHER_CHARACTERS) await pass();
		},
		async close() {
			await pass();
			await writer.close();
			await reading;
			const storedBytes = chunks.reduce((sum, { length }) => sum + length, 0);
			return { chunks, crc, storedBytes, bytes };
		}
	};
}

/** Bytes that texts take together once they are compressed. */
export async function deflatedBytes(parts: readonly string[]): Promise<number> {
	const text = deflateText();
	for (const part of parts) await text.write(part);
	return (await text.close()).storedBytes;
}
