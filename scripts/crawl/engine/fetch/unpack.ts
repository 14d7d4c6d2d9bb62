/** Undoes Content-Encoding and gzipped files, with a cap on what comes out. */

import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import { FetchError } from './fetch-error';

type Unpacker = (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>;

const inflateAny: Unpacker = (bytes, options) =>
	// Some servers say `deflate` and leave the zlib header out.
	((bytes[0] ?? 0) & 0x0f) === 8
		? promisify<Buffer, ZlibOptions, Buffer>(inflate)(bytes, options)
		: promisify<Buffer, ZlibOptions, Buffer>(inflateRaw)(bytes, options);

const UNPACKERS: Readonly<Record<string, Unpacker>> = {
	gzip: promisify<Buffer, ZlibOptions, Buffer>(gunzip),
	'x-gzip': promisify<Buffer, ZlibOptions, Buffer>(gunzip),
	deflate: inflateAny,
	br: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress as never)
};

export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/**
 * @param encoding Content-Encoding, several by commas
 * @param maxBytes of what comes out, at every step
 * @throws FetchError `too-large` for a bomb, `broken-content` for what cannot be unpacked
 */
export async function unpack(body: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
	let bytes = body;
	const steps = encoding
		.toLowerCase()
		.split(',')
		.map((step) => step.trim())
		.filter((step) => step && step !== 'identity');
	if (steps.length > 3) throw new FetchError('broken-content', `encoded as ${encoding}`, false);
	for (const step of steps.reverse()) bytes = await unpackStep(bytes, step, maxBytes);
	return bytes;
}

/** A `.gz` file as such: sitemaps are often sent so. Anything else comes back as it is. */
export function unpackFile(bytes: Buffer, maxBytes: number): Promise<Buffer> | Buffer {
	const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
	return isGzip ? unpackStep(bytes, 'gzip', maxBytes) : bytes;
}

async function unpackStep(bytes: Buffer, step: string, maxBytes: number): Promise<Buffer> {
	const unpacker = UNPACKERS[step];
	if (!unpacker) throw new FetchError('broken-content', `encoded as ${step}`, false);
	if (bytes.length === 0) return bytes;
	try {
		return await unpacker(bytes, { maxOutputLength: maxBytes });
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === 'ERR_BUFFER_TOO_LARGE')
			throw new FetchError('too-large', `more than ${maxBytes} bytes unpacked`, false);
		throw new FetchError('broken-content', `${step}: ${message}`, true);
	}
}
