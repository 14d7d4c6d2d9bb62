/** Fetches one file of known length from this origin, counting its bytes as they come. */

import { ModelChecksumError, ModelDownloadError } from './model-errors';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** `name` stands for the file in messages. */
export type DownloadOptions = {
	readonly name: string;
	readonly fetch: Fetch;
	readonly signal: AbortSignal;
	/** `no-store` keeps what goes to a storage of its own from being kept twice. */
	readonly cache: RequestCache;
};

const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

/** Network failures under one name; an abort stays what it is. */
async function named<T>({ name, signal }: DownloadOptions, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		signal.throwIfAborted();
		throw new ModelDownloadError(`${name}: ${messageOf(error)}`, { cause: error });
	}
}

/**
 * The answer to a GET request.
 *
 * @throws ModelDownloadError offline, on any status but 2xx, and on HTML: hosts of single-page apps
 *   answer a missing file with their start page and status 200
 */
export async function request(url: string, options: DownloadOptions): Promise<Response> {
	const { fetch, signal, name, cache } = options;
	const response = await named(options, () => fetch(url, { signal, cache }));
	if (!response.ok) throw new ModelDownloadError(`${name}: status ${response.status}`);
	if (response.headers.get('content-type')?.includes('text/html')) {
		throw new ModelDownloadError(`${name}: a page was answered instead of the file`);
	}
	return response;
}

/**
 * The bytes of a file.
 *
 * @param byteLength as the manifest names it; filled in place, so that memory holds the file once
 * @throws ModelDownloadError as `request` does, and when the connection breaks
 * @throws ModelChecksumError when the file has another length
 */
export async function download(
	url: string,
	byteLength: number,
	options: DownloadOptions,
	onBytes: (done: number) => void
): Promise<Uint8Array<ArrayBuffer>> {
	const response = await request(url, options);
	const bytes = new Uint8Array(byteLength);
	let done = 0;
	const reader = response.body?.getReader();
	await named(options, async () => {
		for (;;) {
			const part = await reader?.read();
			if (!part || part.done) return;
			if (done + part.value.length <= byteLength) bytes.set(part.value, done);
			done += part.value.length;
			if (done > byteLength) {
				await reader?.cancel();
				return;
			}
			onBytes(done);
		}
	});
	if (done !== byteLength) {
		const length = done > byteLength ? 'more' : `${done}`;
		throw new ModelChecksumError(`${options.name}: ${length} bytes instead of ${byteLength}`);
	}
	return bytes;
}
