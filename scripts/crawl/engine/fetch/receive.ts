/** One exchange with a server: headers and body within limits of time and size, nothing followed, nothing decoded. */

import type { Dispatcher } from 'undici';
import { errors } from 'undici';
import { FetchError } from './fetch-error';

export type Headers = Readonly<Record<string, string>>;

export type Raw = {
	readonly status: number;
	readonly headers: Headers;
	/** As sent: compressed where the server compressed it. */
	readonly body: Buffer;
};

export type Exchange = {
	readonly url: URL;
	readonly headers: Record<string, string>;
	/** Bytes on the wire after which the answer is given up. */
	readonly maxBytes: number;
	/** For the whole exchange, ms. */
	readonly totalMs: number;
	readonly signal: AbortSignal;
	/** Called when the request goes onto the wire. */
	readonly onSent: () => void;
};

/** @throws FetchError */
export function receive(dispatcher: Dispatcher, exchange: Exchange): Promise<Raw> {
	const { url, headers, maxBytes, totalMs, signal, onSent } = exchange;
	return new Promise((resolve, reject) => {
		let status = 0;
		let answered: Headers = {};
		const chunks: Buffer[] = [];
		let size = 0;
		let controller: Dispatcher.DispatchController | null = null;
		let isSettled = false;
		const settle = (end: () => void) => {
			if (isSettled) return;
			isSettled = true;
			clearTimeout(timer);
			signal.removeEventListener('abort', onAbort);
			end();
		};
		const fail = (error: unknown) => {
			settle(() => reject(toFetchError(error, url)));
			controller?.abort(error instanceof Error ? error : new Error(String(error)));
		};
		const onAbort = () => fail(signal.reason);
		const timer = setTimeout(
			() => fail(new FetchError('timeout', `no whole answer within ${totalMs} ms`, true)),
			totalMs
		);
		if (signal.aborted) {
			onAbort();
			return;
		}
		signal.addEventListener('abort', onAbort, { once: true });
		dispatcher.dispatch(
			{ origin: url.origin, path: url.pathname + url.search, method: 'GET', headers },
			{
				onRequestStart(started) {
					controller = started;
					if (isSettled) started.abort(new Error('given up'));
					else onSent();
				},
				onResponseStart(_, code, fields) {
					if (code < 200) return;
					status = code;
					answered = flatten(fields);
					const announced = Number(answered['content-length'] ?? 0);
					if (announced > maxBytes) fail(tooLarge(announced, maxBytes));
				},
				onResponseData(_, chunk) {
					size += chunk.length;
					if (size > maxBytes) fail(tooLarge(size, maxBytes));
					else chunks.push(chunk);
				},
				onResponseEnd() {
					settle(() => resolve({ status, headers: answered, body: join(chunks) }));
				},
				onResponseError(_, error) {
					fail(error);
				}
			}
		);
	});
}

function join(chunks: Buffer[]): Buffer {
	const [first] = chunks;
	return chunks.length === 1 && first ? first : Buffer.concat(chunks);
}

function flatten(fields: Record<string, string | string[] | undefined>): Headers {
	const flat: Record<string, string> = {};
	for (const [name, value] of Object.entries(fields))
		if (value !== undefined)
			flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
	return flat;
}

function tooLarge(size: number, maxBytes: number): FetchError {
	return new FetchError('too-large', `${size} bytes, more than the ${maxBytes} allowed`, false);
}

function toFetchError(error: unknown, url: URL): Error {
	if (error instanceof FetchError) return error;
	if (!(error instanceof Error)) return new FetchError('internal', String(error), false);
	// A stop by the person is not an error of the address.
	if (error.name === 'AbortError') return error;
	const isTimeout =
		error instanceof errors.ConnectTimeoutError ||
		error instanceof errors.HeadersTimeoutError ||
		error instanceof errors.BodyTimeoutError;
	if (isTimeout) return new FetchError('timeout', `${url.host}: ${error.message}`, true);
	const code = (error as NodeJS.ErrnoException).code ?? error.name;
	return new FetchError('unreachable', `${url.host}: ${error.message || code}`, true, {
		cause: error
	});
}
