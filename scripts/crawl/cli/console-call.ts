/** One call to a running console: JSON there and back, its answer checked, its refusals as errors. */

import * as v from 'valibot';
import { refusalSchema, type RefusalCode } from '../console/refusal';
import { NotAllowedNowError, NotFoundError, StoreBusyError } from '../engine/collector';

/** Nothing answers where a console was. */
export class ConsoleGoneError extends Error {
	override name = 'ConsoleGoneError';
}

/** The console does not do it, for a reason that a collector itself does not have. */
export class ConsoleRefusedError extends Error {
	override name = 'ConsoleRefusedError';
	readonly code: RefusalCode;

	constructor(code: RefusalCode, message: string) {
		super(message);
		this.code = code;
	}
}

export type ConsolePlace = { readonly url: string; readonly token: string };

async function refused(response: Response): Promise<Error> {
	const answer = v.safeParse(refusalSchema, await response.json().catch(() => null));
	if (!answer.success) return new ConsoleGoneError(`Status ${response.status} without a reason.`);
	const { code, message } = answer.output.error;
	if (code === 'not-found') return new NotFoundError(message);
	if (code === 'not-allowed-now') return new NotAllowedNowError(message);
	if (code === 'store-busy') return new StoreBusyError(message);
	return new ConsoleRefusedError(code, message);
}

/**
 * The answer as it comes, for streams and files.
 * @throws NotFoundError, NotAllowedNowError, StoreBusyError, ConsoleRefusedError, ConsoleGoneError
 */
export async function openCall(
	{ url, token }: ConsolePlace,
	method: string,
	path: string,
	options: { readonly body?: unknown; readonly signal?: AbortSignal } = {}
): Promise<Response> {
	const { body, signal } = options;
	let response: Response;
	try {
		response = await fetch(`${url}/api/${path}`, {
			method,
			headers: {
				Authorization: `Bearer ${token}`,
				...(body === undefined ? {} : { 'Content-Type': 'application/json' })
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			...(signal ? { signal } : {})
		});
	} catch (cause) {
		throw new ConsoleGoneError(`No console answers at ${url}.`, { cause });
	}
	if (!response.ok) throw await refused(response);
	return response;
}

/** A call whose answer is JSON of a schema. */
export async function call<Schema extends v.GenericSchema>(
	place: ConsolePlace,
	method: string,
	path: string,
	schema: Schema,
	body?: unknown
): Promise<v.InferOutput<Schema>> {
	const response = await openCall(place, method, path, { body });
	return v.parse(schema, response.status === 204 ? null : await response.json());
}
